import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FindPattern } from '~/components/pattern/find'
import { CopyRows, PatternRows } from '~/components/pattern/rows'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { capitalized, counted } from '~/domain/number-words'
import { filterPatterns } from '~/domain/pattern/filter'
import { GROUPS, MOMENTS } from '~/domain/pattern/kinds'
import { listCopies } from '~/domain/pattern/read.server'
import { byGroup, copyRow, patternRow } from '~/domain/pattern/rows'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/pattern.css?url'

export const handle = { at: 'patterns', help: 'patterns' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Patterns · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { library } = args.context.content
	const [moment, group] = [searchParam(args.request, 'moment'), searchParam(args.request, 'group')]
	const asked = {
		moment: MOMENTS.find((each) => each === moment),
		group: GROUPS.find((each) => each === group),
		q: searchParam(args.request, 'q'),
		templates: searchParam(args.request, 'templates') !== '',
	}
	const isAsked = Boolean(asked.moment || asked.group || asked.q || asked.templates)
	const found = filterPatterns(library.patterns, { ...asked, words: asked.q })
	return {
		asked,
		isAsked,
		isEmpty: library.patterns.length === 0,
		count: found.length,
		groups: byGroup(found.map(patternRow)),
		copies: (await listCopies(args.context.db, reader.id)).map((copy) =>
			copyRow(library, copy, shortDate(copy.changedAt, reader.timeZone)),
		),
		principles: library.principles?.title ?? null,
	}
})

export default function Patterns() {
	const { asked, isAsked, isEmpty, count, groups, copies, principles } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Patterns</h1>
					<p className="lede">
						Ways through situations that come back. Find yours, read it in five minutes, and take a copy that you make
						your own. {principles ? <Link to={paths.principles()}>The principles behind all of them</Link> : null}
					</p>
				</div>
			</div>
			{copies.length > 0 && !isAsked ? (
				<Section id="mine" title="Yours" aside="Only you see these" className="mb-10">
					<CopyRows rows={copies} />
				</Section>
			) : null}
			{isEmpty ? (
				<Empty title="No patterns yet">
					The library of this installation is empty. Copies you have made stay yours.
				</Empty>
			) : (
				<>
					<h2 className="h2 mb-4">What is ahead of you?</h2>
					<FindPattern asked={asked} />
					{isAsked ? (
						<p className="found" role="status">
							{capitalized(counted(count, 'pattern', 'patterns'))}. <Link to={paths.patterns()}>Show all</Link>
						</p>
					) : null}
					{count === 0 ? (
						<Empty title="No pattern fits all of that">
							Take a word away, or a shorter one: “apolog” finds apologies and apologizing alike.
						</Empty>
					) : null}
					{groups.map(({ group, title, rows }) => (
						<Section key={group} id={group} title={title}>
							<PatternRows rows={rows} />
						</Section>
					))}
				</>
			)}
		</main>
	)
}
