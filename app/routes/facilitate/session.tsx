import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Handouts } from '~/components/cohort/handouts'
import { Phases } from '~/components/cohort/phases'
import { SessionFacts } from '~/components/cohort/session-facts'
import { SessionHead } from '~/components/cohort/session-head'
import { ToHaveReady } from '~/components/cohort/to-have-ready'
import { AttendanceForm } from '~/components/facilitate/attendance-form'
import { InWritingLines } from '~/components/facilitate/in-writing'
import { LastPromises } from '~/components/facilitate/last-promises'
import { PatternsAtHand } from '~/components/facilitate/patterns-at-hand'
import { Presenter } from '~/components/facilitate/presenter'
import { PrintSheet } from '~/components/facilitate/print-sheet'
import { Readiness } from '~/components/facilitate/readiness'
import { Roster } from '~/components/facilitate/roster'
import { SessionNotes } from '~/components/facilitate/session-notes'
import { RoomSaid, SurveyResult } from '~/components/facilitate/survey-figures'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import { DomainError } from '~/domain/errors'
import { findStageByKey } from '~/domain/program/find'
import { readRoomFigures } from '~/domain/room/figures.server'
import { listNotes } from '~/domain/session/notes.server'
import { aboutOfPlan } from '~/domain/session/plan'
import { countsFromMinutes, mayConfirmAttendance, mayRunSession } from '~/domain/session/policy'
import { getMySession } from '~/domain/session/read.server'
import { listTexts } from '~/domain/session/read-in-writing.server'
import { getReadiness } from '~/domain/session/readiness.server'
import { sayRoster } from '~/domain/session/roster.server'
import { sayPromisesBefore, sayRoll, sayRunSheet } from '~/domain/session/run-sheet.server'
import { saySession } from '~/domain/session/say.server'
import { readFigures } from '~/domain/session/survey.server'
import { asHttp } from '~/http/as-http'
import { changeSessionByForm } from '~/http/desk-forms.server'
import { readFormData } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
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
	const { lines, caseState } = await getReadiness(db, session, content.formats)
	const runs = mayRunSession(session.part).ok
	const began = mayConfirmAttendance({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now }).ok
	const stage = findStageByKey(content.programs, `${session.cohort.program}/${session.cohort.stage}`)
	const { requirements } = await getCohort(db, session.cohort.id)
	const promises = await sayPromisesBefore(db, session)
	const said = await saySession(db, session, content.formats, reader, { now, publicUrl })
	return {
		session: said,
		runs,
		plan: stage ? aboutOfPlan(stage, session) : null,
		sheet: sayRunSheet(content, session, reader.timeZone),
		walk: content.formats.has(session.format) ? paths.previewFormat({ format: session.format }) : null,
		readiness: lines,
		people: session.people.filter(({ part }) => part !== 'observer').map(({ id, name }) => ({ id, name })),
		roster: await sayRoster(db, session, { caseState, promises, zone: reader.timeZone }),
		presenterId: session.presenterId,
		draftBegun: caseState === 'begun' || caseState === 'ready',
		promises,
		countsFrom: countsFromMinutes(requirements, session.durationMinutes),
		roll: runs && began ? await sayRoll(db, session, { exists: said.format !== null }, reader.timeZone) : null,
		texts: runs ? await listTexts(db, session.id) : [],
		notes: runs ? await listNotes(db, session, reader.id) : null,
		window: randomUUID(),
		figures:
			runs && said.state === 'over'
				? { of: await readFigures(db, session.id), room: await readRoomFigures(db, session.id, now) }
				: null,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireRole(args, 'facilitator', 'trainee')
	const session = await getMySession(args.context.db, param(args, 'session'), reader.id)
	const verdict = mayRunSession(session.part)
	if (!verdict.ok) throw new DomainError('forbidden', verdict.why)
	return changeSessionByForm(args.context, await readFormData(args.request), session, reader)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function RunSheet() {
	const { session, runs, plan, sheet, readiness, people, promises, roll, ...page } = useLoaderData<typeof loader>()
	const sent = useActionData<typeof action>()
	const answer = sent?.result ? { result: sent.result } : undefined
	const answered = answer?.result?.initialValue?.intent
	const refusedNote = sent && 'typed' in sent ? sent : undefined
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
						<Section id="roster" title="Who is expected" aside="On their own clocks">
							<Roster people={page.roster} />
							{runs ? (
								<p className="small mt-3">
									<Link to={paths.groups({ session: session.id })}>Work in groups</Link>: pairs, threes or fours, each
									with its own link
								</p>
							) : null}
						</Section>
					) : null}
					{isAhead ? (
						<Section id="sheet" title="Run sheet" aside={sheet.phases.length > 0 ? 'Your clock' : undefined}>
							{sheet.purpose ? <p className="mt-3">{sheet.purpose}</p> : null}
							{plan && !sheet.purpose ? <p className="small soft mt-3">{plan}</p> : null}
							{session.format ? null : <p className="small soft mt-3">{noRoom}</p>}
							{sheet.takes ? (
								<p className="say note mt-3">
									These phases take {sheet.takes} minutes, and the session has {session.minutes}. Decide beforehand
									where the difference goes.
								</p>
							) : null}
							<Phases phases={sheet.phases} />
							{page.walk ? (
								<p className="small mt-3">
									<Link to={page.walk}>Walk through the room with made-up people</Link>
								</p>
							) : null}
							<PrintSheet />
						</Section>
					) : null}
					{roll ? (
						<Section id="attendance" title="Attendance">
							<AttendanceForm
								answer={answered === 'attendance' ? answer : undefined}
								countsFrom={page.countsFrom}
								minutes={session.minutes}
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
					{page.texts.length > 0 ? (
						<Section id="in-writing" title="In writing">
							<InWritingLines lines={page.texts} />
						</Section>
					) : null}
					{page.figures ? (
						<Section id="survey" title="Was it worth the hour?">
							<RoomSaid room={page.figures.room} />
							<SurveyResult figures={page.figures.of.worth} better={page.figures.of.better} />
						</Section>
					) : null}
				</div>
				<div>
					{isAhead ? (
						<Section id="ready" title="Is it ready?">
							<Readiness lines={readiness} />
							{session.format && session.format.cases > 0 && runs ? (
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
					{page.notes ? (
						<Section id="notes" title="Notes for facilitators">
							<SessionNotes notes={page.notes} window={page.window} refused={refusedNote} key={session.id} />
						</Section>
					) : null}
					{isAhead && sheet.ready ? (
						<Section id="have-ready" title="To have ready">
							<ToHaveReady {...sheet.ready} />
						</Section>
					) : null}
					{isAhead && sheet.patterns.length > 0 ? (
						<Section id="patterns" title="Patterns at hand">
							<PatternsAtHand patterns={sheet.patterns} />
						</Section>
					) : null}
				</div>
			</div>
			{isAhead && sheet.handouts.length > 0 ? (
				<Section id="handouts" title="To hand out" aside="On paper each has its own page">
					<Handouts handouts={sheet.handouts} />
				</Section>
			) : null}
		</main>
	)
}

const toAttendance = {
	to: '#attendance',
	title: 'Confirm attendance',
	sub: 'It counts for the certificate once you have confirmed it',
}
const noRoom = 'This format has no room in Belay yet. Hold it in the call, and confirm who was there.'
