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
import { RemoveMember } from '~/components/desk/remove-member'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { sayCrew } from '~/domain/cohort/crew.server'
import { gapsOf } from '~/domain/cohort/gaps'
import { cohortStatusNames } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import { listContentChanges } from '~/domain/cohort/move-content.server'
import { getCohort } from '~/domain/cohort/read.server'
import { listChoices } from '~/domain/person/read.server'
import { findStageByKey } from '~/domain/program/find'
import { listSessions } from '~/domain/session/read.server'
import { sayAgenda } from '~/domain/session/when.server'
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
	const crew = sayCrew(cohort, admin.id, now)
	const isIn = new Set(crew.map((person) => person.id))
	const [everybody, facilitators, trainees] = await Promise.all([
		listChoices(db),
		listChoices(db, 'facilitator'),
		listChoices(db, 'trainee'),
	])
	const stage = findStageByKey(content.programs, cohort.stageKey)
	const canLead = new Set(facilitators.map((person) => person.id))
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
		leads: [...facilitators, ...trainees.filter((person) => !canLead.has(person.id))]
			.filter((person) => !cohort.members.some((member) => member.id === person.id))
			.map(({ id, name }) => ({ id, name, isTrainee: !canLead.has(id) })),
		zones: listZones(),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeCohortByForm(args, param(args, 'cohort'), admin)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function AdminCohort() {
	const { cohort, level, changes, gaps, agenda, members, leading, choices, leads, zones } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const answerTo = (intent: string) => (answer?.result.initialValue?.intent === intent ? answer : undefined)
	const newSession = paths.newSession({ cohort: cohort.id })
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
			<CohortGaps gaps={gaps} taken={cohort.taken} newSession={newSession} />
			<div className="cohort-grid">
				<div>
					<Section id="sessions" title="Sessions" aside={<Link to={newSession}>Schedule a session</Link>}>
						{agenda.length > 0 ? (
							<Agenda entries={agenda} />
						) : (
							<p className="small soft mt-3">None has a date yet. The level’s plan fills the form in for you.</p>
						)}
					</Section>
					<Section id="people" title="People" aside={`${cohort.taken} of ${cohort.seatCount} seats`}>
						<Crew people={members} act={(person) => <RemoveMember person={person} />} />
						<AddPeople
							answer={answerTo('add')}
							choices={choices}
							seatsLeft={cohort.seatCount - cohort.taken}
							key={members.length}
						/>
					</Section>
				</div>
				<div>
					<Section id="leads" title="Facilitators">
						<CohortLeads answer={answerTo('name-facilitator')} leading={leading} choices={leads} key={leading.length} />
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
