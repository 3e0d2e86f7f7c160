import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ComplianceTag } from '~/components/compliance/standing-tag'
import { Crumbs, Empty } from '~/components/ui/marks'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { listStandings } from '~/domain/compliance/read.server'
import { sayStanding } from '~/domain/compliance/standing'
import { listTimeAsked } from '~/domain/facilitator/waiting.server'
import { capitalized, counted } from '~/domain/number-words'
import { listBelow } from '~/domain/person/line.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'home', help: 'line-managers' }
export const meta: MetaFunction = () => [{ title: 'Your people · Belay' }]

const plainDay = { day: 'numeric', month: 'short', year: 'numeric' } as const

/** What a line manager sees: who stands where. Never how far somebody is, what they wrote, or why they are excused. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const now = clock()
	const showsAll = searchParam(args.request, 'show') === 'all'
	const [own, all] = await Promise.all([listBelow(db, reader.id, 1), listBelow(db, reader.id)])
	const rows = await listStandings(db, now, dateOf(now, reader.timeZone), showsAll ? all : own)
	const names = new Map(stageChoices(content.programs).map(({ key, name }) => [key, name]))
	return {
		showsAll,
		own: own.length,
		askForTime: new Set((await listTimeAsked(db, reader.id)).map(({ personId }) => personId)).size,
		all: all.length,
		rows: rows.map(({ person, stageKey, strength, standing, day, alsoInCohort }) => ({
			id: person.id,
			name: person.name,
			level: person.level,
			manager: person.manager,
			stage: names.get(stageKey) ?? stageKey,
			standing,
			alsoInCohort,
			words: sayStanding({ standing, strength }, day && dayLabel(day, plainDay)),
		})),
	}
})

export default function YourPeople() {
	const { showsAll, own, all, askForTime, rows } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Home', to: paths.home() }, { name: 'Your people' }]} />
			<h1 className="h1">Your people</h1>
			<p className="soft mt-3 max-w-prose">
				Which levels the roles of your people call for, and where they stand. You see the standing and its day, and
				nothing else: not how far somebody is, what they wrote or were told, or why they are excused.
			</p>
			{own === 0 ? (
				<Empty title="Nobody reports to you" act={<Link to={paths.home()}>Back to home</Link>}>
					This page is for line managers. If somebody does report to you, your L&D admin can put it right.
				</Empty>
			) : (
				<>
					{askForTime > 0 ? (
						<p className="say note mt-4">
							{capitalized(counted(askForTime, 'person', 'people'))} of yours would like to lead a level.{' '}
							<Link to={paths.ways()}>Answer about the time</Link>
						</p>
					) : null}
					{all > own ? (
						<nav className="seg mt-4 mb-4" aria-label="Whose people">
							<Link to={paths.yourPeople()} aria-current={showsAll ? undefined : 'page'}>
								Your own
							</Link>
							<Link to={paths.yourPeople({ show: 'all' })} aria-current={showsAll ? 'page' : undefined}>
								Everybody below you
							</Link>
						</nav>
					) : null}
					{rows.length === 0 ? (
						<p className="mt-4">Their roles call for no level at the moment.</p>
					) : (
						<ul className="rows mt-4">
							{rows.map((row) => (
								<li key={`${row.id} ${row.stage}`}>
									<span className="grow">
										<span className="strong block">{row.name}</span>
										<span className="small soft block">
											{row.level}
											{showsAll && row.manager ? `, reports to ${row.manager}` : ''}
										</span>
										<span className="small block">
											{row.stage}. {row.words}
										</span>
									</span>
									<ComplianceTag of={row} />
								</li>
							))}
						</ul>
					)}
				</>
			)}
		</main>
	)
}
