import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Agenda } from '~/components/cohort/agenda'
import { Crew } from '~/components/cohort/crew'
import { LevelTag } from '~/components/cohort/level-tag'
import { SurveyBySession, SurveyResult } from '~/components/facilitate/survey-figures'
import { TalksToHave } from '~/components/facilitate/talks'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty, Signpost } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { openMoreTries } from '~/domain/assessment/attempts.server'
import { findCheck, listTalks } from '~/domain/assessment/talks.server'
import { listSinces } from '~/domain/certification/standing.server'
import { sayCrew } from '~/domain/cohort/crew.server'
import { cohortStatusNames, facilitatorPartNames } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import { getMyCohort } from '~/domain/cohort/read.server'
import { DomainError } from '~/domain/errors'
import { capitalized, counted } from '~/domain/number-words'
import { sayWorthOfRooms } from '~/domain/room/figures.server'
import { hasRecap } from '~/domain/session/agenda'
import { listBegunRooms } from '~/domain/session/agenda.server'
import { mayRunSession } from '~/domain/session/policy'
import { listSessions } from '~/domain/session/read.server'
import { sayFigures } from '~/domain/session/survey.server'
import { sayAgenda } from '~/domain/session/when.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'today', help: 'facilitating' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.name ?? 'Cohort'} · Facilitator desk · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { db, clock, content } = args.context
	const now = clock()
	const cohort = await getMyCohort(db, param(args, 'cohort'), reader.id)
	if (cohort.part === 'member') throw new DomainError('not-found', 'cohort')
	const sessions = await listSessions(db, cohort.id)
	const begun = await listBegunRooms(
		db,
		sessions.map((session) => session.id),
	)
	const notes = new Map(
		sessions.map((session) => [session.id, session.attendanceConfirmedAt ? 'Attendance confirmed' : 'Attendance open']),
	)
	const recaps = new Set(
		sessions.filter((each) => hasRecap(each, { begun: begun.has(each.id) }, now)).map((each) => each.id),
	)
	const memberIds = cohort.members.map(({ id }) => id)
	const leads = mayRunSession(cohort.part).ok
	const sinces = await listSinces(db, memberIds, cohort.stageKey, now)
	return {
		name: cohort.name,
		gradebook: leads ? paths.ledGradebook({ cohort: cohort.id }) : null,
		level: levelOf(content.programs, cohort.stageKey),
		status: cohortStatusNames[cohort.status],
		part: facilitatorPartNames[cohort.part],
		seats: `${cohort.taken} of ${cohort.seatCount} seats taken`,
		people: sayCrew(cohort, reader.id, now),
		talks: leads ? await listTalks(db, content, cohort, sinces, now) : [],
		figures: leads ? { of: await sayFigures(db, sessions), rooms: await sayWorthOfRooms(db, sessions, now) } : null,
		agenda: sayAgenda(sessions, reader.timeZone, now).map((entry) => ({
			...entry,
			to: paths.facilitateSession({ session: entry.id }),
			note: entry.state === 'over' ? notes.get(entry.id) : undefined,
			act: recaps.has(entry.id) ? { label: 'Recap', to: paths.recap({ session: entry.id }) } : undefined,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator')
	const { db, clock, content } = args.context
	const cohort = await getMyCohort(db, param(args, 'cohort'), reader.id)
	if (!mayRunSession(cohort.part).ok) throw new DomainError('forbidden', 'not-facilitator')
	const personId = String((await readFormData(args.request)).get('person') ?? '')
	const check = findCheck(content, cohort.requirements)
	if (!check || !cohort.members.some((member) => member.id === personId)) throw new DomainError('not-found', 'member')
	const now = clock()
	const since = (await listSinces(db, [personId], cohort.stageKey, now)).get(personId)
	await openMoreTries(db, { personId, stageKey: cohort.stageKey, since }, check.rule, reader, now)
	return goTo(paths.facilitateCohort({ cohort: cohort.id }), flash('Two more tries are open.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function FacilitatorCohort() {
	const { name, gradebook, level, status, part, seats, people, talks, agenda, figures } = useLoaderData<typeof loader>()
	const next = agenda.find((entry) => entry.isNext)
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Today', to: paths.facilitate() }, { name }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">{name}</h1>
					<p className="lede">
						<LevelTag level={level} /> {level.title}. {status}, {seats}. Your part: {part.toLowerCase()}.
					</p>
				</div>
				{gradebook ? (
					<Link className="btn edge" to={gradebook}>
						Gradebook
					</Link>
				) : null}
			</div>
			{next ? (
				<Signpost to={next.to} title={`Prepare: ${next.title}`} sub={`${next.when.day}, ${next.when.range}`} />
			) : null}
			<div className="cohort-grid">
				<Section id="sessions" title="Sessions" aside="In your time" className="">
					{agenda.length > 0 ? (
						<Agenda entries={agenda} />
					) : (
						<Empty title="No session has a date yet">
							An L&D admin sets the dates. Say which hours suit the people.
						</Empty>
					)}
				</Section>
				<Section
					id="people"
					title="People"
					aside={capitalized(counted(people.length, 'person', 'people'))}
					className=""
				>
					<Crew people={people} />
				</Section>
				{figures ? (
					<Section id="survey" title="Was it worth the hour?">
						<SurveyResult figures={figures.of.all} />
						<SurveyBySession sessions={figures.of.sessions} rooms={figures.rooms} />
					</Section>
				) : null}
				<TalksToHave people={talks} />
			</div>
		</main>
	)
}
