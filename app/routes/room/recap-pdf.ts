import type { LoaderFunctionArgs } from '@remix-run/node'
import { getRecapToTake } from '~/domain/room/recap.server'
import { recapPdf } from '~/domain/room/recap-pdf.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { recapFile } from '~/http/recap-file'

/** The recap to take along, as PDF. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const taken = await getRecapToTake(args.context.db, param(args, 'session'), reader, args.context.clock())
	return recapFile(new Uint8Array(await recapPdf(taken)), {
		type: 'application/pdf',
		ending: 'pdf',
		date: taken.head.date,
	})
})
