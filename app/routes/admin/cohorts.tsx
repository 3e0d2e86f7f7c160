import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { LevelTag } from '~/components/cohort/level-tag'
import { Empty } from '~/components/ui/marks'
import { cohortStatusNames } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import { listCohorts } from '~/domain/cohort/read.server'
import { capitalized, counted } from '~/domain/number-words'
import { listNextSessions } from '~/domain/session/agenda.server'
import { sayWhen } from '~/domain/session/when.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'cohorts' }
export const meta: MetaFunction = () => [{ title: 'Cohorts · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const cohorts = await listCohorts(db)
	const next = await listNextSessions(
		db,
		cohorts.map((cohort) => cohort.id),
		now,
	)
	return {
		cohorts: cohorts.map((cohort) => {
			const session = next.get(cohort.id)
			return {
				id: cohort.id,
				name: cohort.name,
				level: levelOf(content.programs, cohort.stageKey),
				status: cohort.status,
				seats: `${cohort.taken} of ${cohort.seatCount}`,
				lead: cohort.lead,
				starts: dayLabel(cohort.startsOn, { day: 'numeric', month: 'short', year: 'numeric' }),
				next: session && { title: session.title, when: sayWhen(session, admin.timeZone, now) },
			}
		}),
	}
})

const tones = { planned: '', open: 'note', running: 'good', finished: '', cancelled: 'bad' }

export default function Cohorts() {
	const { cohorts } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">
						{cohorts.length > 0 ? capitalized(counted(cohorts.length, 'cohort', 'cohorts')) : 'Cohorts'}
					</h1>
					<p className="lede">Eight to twelve people who take one level together. Newest first.</p>
				</div>
				<p className="flex flex-wrap gap-2">
					<Link className="btn edge" to={paths.seatRules()}>
						How seats are given
					</Link>
					<Link className="btn ink" to={paths.newCohort()}>
						Create a cohort
					</Link>
				</p>
			</div>
			{cohorts.length === 0 ? (
				<Empty title="No cohort yet" act={<Link to={paths.newCohort()}>Create the first</Link>}>
					Modules teach, a cohort practices. It needs eight people, a lead and a first date.
				</Empty>
			) : (
				<section className="scroll-x" aria-label="Cohorts" tabIndex={0}>
					<table className="tbl stacks">
						<thead>
							<tr>
								<th scope="col">Name</th>
								<th scope="col">Level</th>
								<th scope="col">Status</th>
								<th scope="col">Seats taken</th>
								<th scope="col">Lead</th>
								<th scope="col">Starts</th>
								<th scope="col">Next session, on your clock</th>
							</tr>
						</thead>
						<tbody>
							{cohorts.map((cohort) => (
								<tr key={cohort.id}>
									<th scope="row" className="cell">
										<Link to={paths.adminCohort({ cohort: cohort.id })}>{cohort.name}</Link>
									</th>
									<td data-label="Level">
										<LevelTag level={cohort.level} />
									</td>
									<td data-label="Status">
										<span className={`tag ${tones[cohort.status]}`}>{cohortStatusNames[cohort.status]}</span>
									</td>
									<td className="num" data-label="Seats taken">
										{cohort.seats}
									</td>
									<td data-label="Lead">{cohort.lead ?? <span className="faint">Nobody yet</span>}</td>
									<td data-label="Starts">{cohort.starts}</td>
									<td data-label="Next session">
										{cohort.next ? (
											<>
												{cohort.next.when.shortDay}, {cohort.next.when.time}
												<span className="block micro faint">{cohort.next.title}</span>
											</>
										) : (
											<span className="faint">No date ahead</span>
										)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</main>
	)
}
