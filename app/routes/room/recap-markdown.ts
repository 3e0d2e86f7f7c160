import type { LoaderFunctionArgs } from '@remix-run/node'
import { getRecapToTake } from '~/domain/room/recap.server'
import { recapAsMarkdown } from '~/domain/room/recap-markdown'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { recapFile } from '~/http/recap-file'

/** The recap to take along, as Markdown. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const taken = await getRecapToTake(args.context.db, param(args, 'session'), reader, args.context.clock())
	return recapFile(recapAsMarkdown(taken), {
		type: 'text/markdown; charset=utf-8',
		ending: 'md',
		date: taken.head.date,
	})
})
