import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type MoveAnswer, MoveSeries, OldAndNew } from '~/components/desk/move-series'
import { WhoHears } from '~/components/desk/who-hears'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { getCohort } from '~/domain/cohort/read.server'
import { capitalized, counted } from '~/domain/number-words'
import { sessionName } from '~/domain/session/kinds'
import { countDueWith, listFollowing } from '~/domain/session/move-series.server'
import { getSession } from '~/domain/session/read.server'
import { sayWhen } from '~/domain/session/when.server'
import { placeOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { param, requireRole } from '~/http/guards'
import { answerMoveForm } from '~/http/move-form.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'planning' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Move ${page?.title ?? 'sessions'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock } = args.context
	const now = clock()
	const session = await getSession(db, param(args, 'session'))
	const cohort = await getCohort(db, session.cohortId)
	const following = await listFollowing(db, session.id, now)
	return {
		id: session.id,
		title: session.title,
		name: sessionName(session),
		cohort: { id: cohort.id, name: cohort.name },
		place: placeOf(session.timeZone),
		sessions: following.map((each) => ({
			id: each.id,
			title: each.title,
			when: sayWhen(each, admin.timeZone, now),
		})),
		promises: await countDueWith(db, following),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, mail } = args.context
	const session = await getSession(db, param(args, 'session'))
	const outcome = await answerMoveForm(db, await readFormData(args.request), session, admin, clock())
	if (!outcome.done) return outcome.answer
	mail.wake()
	return goTo(
		paths.adminCohort({ cohort: session.cohortId }),
		flash('Moved. Everybody sees the new dates on their own clock.'),
	)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function MoveSeriesPage() {
	const { title, name, cohort, id, place, sessions, promises } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>() as MoveAnswer
	return (
		<main id="main">
			<Crumbs
				trail={[
					{ name: 'Cohorts', to: paths.adminCohorts() },
					{ name: cohort.name, to: paths.adminCohort({ cohort: cohort.id }) },
					{ name, to: paths.adminSession({ session: id }) },
					{ name: 'Move' },
				]}
			/>
			<h1 className="h1 work">Move {sessions.length > 1 ? `“${title}” and what follows` : `“${title}”`}</h1>
			<p className="soft mt-2 mb-6 max-w-160">
				{sessions.length > 1
					? `${capitalized(counted(sessions.length, 'session', 'sessions'))} move together, each`
					: 'It moves'}{' '}
				on the clock of {place}. Reading that prepares a session follows it.{' '}
				{promises > 0
					? `${capitalized(counted(promises, 'promise is', 'promises are'))} due on the day of a session and move along; all others keep the day their owner chose.`
					: 'Promises keep the day their owner chose.'}
			</p>
			{answer?.shown ? (
				<WhoHears shown={answer.shown} act={`Move ${counted(sessions.length, 'session', 'sessions')}`} isMove>
					<OldAndNew sessions={sessions} landing={answer.landing ?? []} />
				</WhoHears>
			) : null}
			<Section id="move" title="Where to" className={answer?.shown ? 'section' : ''}>
				<MoveSeries answer={answer} sessions={sessions} place={place} />
			</Section>
		</main>
	)
}
