import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { CancelSession } from '~/components/desk/cancel-session'
import { Clocks } from '~/components/desk/clocks'
import { type SessionAnswer, SessionForm } from '~/components/desk/session-form'
import { type Shown, WhoHears } from '~/components/desk/who-hears'
import { RoomSaid, SurveyResult } from '~/components/facilitate/survey-figures'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import type { Db } from '~/domain/db'
import { findStageByKey } from '~/domain/program/find'
import { readRoomFigures } from '~/domain/room/figures.server'
import { saveAsSeen } from '~/domain/save-as-seen.server'
import { stateOf } from '~/domain/session/agenda'
import { clocksAt } from '~/domain/session/clocks.server'
import { formatChoices } from '~/domain/session/formats'
import { sessionName } from '~/domain/session/kinds'
import { sessionRefusals } from '~/domain/session/policy'
import { getSession } from '~/domain/session/read.server'
import { cancelSession, changeSession } from '~/domain/session/schedule.server'
import { cancelForm } from '~/domain/session/schema'
import { readFiguresOf } from '~/domain/session/survey.server'
import { sayWhen } from '~/domain/session/when.server'
import { listZones, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { confirmFirst } from '~/http/confirm-first.server'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { answerSessionForm } from '~/http/session-form.server'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'cohorts' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.session.title ?? 'Session'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const session = await getSession(db, param(args, 'session'))
	const cohort = await getCohort(db, session.cohortId)
	const cancelledOrAhead = stateOf(session, clock()) !== 'over'
	return {
		id: session.id,
		kind: session.kind,
		cohort: { id: cohort.id, name: cohort.name },
		session: { title: session.title, name: sessionName(session), when: sayWhen(session, admin.timeZone, clock()) },
		fields: fieldsOf(session),
		cancelled: session.cancelledAt && {
			on: shortDate(session.cancelledAt, admin.timeZone),
			reason: session.cancelReason,
		},
		figures: cancelledOrAhead
			? null
			: { of: (await readFiguresOf(db, [session.id])).all, room: await readRoomFigures(db, session.id, clock()) },
		confirmedOn: session.attendanceConfirmedAt && shortDate(session.attendanceConfirmedAt, admin.timeZone),
		clocks: clocksAt(session, [...cohort.members, ...cohort.facilitators]),
		peopleCount: cohort.members.length + cohort.facilitators.length,
		formats: formatChoices(findStageByKey(content.programs, cohort.stageKey), content.formats, session.format),
		zones: listZones(),
	}
})

/** The session as its form shows it. */
function fieldsOf({ localStart, durationMinutes, ...session }: Awaited<ReturnType<typeof getSession>>) {
	const [date = '', time = ''] = localStart.split('T')
	const { title, format, timeZone, callUrl, place } = session
	return { title, format, date, time, timeZone, durationMinutes: String(durationMinutes), callUrl, place }
}

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const session = await getSession(db, param(args, 'session'))
	const here = paths.adminSession({ session: session.id })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'cancel') {
		const form = readForm(formData, cancelForm)
		if (!form.ok) return form.answer
		const kept = form.kept
		const about = { cohortIds: [session.cohortId], now: clock() }
		try {
			const outcome = await confirmFirst(db, formData, kept, about, (inside) =>
				cancelSession(inside, session.id, form.value.reason, admin, clock()),
			)
			if (!outcome.done) return outcome.answer
			mail.wake()
			return goTo(here, flash('Cancelled. Its page says so, with your reason.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
		}
	}
	const cohort = await getCohort(db, session.cohortId)
	const seen = fieldsOf(session)
	const read = async (inside: Db) => fieldsOf(await getSession(inside, session.id))
	const outcome = await answerSessionForm(
		args.context,
		formData,
		cohort,
		(inside, fields) =>
			saveAsSeen(inside, { kind: 'session', id: session.id, seen, read }, (locked) =>
				changeSession(locked, session.id, fields, admin, clock()),
			),
		{ ...session, stands: seen },
	)
	if (!outcome.done) return outcome.answer
	mail.wake()
	return goTo(here, flash('Saved. Everybody sees it on their own clock.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function AdminSession() {
	const { id, kind, cohort, session, fields, cancelled, figures, confirmedOn, clocks, peopleCount, formats, zones } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as SessionAnswer
	const isCancel = answer?.result?.initialValue?.intent === 'cancel'
	const shown = answer?.shown
	const isMove = !isCancel && (['date', 'time', 'timeZone'] as const).some((name) => isOther(shown, name, fields[name]))
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: session.name },
				]}
			/>
			<h1 className="h1 work">{session.title}</h1>
			<p className="soft mt-2 mb-6">
				{session.when.day}, {session.when.range}
			</p>
			{shown ? <WhoHears shown={shown} act={isCancel ? 'Cancel it' : 'Change it'} isMove={isMove} /> : null}
			{cancelled || (isCancel && confirmedOn) ? <LateRefusal answer={answer} /> : null}
			<div className="cohort-grid first">
				<div>
					{cancelled ? (
						<>
							<p className="say bad">
								<span>
									Cancelled on {cancelled.on}. Reason: {cancelled.reason}
								</span>
							</p>
							<p className="small soft mt-3">
								It stays in the record.{' '}
								{kind === 'led' ? (
									<>
										<Link to={paths.newSession({ cohort: cohort.id })}>Schedule another session</Link> in its stead.
									</>
								) : null}
							</p>
						</>
					) : (
						<SessionForm
							answer={isCancel ? undefined : answer}
							session={fields}
							formats={formats}
							zones={zones}
							act="Save"
						/>
					)}
				</div>
				<div>
					<Section id="clocks" title={cancelled ? 'Who was to come' : 'Who is affected'} className="">
						{clocks.length > 0 ? (
							<Clocks clocks={clocks} />
						) : (
							<p className="small soft mt-3">Nobody has a seat in this cohort yet.</p>
						)}
					</Section>
					{cancelled || confirmedOn ? null : (
						<Section id="series" title="Move more than one">
							<p className="small soft mt-3">
								<Link to={paths.moveSeries({ session: id })}>Move this and all that follow</Link>, by days or to another
								weekday and time.
							</p>
						</Section>
					)}
					{kind === 'led' ? (
						<Section id="make-up" title="For those who missed it">
							<p className="small soft mt-3">
								<Link to={paths.makeUp({ session: id })}>Make up for it</Link>: hold it again, or let people join
								another cohort’s.
							</p>
						</Section>
					) : null}
					{figures || cancelled ? null : (
						<Section id="groups" title="In groups">
							<p className="small soft mt-3">
								<Link to={paths.adminGroups({ session: id })}>Pairs, threes or fours</Link>, each with a link of its
								own.
							</p>
						</Section>
					)}
					{figures ? (
						<Section id="survey" title="Was it worth the hour?">
							<RoomSaid room={figures.room} />
							<SurveyResult figures={figures.of} />
						</Section>
					) : null}
					{cancelled ? null : (
						<Section id="cancel" title="Cancel it">
							<CancelSession
								answer={isCancel && !shown ? answer : undefined}
								title={session.title}
								peopleCount={peopleCount}
								confirmedOn={confirmedOn}
							/>
						</Section>
					)}
				</div>
			</div>
		</main>
	)
}

function isOther(shown: Shown | undefined, name: string, was: string): boolean {
	const sent = shown?.sent.find(([each]) => each === name)
	return sent !== undefined && sent[1] !== was
}
