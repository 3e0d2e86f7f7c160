import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type SessionAnswer, SessionForm } from '~/components/desk/session-form'
import { WhoHears } from '~/components/desk/who-hears'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { getCohort } from '~/domain/cohort/read.server'
import { findStageByKey } from '~/domain/program/find'
import { formatChoices } from '~/domain/session/formats'
import { planNext } from '~/domain/session/plan-next.server'
import { listSessions } from '~/domain/session/read.server'
import { scheduleSession } from '~/domain/session/schedule.server'
import { dateOf, listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { answerSessionForm } from '~/http/session-form.server'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'cohorts' }
export const meta: MetaFunction = () => [{ title: 'A new session · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	const cohort = await getCohort(db, param(args, 'cohort'))
	const stage = findStageByKey(content.programs, cohort.stageKey)
	const sessions = await listSessions(db, cohort.id)
	return {
		cohort: { id: cohort.id, name: cohort.name },
		...planNext(cohort, stage, sessions, dateOf(clock(), cohort.timeZone)),
		formats: formatChoices(stage, content.formats),
		zones: listZones(),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const cohort = await getCohort(db, param(args, 'cohort'))
	const outcome = await answerSessionForm(args.context, await readFormData(args.request), cohort, (inside, fields) =>
		scheduleSession(inside, cohort.id, fields, admin, clock()),
	)
	if (!outcome.done) return outcome.answer
	mail.wake()
	return goTo(
		paths.adminCohort({ cohort: cohort.id }),
		flash(`${outcome.fields.title} has a date. Everybody sees it on their own clock.`),
	)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function NewSession() {
	const { cohort, about, isInstead, left, fields, formats, zones } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as SessionAnswer
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: 'New session' },
				]}
			/>
			<h1 className="h1 work">{fields.planNumber ? `Session ${fields.planNumber}` : 'An extra session'}</h1>
			<p className="soft mt-2 mb-6 max-w-160">
				{about ?? 'The level’s plan holds no further session; this one is extra.'}
				{isInstead
					? ` Session ${fields.planNumber} was cancelled: this one is held in its stead, under its number.`
					: ''}
			</p>
			{answer?.shown ? <WhoHears shown={answer.shown} act="Schedule it" /> : null}
			<SessionForm
				answer={answer}
				session={fields}
				formats={formats}
				zones={zones}
				plan={left}
				act="Schedule it"
				isNew
			/>
		</main>
	)
}
