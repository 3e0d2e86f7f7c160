import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { StageCounts } from '~/components/compliance/stage-counts'
import { ComplianceTag } from '~/components/compliance/standing-tag'
import { ExportButton } from '~/components/ui/export-button'
import { Empty } from '~/components/ui/marks'
import { Narrow, NarrowBy, NarrowByWords } from '~/components/ui/narrow'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { countByStage, STANDINGS, sayStanding, standingNames } from '~/domain/compliance/standing'
import { capitalized, counted } from '~/domain/number-words'
import { dayLabel } from '~/domain/zone/plain-date'
import { asHttp } from '~/http/as-http'
import { readCompliance } from '~/http/compliance-search.server'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'compliance', help: 'who-is-due' }
export const meta: MetaFunction = () => [{ title: 'Who is due · Belay' }]

const ON_A_PAGE = 100
const plainDay = { day: 'numeric', month: 'short', year: 'numeric' } as const

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { all, shown, asked } = await readCompliance(args, admin.timeZone)
	const names = new Map(stageChoices(args.context.content.programs).map(({ key, name }) => [key, name]))
	const nameOf = (stageKey: string) => names.get(stageKey) ?? stageKey
	const from = Math.max(0, Math.trunc(Number(searchParam(args.request, 'from'))) || 0)
	const overdue = all.filter(({ standing }) => standing === 'overdue')
	const peopleOf = (rows: typeof overdue) => new Set(rows.map(({ person }) => person.id)).size
	return {
		asked,
		overdue: peopleOf(overdue),
		overdueInCohort: peopleOf(overdue.filter(({ alsoInCohort }) => alsoInCohort)),
		counts: countByStage(all).map((count) => ({ ...count, name: nameOf(count.stageKey) })),
		found: shown.length,
		from,
		rows: shown.slice(from, from + ON_A_PAGE).map((row) => ({
			...row,
			stage: nameOf(row.stageKey),
			words: sayStanding(row, row.day && dayLabel(row.day, plainDay)),
		})),
	}
})

export default function Compliance() {
	const { overdue, overdueInCohort, counts } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">
						{overdue === 0
							? 'Nobody is overdue'
							: `${capitalized(counted(overdue, 'person is', 'people are'))} overdue`}
					</h1>
					<p className="lede">
						Who must hold what, or is expected to, and by when. Who must hold something gets two letters: thirty days
						before its day, and once that is past.{' '}
						{overdueInCohort > 0
							? `${capitalized(counted(overdueInCohort, 'person who is overdue has', 'people who are overdue have'))} a seat in a cohort already.`
							: null}
					</p>
				</div>
				<Link className="btn edge" to={paths.needs()}>
					Who needs what
				</Link>
			</div>
			{counts.length === 0 ? (
				<Empty title="Nobody needs anything yet" act={<Link to={paths.needs()}>Open the table</Link>}>
					The table of who needs what says which level calls for which stage, and how soon.
				</Empty>
			) : (
				<>
					<StageCounts counts={counts} />
					<NarrowPeople />
					<People />
				</>
			)}
		</main>
	)
}

function NarrowPeople() {
	const { asked, counts } = useLoaderData<typeof loader>()
	return (
		<Narrow asked={asked}>
			<NarrowBy
				name="stage"
				label="Stage"
				chosen={asked.stage}
				every="Every stage"
				choices={counts.map(({ stageKey, name }) => ({ key: stageKey, name }))}
			/>
			<NarrowBy
				name="standing"
				label="Standing"
				chosen={asked.standing}
				every="Every standing"
				choices={STANDINGS.map((standing) => ({ key: standing, name: standingNames[standing] }))}
			/>
			<NarrowByWords label="Name, address, team or line manager" asked={asked.q} />
		</Narrow>
	)
}

function People() {
	const { asked, found, from, rows } = useLoaderData<typeof loader>()
	if (rows.length === 0)
		return (
			<Empty title="Nobody of that kind" act={<Link to={paths.compliance()}>Show everybody</Link>}>
				Nobody with these words stands there today.
			</Empty>
		)
	return (
		<>
			<div className="flex flex-wrap items-center gap-4 mb-2">
				<span className="strong">{counted(found, 'need', 'needs')}</span>
				<ExportButton file={paths.complianceFile(asked)}>Export these</ExportButton>
			</div>
			<section className="scroll-x" aria-label="People" tabIndex={0}>
				<table className="tbl stacks">
					<thead>
						<tr>
							<th scope="col">Name</th>
							<th scope="col">Stage</th>
							<th scope="col">Standing</th>
							<th scope="col">Team and line manager</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={`${row.person.id} ${row.stageKey}`}>
								<th scope="row" className="cell">
									<Link to={paths.person({ person: row.person.id })}>{row.person.name}</Link>
									<span className="block micro faint">{row.person.level}</span>
								</th>
								<td>{row.stage}</td>
								<td>
									<ComplianceTag of={row} />
									<span className="block micro soft">{row.words}</span>
								</td>
								<td>
									{row.person.team}
									<span className="block micro faint">{row.person.manager}</span>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<Pages asked={asked} from={from} found={found} />
		</>
	)
}

function Pages({ asked, from, found }: { asked: Record<string, string>; from: number; found: number }) {
	if (found <= ON_A_PAGE && from === 0) return null
	return (
		<p className="flex gap-4 mt-3">
			{from > 0 ? (
				<Link to={paths.compliance({ ...asked, from: String(Math.max(0, from - ON_A_PAGE)) })}>Before</Link>
			) : null}
			{from + ON_A_PAGE < found ? (
				<Link to={paths.compliance({ ...asked, from: String(from + ON_A_PAGE) })}>After</Link>
			) : null}
			<span className="soft">
				{from + 1} to {Math.min(from + ON_A_PAGE, found)} of {found}
			</span>
		</p>
	)
}
