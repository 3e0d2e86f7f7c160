import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Phases } from '~/components/cohort/phases'
import { SessionFacts } from '~/components/cohort/session-facts'
import { SessionHead } from '~/components/cohort/session-head'
import { AttendanceForm } from '~/components/facilitate/attendance-form'
import { LastPromises } from '~/components/facilitate/last-promises'
import { Presenter } from '~/components/facilitate/presenter'
import { Readiness } from '~/components/facilitate/readiness'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import { memberForm } from '~/domain/cohort/schema'
import { DomainError } from '~/domain/errors'
import { findStageByKey } from '~/domain/program/find'
import { confirmAttendance } from '~/domain/session/attendance.server'
import { choosePresenter } from '~/domain/session/case.server'
import { countsFromMinutes, mayConfirmAttendance, mayRunSession, sessionRefusals } from '~/domain/session/policy'
import { getMySession } from '~/domain/session/read.server'
import { getReadiness } from '~/domain/session/readiness.server'
import { sayPromisesBefore, sayRoll, sayRunSheet } from '~/domain/session/run-sheet.server'
import { saySession } from '~/domain/session/say.server'
import { attendanceForm } from '~/domain/session/schema'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'today', help: 'facilitating' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.session.title ?? 'Session'} · Facilitator desk · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { db, clock, content, publicUrl } = args.context
	const now = clock()
	const session = await getMySession(db, param(args, 'session'), reader.id)
	if (session.part === 'member') throw new DomainError('not-found', 'session')
	const format = content.formats.get(session.format)
	const { lines, caseState } = await getReadiness(db, session, content.formats)
	const runs = mayRunSession(session.part).ok
	const began = mayConfirmAttendance({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now }).ok
	const stage = findStageByKey(content.programs, `${session.cohort.program}/${session.cohort.stage}`)
	const { requirements } = await getCohort(db, session.cohort.id)
	return {
		session: await saySession(db, session, content.formats, reader, { now, publicUrl }),
		runs,
		plan: stage?.sessions.find((planned) => planned.title === session.title)?.about ?? null,
		phases: format ? sayRunSheet(format, session, reader.timeZone) : [],
		readiness: lines,
		people: session.people.filter(({ part }) => part !== 'observer').map(({ id, name }) => ({ id, name })),
		presenterId: session.presenterId,
		draftBegun: caseState === 'begun' || caseState === 'ready',
		promises: await sayPromisesBefore(db, session),
		countsFrom: countsFromMinutes(requirements, session.durationMinutes),
		roll: runs && began ? await sayRoll(db, session, { exists: format !== undefined }, reader.timeZone) : null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const { db, clock } = args.context
	const session = await getMySession(db, param(args, 'session'), reader.id)
	const verdict = mayRunSession(session.part)
	if (!verdict.ok) throw new DomainError('forbidden', verdict.why)
	const here = paths.facilitateSession({ session: session.id })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'presenter') {
		const form = readForm(formData, memberForm)
		if (!form.ok) return form.answer
		try {
			await choosePresenter(db, session.id, form.value.person, { id: reader.id, now: clock() })
		} catch (error) {
			return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
		}
		const name = session.people.find((person) => person.id === form.value.person)?.name
		return goTo(here, flash(`${name} brings the case. The form to write it is on their page of this session.`))
	}
	const form = readForm(formData, attendanceForm)
	if (!form.ok) return form.answer
	try {
		await confirmAttendance(db, session.id, form.value.lines, reader, clock())
	} catch (error) {
		return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
	}
	return goTo(here, flash('Attendance is confirmed. Confirm again to correct it.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function RunSheet() {
	const { session, runs, plan, phases, readiness, people, promises, roll, ...page } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const answered = answer?.result?.initialValue?.intent
	// Past its end it is a matter of attendance; while the room is still on, the run sheet stays.
	const isAhead = session.state === 'coming' || session.state === 'running' || session.room.showsDoor
	const owesAttendance = roll !== null && roll.confirmedOn === null && !isAhead
	return (
		<main id="main">
			<SessionHead
				session={session}
				work
				first={owesAttendance ? toAttendance : undefined}
				trail={[
					{ name: 'Today', to: paths.facilitate() },
					{ name: session.cohort.name, to: paths.facilitateCohort({ cohort: session.cohort.id }) },
				]}
			/>
			{answered === 'attendance' && !roll ? <LateRefusal answer={answer} /> : null}
			<div className={isAhead ? 'cohort-grid aside-first' : 'cohort-grid'}>
				<div>
					{isAhead && promises.length > 0 ? (
						<Section id="last-time" title="Promised last time">
							<LastPromises promises={promises} />
						</Section>
					) : null}
					{isAhead ? (
						<Section id="sheet" title="Run sheet" aside={session.format ? 'Your clock' : undefined}>
							{plan ? <p className="small soft mt-3">{plan}</p> : null}
							{session.format ? <Phases phases={phases} /> : <p className="small soft mt-3">{noRoom}</p>}
						</Section>
					) : null}
					{roll ? (
						<Section id="attendance" title="Attendance">
							<AttendanceForm
								answer={answered === 'attendance' ? answer : undefined}
								countsFrom={page.countsFrom}
								{...roll}
							/>
						</Section>
					) : session.room.isClosed && runs ? (
						<Section id="attendance" title="Attendance">
							<p className="small soft mt-3">
								The room was closed ahead of its hour. Attendance can be confirmed from {session.when.time} on.
							</p>
						</Section>
					) : null}
				</div>
				<div>
					{isAhead ? (
						<Section id="ready" title="Is it ready?">
							<Readiness lines={readiness} />
							{session.format?.hasCase && runs ? (
								<Presenter
									answer={answered === 'presenter' ? answer : undefined}
									people={people}
									presenter={people.find((person) => person.id === page.presenterId) ?? null}
									draftBegun={page.draftBegun}
								/>
							) : null}
							{runs ? null : (
								<p className="small soft mt-3">You observe. The lead and the co-lead change things here.</p>
							)}
						</Section>
					) : null}
					<Section id="facts" title="When and where">
						<SessionFacts session={session} onDesk />
					</Section>
				</div>
			</div>
		</main>
	)
}

const toAttendance = {
	to: '#attendance',
	title: 'Confirm attendance',
	sub: 'It counts for the certificate once you have confirmed it',
}
const noRoom = 'This format has no room in Belay yet. Hold it in the call, and confirm who was there.'
