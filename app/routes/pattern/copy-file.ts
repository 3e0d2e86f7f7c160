import type { LoaderFunctionArgs } from '@remix-run/node'
import { getCopy } from '~/domain/pattern/read.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'

/** One's own copy as a Markdown file. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const copy = await getCopy(args.context.db, { id: param(args, 'copy'), ownerId: reader.id })
	return new Response(`# ${copy.title}\n\n${copy.text.trimEnd()}\n`, {
		headers: {
			'Content-Type': 'text/markdown; charset=utf-8',
			// Named after the pattern: the title is private, and a header ends up in more places than a page.
			'Content-Disposition': `attachment; filename="${copy.patternId || 'pattern-draft'}.md"`,
			'Cache-Control': 'private, no-store',
		},
	})
})
