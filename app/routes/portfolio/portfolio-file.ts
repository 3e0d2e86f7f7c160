import type { LoaderFunctionArgs } from '@remix-run/node'
import { portfolioAsMarkdown } from '~/domain/portfolio/made'
import { listMade } from '~/domain/portfolio/read.server'
import { longDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'

/** One's own portfolio as Markdown: what was agreed to, and nothing else. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const made = await listMade(db, reader, content.programs, longDate)
	return new Response(portfolioAsMarkdown(made.filter(({ isIncluded }) => isIncluded)), {
		headers: {
			'Content-Type': 'text/markdown; charset=utf-8',
			'Content-Disposition': 'attachment; filename="belay-portfolio.md"',
			'Cache-Control': 'private, no-store',
		},
	})
})
