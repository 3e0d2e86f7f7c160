import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CancelSession } from '~/components/desk/cancel-session'
import { Clocks } from '~/components/desk/clocks'
import { type SessionAnswer, SessionForm } from '~/components/desk/session-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { LateRefusal } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import { findStageByKey } from '~/domain/program/find'
import { clocksAt } from '~/domain/session/clocks.server'
import { formatChoices } from '~/domain/session/formats'
import { sessionRefusals } from '~/domain/session/policy'
import { getSession } from '~/domain/session/read.server'
import { cancelSession, changeSession } from '~/domain/session/schedule.server'
import { cancelForm } from '~/domain/session/schema'
import { sayWhen } from '~/domain/session/when.server'
import { listZones, shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
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
	const [date = '', time = ''] = session.localStart.split('T')
	const { title, format, timeZone, callUrl, place } = session
	return {
		cohort: { id: cohort.id, name: cohort.name },
		session: { title, position: session.position, when: sayWhen(session, admin.timeZone, clock()) },
		fields: { title, format, date, time, timeZone, durationMinutes: String(session.durationMinutes), callUrl, place },
		cancelled: session.cancelledAt && {
			on: shortDate(session.cancelledAt, admin.timeZone),
			reason: session.cancelReason,
		},
		confirmedOn: session.attendanceConfirmedAt && shortDate(session.attendanceConfirmedAt, admin.timeZone),
		clocks: clocksAt(session, [...cohort.members, ...cohort.facilitators]),
		peopleCount: cohort.members.length + cohort.facilitators.length,
		formats: formatChoices(findStageByKey(content.programs, cohort.stageKey), content.formats, format),
		zones: listZones(),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const session = await getSession(db, param(args, 'session'))
	const here = paths.adminSession({ session: session.id })
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'cancel') {
		const form = readForm(formData, cancelForm)
		if (!form.ok) return form.answer
		try {
			await cancelSession(db, session.id, form.value.reason, admin, clock())
			mail.wake()
			return goTo(here, flash('Cancelled. Its page says so, with your reason.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, sessionRefusals)] }, 409)
		}
	}
	const cohort = await getCohort(db, session.cohortId)
	return answerSessionForm(formData, cohort, async (fields) => {
		await changeSession(db, session.id, fields, admin, clock())
		mail.wake()
		return goTo(here, flash('Saved. Everybody sees it on their own clock.'))
	})
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function AdminSession() {
	const { cohort, session, fields, cancelled, confirmedOn, clocks, peopleCount, formats, zones } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as SessionAnswer
	const isCancel = answer?.result?.initialValue?.intent === 'cancel'
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: `Session ${session.position}` },
				]}
			/>
			<h1 className="h1 work">{session.title}</h1>
			<p className="soft mt-2 mb-6">
				{session.when.day}, {session.when.range}
			</p>
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
							<p className="small soft mt-3">It keeps its number. Schedule another session in its stead.</p>
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
					{cancelled ? null : (
						<Section id="cancel" title="Cancel it">
							<CancelSession
								answer={isCancel ? answer : undefined}
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
