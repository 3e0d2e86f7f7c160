import type { SubmissionResult } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Agenda } from '~/components/cohort/agenda'
import { Crew } from '~/components/cohort/crew'
import { LevelTag } from '~/components/cohort/level-tag'
import { AddPeople } from '~/components/desk/add-people'
import { CohortContent } from '~/components/desk/cohort-content'
import { CohortForm } from '~/components/desk/cohort-form'
import { CohortGaps } from '~/components/desk/cohort-gaps'
import { CohortLeads } from '~/components/desk/cohort-leads'
import { KinTogether } from '~/components/desk/kin-together'
import { OwnThemes } from '~/components/desk/own-themes'
import { RemoveMember } from '~/components/desk/remove-member'
import { type Shown, WhoHears } from '~/components/desk/who-hears'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { listKinTogether } from '~/domain/cohort/apart.server'
import { closedIn } from '~/domain/cohort/closed-seats.server'
import { sayCrew } from '~/domain/cohort/crew.server'
import { gapsOf } from '~/domain/cohort/gaps'
import { cohortStatusNames } from '~/domain/cohort/kinds'
import { listLeadChoices } from '~/domain/cohort/lead-choices.server'
import { levelOf } from '~/domain/cohort/level'
import { listLine } from '~/domain/cohort/list-line.server'
import { listContentChanges } from '~/domain/cohort/move-content.server'
import { getCohort } from '~/domain/cohort/read.server'
import { sayTogether } from '~/domain/cohort/say-together.server'
import { listChoices } from '~/domain/person/read.server'
import { findStageByKey } from '~/domain/program/find'
import { listOwnThemes } from '~/domain/room/own-themes.server'
import { listSessions } from '~/domain/session/read.server'
import { sayAgenda } from '~/domain/session/when.server'
import { dayLabel } from '~/domain/zone/plain-date'
import { listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { changeCohortByForm } from '~/http/cohort-forms.server'
import { param, requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'cohorts' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.cohort.name ?? 'Cohort'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content, shelf } = args.context
	const now = clock()
	const cohort = await getCohort(db, param(args, 'cohort'))
	const sessions = await listSessions(db, cohort.id)
	const crew = sayCrew(cohort, admin.id, now, await closedIn(db, cohort.id))
	const isIn = new Set(crew.map((person) => person.id))
	const everybody = await listChoices(db)
	const { free, line } = await listLine(db, cohort.id, now)
	const stage = findStageByKey(content.programs, cohort.stageKey)
	return {
		cohort: {
			id: cohort.id,
			name: cohort.name,
			status: cohort.status,
			seatCount: cohort.seatCount,
			startsOn: cohort.startsOn,
			timeZone: cohort.timeZone,
			taken: cohort.taken,
		},
		level: levelOf(content.programs, cohort.stageKey),
		changes: stage ? await listContentChanges(db, shelf, stage, cohort.id) : [],
		gaps: gapsOf({ ...cohort, sessionCount: sessions.filter((session) => !session.cancelledAt).length }),
		agenda: sayAgenda(sessions, admin.timeZone, now).map((entry) => ({
			...entry,
			to: paths.adminSession({ session: entry.id }),
		})),
		members: crew.filter((person) => person.part === 'member'),
		leading: crew.filter((person) => person.part !== 'member').map((person) => ({ ...person, about: '', place: '' })),
		// An admin's own seat is a joining like anybody's: only while the cohort is open (app/domain/cohort/policy.ts).
		choices: everybody.filter((person) => !isIn.has(person.id) && (person.id !== admin.id || cohort.status === 'open')),
		leads: await listLeadChoices(db, cohort, now),
		zones: listZones(),
		free,
		waiting: line.length,
		themes: (await listOwnThemes(db, cohort.id, content.formats, now)).map((each) => ({
			...each,
			month: dayLabel(`${each.month}-01`, { month: 'long', year: 'numeric' }),
		})),
		together: (await listKinTogether(db, cohort.id)).map((pair) => sayTogether(pair, admin.timeZone)),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeCohortByForm(args, param(args, 'cohort'), admin)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

type CohortAnswer = { result?: SubmissionResult<string[]>; shown?: Shown } | undefined
const acts: Record<string, string> = {
	add: 'Give the seats',
	'name-facilitator': 'Name',
	'remove-member': 'Remove',
	'remove-facilitator': 'Take off',
}

export default function AdminCohort() {
	const {
		cohort,
		level,
		changes,
		gaps,
		agenda,
		members,
		leading,
		choices,
		leads,
		zones,
		free,
		waiting,
		themes,
		together,
	} = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as CohortAnswer
	const sent = String(answer?.result?.initialValue?.intent)
	const answerTo = (intent: string) => (sent === intent ? answer : undefined)
	const newSession = paths.newSession({ cohort: cohort.id })
	const plan = paths.planSessions({ cohort: cohort.id })
	const isOver = cohort.status === 'finished' || cohort.status === 'cancelled'
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Cohorts', to: paths.adminCohorts() }, { name: cohort.name }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">{cohort.name}</h1>
					<p className="lede">
						<LevelTag level={level} /> {level.title}. {cohortStatusNames[cohort.status]}, {cohort.taken} of{' '}
						{cohort.seatCount} seats taken.
					</p>
				</div>
				<Link className="btn edge" to={paths.gradebook({ cohort: cohort.id })}>
					Gradebook
				</Link>
			</div>
			{answer?.shown ? <WhoHears shown={answer.shown} act={acts[sent] ?? 'Save'} /> : null}
			<CohortGaps gaps={gaps} taken={cohort.taken} newSession={agenda.length === 0 ? plan : newSession} />
			<div className="cohort-grid">
				<div>
					<Section
						id="sessions"
						title="Sessions"
						aside={
							isOver ? undefined : (
								<>
									<Link to={plan}>Plan them all</Link> · <Link to={newSession}>Schedule a session</Link>
								</>
							)
						}
					>
						{agenda.length > 0 ? (
							<Agenda entries={agenda} />
						) : (
							<p className="small soft mt-3">None has a date yet. The level’s plan fills the form in for you.</p>
						)}
					</Section>
					<Section
						id="people"
						title="People"
						aside={<Link to={paths.cohortSeats({ cohort: cohort.id })}>{saidSeats(cohort, waiting)}</Link>}
					>
						<Crew people={members} act={(person) => <RemoveMember person={person} />} />
						<KinTogether pairs={together} />
						{isOver ? (
							<p className="small soft mt-3">
								It is over: nobody gets a seat any more. Its status, below, can be set back.
							</p>
						) : (
							<AddPeople answer={answerTo('add')} choices={choices} seatsLeft={free} key={members.length} />
						)}
					</Section>
					<OwnThemes themes={themes} />
				</div>
				<div>
					<Section id="leads" title="Facilitators">
						<CohortLeads
							answer={answerTo('name-facilitator')}
							leading={leading}
							choices={leads}
							key={leading.map(({ id }) => id).join()}
						/>
					</Section>
					<CohortContent changes={changes} />
					<Section id="details" title="Details">
						<div className="mt-4">
							<CohortForm
								answer={answerTo('save')}
								cohort={{ ...cohort, seatCount: String(cohort.seatCount) }}
								zones={zones}
								act="Save"
							/>
						</div>
					</Section>
				</div>
			</div>
		</main>
	)
}

function saidSeats({ taken, seatCount }: { taken: number; seatCount: number }, waiting: number): string {
	return `${taken} of ${seatCount} seats${waiting > 0 ? `, ${waiting} in line` : ' and their line'}`
}
