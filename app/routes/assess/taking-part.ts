import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTakingPart, takingPartPdf } from '~/domain/certification/taking-part.server'
import { asHttp } from '~/http/as-http'
import { stageOf } from '~/http/assessed.server'
import { requireReader } from '~/http/guards'

/** One's own record of taking part, as PDF. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const stage = stageOf(args)
	const record = await readTakingPart(args.context.db, reader.id, stage, args.context.clock())
	return new Response(new Uint8Array(await takingPartPdf(record)), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="belay-${stage.id}-taking-part.pdf"`,
			'Cache-Control': 'private, no-store',
		},
	})
})
