import { randomUUID } from 'node:crypto'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { SharedRows } from '~/components/casebook/rows'
import { StopCard } from '~/components/casebook/stop-card'
import { WriteCase } from '~/components/casebook/write-case'
import { Empty } from '~/components/ui/marks'
import { choicesOf, Narrow, NarrowBy } from '~/components/ui/narrow'
import { Section } from '~/components/ui/section'
import { listReadable } from '~/domain/casebook/read.server'
import { levelOf } from '~/domain/cohort/level'
import { capitalized, counted } from '~/domain/number-words'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/casebook.css?url'

export const handle = { at: 'casebook', help: 'casebook' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Casebook · Belay' }]

const SHOWS = { waiting: 'Waiting for a word of yours', open: 'Open', closed: 'Told to their end' } as const

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, content } = args.context
	const all = await listReadable(db, content.programs, reader.id)
	const show = (Object.keys(SHOWS) as (keyof typeof SHOWS)[]).find((each) => each === searchParam(args.request, 'show'))
	const levels = [...new Set(all.flatMap(({ stageKey }) => stageKey || []))].sort()
	const level = levels.find((key) => key === searchParam(args.request, 'level'))
	const rows = all.filter(
		(row) =>
			(!level || row.stageKey === level) &&
			(!show || (show === 'closed' ? row.state === 'closed' : row.state === 'open')) &&
			(show !== 'waiting' || !row.haveSuggested),
	)
	return {
		once: randomUUID(),
		asked: { show, level },
		levels: levels.map((key) => ({ key, name: levelOf(content.programs, key).label })),
		hasAny: all.length > 0,
		rows: rows.map(({ stageKey: _stage, audience: _audience, weekOf: _week, ...row }) => row),
	}
})

export default function Casebook() {
	const { once, asked, levels, hasAny, rows } = useLoaderData<typeof loader>()
	const isAsked = Boolean(asked.show || asked.level)
	return (
		<main id="main" className="page">
			<div className="top">
				<div>
					<h1 className="h1">Casebook</h1>
					<p className="lede">
						Hard work with people, written down without names, between sessions. Suggest what you would try; the author
						says what came of it. <Link to={paths.myCases()}>Your own cases</Link>
					</p>
				</div>
				<WriteCase once={once} />
			</div>
			<div className="case-grid">
				<Section
					id="cases"
					title="Cases you may read"
					aside="What is read here stays with those who read it"
					className=""
				>
					{hasAny ? (
						<>
							<Narrow asked={asked} className="mt-4">
								<NarrowBy name="show" label="Show" chosen={asked.show ?? ''} every="All" choices={choicesOf(SHOWS)} />
								{levels.length > 0 ? (
									<NarrowBy
										name="level"
										label="Shared with a level"
										chosen={asked.level ?? ''}
										every="Any"
										choices={levels}
									/>
								) : null}
							</Narrow>
							{isAsked ? (
								<p className="small mt-3" role="status">
									{capitalized(counted(rows.length, 'case', 'cases'))}. <Link to={paths.casebook()}>Show all</Link>
								</p>
							) : null}
						</>
					) : null}
					{rows.length > 0 ? (
						<SharedRows rows={rows} />
					) : hasAny ? (
						<Empty title="None of that kind">Show all of them, or another kind.</Empty>
					) : (
						<Empty title="No case to read yet">
							Cases appear here when somebody shares one with your cohort or your level. Somebody has to be first: a
							small one is enough, and no name has to be on it.
						</Empty>
					)}
				</Section>
				<aside>
					<Section id="how" title="How it goes" className="">
						<ol className="small soft how">
							<li>Somebody writes a case: the goal, what they tried, what works, what does not, and what they want.</li>
							<li>They choose who may read it. It never reaches the teams and lines concerned.</li>
							<li>You suggest what you would try, with your name or without.</li>
							<li>The author says what came of it, and what others can take from it.</li>
						</ol>
					</Section>
					<StopCard />
				</aside>
			</div>
		</main>
	)
}
