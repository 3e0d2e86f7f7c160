import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { type PlanAnswer, PlanRows } from '~/components/desk/plan-rows'
import { PlanSlots } from '~/components/desk/plan-slots'
import { type Shown, WhoHears } from '~/components/desk/who-hears'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { leftOfPlan } from '~/domain/session/plan'
import { proposePlan } from '~/domain/session/propose.server'
import { listSessions } from '~/domain/session/read.server'
import { slotSearch } from '~/domain/session/schema'
import { placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { answerPlanForm } from '~/http/plan-form.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'planning' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Sessions of ${page?.cohort.name ?? 'a cohort'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { cohort, left } = await readPlan(args)
	const asked = slotSearch.safeParse(Object.fromEntries(new URL(args.request.url).searchParams))
	const proposal = await proposePlan(args.context.db, cohort, left, asked.data ?? null, args.context.clock())
	return { cohort: { id: cohort.id, name: cohort.name, place: placeOf(cohort.timeZone) }, proposal }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const { cohort, left } = await readPlan(args)
	const outcome = await answerPlanForm(db, await readFormData(args.request), cohort, left, admin, clock())
	if (!outcome.done) return outcome.answer
	mail.wake()
	const many = capitalized(counted(left.length, 'session has its date', 'sessions have their dates'))
	return goTo(paths.adminCohort({ cohort: cohort.id }), flash(`${many}. Everybody sees them on their own clock.`))
})

async function readPlan(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const { db, content } = args.context
	const cohort = await getCohort(db, param(args, 'cohort'))
	const stage = findStageByKey(content.programs, cohort.stageKey)
	const sessions = await listSessions(db, cohort.id)
	return { cohort, left: stage ? leftOfPlan(stage, cohort.startsOn, sessions) : [] }
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function PlanSessions() {
	const { cohort, proposal } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as (PlanAnswer & { shown?: Shown }) | undefined
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name: 'Plan' },
				]}
			/>
			<h1 className="h1 work">Plan the sessions of {cohort.name}</h1>
			{proposal ? (
				<>
					<p className="soft mt-2 mb-6 max-w-160">
						{capitalized(counted(proposal.rows.length, 'session of the level has', 'sessions of the level have'))} no
						date yet. Times are on the clock of {cohort.place} and stay so when summer time changes.
						{proposal.weeksLater > 0
							? ` The level’s own weeks are past, so all of it is ${counted(proposal.weeksLater, 'week', 'weeks')} later.`
							: ''}
					</p>
					{answer?.shown ? (
						<WhoHears shown={answer.shown} act={`Schedule ${counted(proposal.rows.length, 'session', 'sessions')}`} />
					) : null}
					<Section id="slots" title="A day and time that suit" className={answer?.shown ? 'section' : ''}>
						<PlanSlots top={proposal.top} chosen={proposal.chosen} place={cohort.place} people={proposal.people} />
					</Section>
					<Section id="dates" title="Their dates">
						<PlanRows
							key={`${proposal.chosen.weekday} ${proposal.chosen.time}`}
							answer={answer}
							rows={proposal.rows}
							people={proposal.people}
							zonePlace={cohort.place}
						/>
					</Section>
				</>
			) : (
				<Empty title="Every session of the level has a date">
					To move them, open one. <Link to={paths.newSession({ cohort: cohort.id })}>Schedule one beyond the plan</Link>
				</Empty>
			)}
		</main>
	)
}
