import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { LevelTag } from '~/components/cohort/level-tag'
import { Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { type Level, levelOf } from '~/domain/cohort/level'
import { type IntakePhase, phaseNames } from '~/domain/intake/kinds'
import { listIntakes } from '~/domain/intake/read.server'
import { organizationDay } from '~/domain/intake/today.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'intakes', help: 'intakes' }
export const meta: MetaFunction = () => [{ title: 'Intakes · Belay' }]

/** The order in which they want attention. */
const GROUPS: { id: string; title: string; phases: IntakePhase[] }[] = [
	{ id: 'open', title: 'Open', phases: ['open'] },
	{ id: 'closed', title: 'Closed, cohorts to be formed', phases: ['closed'] },
	{ id: 'coming', title: 'Coming', phases: ['draft', 'coming'] },
	{ id: 'past', title: 'Past', phases: ['formed', 'cancelled'] },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const day = (date: string) => dayLabel(date, { day: 'numeric', month: 'short', year: 'numeric' })
	const intakes = (await listIntakes(db, await organizationDay(db, clock()))).map((intake) => ({
		id: intake.id,
		name: intake.name,
		phase: intake.phase,
		level: levelOf(content.programs, intake.stageKey),
		people: `${intake.taken} of ${intake.capacity}`,
		dates: `${day(intake.opensOn)} to ${day(intake.closesOn)}`,
		starts: day(intake.startsOn),
	}))
	return {
		groups: GROUPS.map(({ phases, ...group }) => ({
			...group,
			intakes: intakes.filter(({ phase }) => phases.includes(phase)),
		})).filter((group) => group.intakes.length > 0),
	}
})

type Line = {
	id: string
	name: string
	phase: IntakePhase
	level: Level
	people: string
	dates: string
	starts: string
}
const tones: Record<IntakePhase, string> = {
	draft: '',
	coming: '',
	open: 'good',
	closed: 'note',
	formed: '',
	cancelled: 'bad',
}

export default function Intakes() {
	const { groups } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">Intakes</h1>
					<p className="lede">
						A call for people who take one level at about the same time. Cohorts are formed from it.
					</p>
				</div>
				<Link className="btn ink" to={paths.newIntake()}>
					Plan an intake
				</Link>
			</div>
			{groups.length === 0 ? (
				<Empty title="No intake yet" act={<Link to={paths.newIntake()}>Plan the first</Link>}>
					People apply or are put in, their line managers agree to the time, and cohorts are proposed from who is there.
				</Empty>
			) : null}
			{groups.map((group) => (
				<Section key={group.id} id={group.id} title={group.title}>
					<Table title={group.title} intakes={group.intakes} />
				</Section>
			))}
		</main>
	)
}

function Table({ title, intakes }: { title: string; intakes: Line[] }) {
	return (
		<section className="scroll-x" aria-label={`${title}, a table`} tabIndex={0}>
			<table className="tbl stacks">
				<thead>
					<tr>
						<th scope="col">Name</th>
						<th scope="col">Level</th>
						<th scope="col">State</th>
						<th scope="col">People, of those asked for</th>
						<th scope="col">Applications</th>
						<th scope="col">First week</th>
					</tr>
				</thead>
				<tbody>
					{intakes.map((intake) => (
						<tr key={intake.id}>
							<th scope="row" className="cell">
								<Link to={paths.adminIntake({ intake: intake.id })}>{intake.name}</Link>
							</th>
							<td data-label="Level">
								<LevelTag level={intake.level} />
							</td>
							<td data-label="State">
								<span className={`tag ${tones[intake.phase]}`}>{phaseNames[intake.phase]}</span>
							</td>
							<td className="num" data-label="People, of those asked for">
								{intake.people}
							</td>
							<td data-label="Applications">{intake.dates}</td>
							<td data-label="First week">{intake.starts}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}
