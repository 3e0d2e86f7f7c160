import type { LoaderFunctionArgs } from '@remix-run/node'
import { asHttp } from '~/http/as-http'
import { deliverableOf } from '~/http/assessed.server'
import { requireReader } from '~/http/guards'

/** The empty template as a Markdown file. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireReader(args)
	const { stage, deliverable } = deliverableOf(args)
	return new Response(`# ${deliverable.title}\n\n${deliverable.template}\n`, {
		headers: {
			'Content-Type': 'text/markdown; charset=utf-8',
			'Content-Disposition': `attachment; filename="${stage.id}-template.md"`,
			'Cache-Control': 'private, no-store',
		},
	})
})
