import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupsPage } from '~/components/facilitate/groups-page'
import { keepPage, keepShown } from '~/components/keep-page'
import { readGroups } from '~/domain/session/groups.server'
import { sessionRefusals } from '~/domain/session/policy'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { answerGroupForm } from '~/http/group-forms.server'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'groups' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Groups of ${page?.title ?? 'a session'} · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { verdict, ...page } = await readGroups(args.context.db, param(args, 'session'), args.context.clock())
	return { ...page, refused: verdict.ok ? null : (sessionRefusals[verdict.why] ?? null) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock } = args.context
	const session = param(args, 'session')
	const outcome = await answerGroupForm(db, await readFormData(args.request), session, admin, clock())
	return outcome.done ? goTo(paths.adminGroups({ session }), flash(outcome.said)) : outcome.answer
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function AdminGroups() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<GroupsPage
			{...page}
			answer={answer}
			trail={[
				{ name: 'Cohorts', to: paths.adminCohorts() },
				{ name: page.cohort.name, to: paths.adminCohort({ cohort: page.cohort.id }) },
				{ name: page.name, to: paths.adminSession({ session: page.id }) },
			]}
		/>
	)
}
