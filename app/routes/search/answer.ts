import type { LoaderFunctionArgs } from '@remix-run/node'
import { LONGEST_ASKED } from '~/domain/search/asked'
import { search } from '~/domain/search/find.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'

/** What the palette asks while somebody types; the page that lies under it is no business of Remix’s loads. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	if (await args.context.limits.search(reader.id)) return Response.json(null, { status: 429 })
	// One more than is looked for, so that a cut is noticed.
	const typed = searchParam(args.request, 'q', LONGEST_ASKED + 1)
	return Response.json(await search(args.context.db, reader.id, typed), {
		headers: { 'Cache-Control': 'private, no-store' },
	})
})
