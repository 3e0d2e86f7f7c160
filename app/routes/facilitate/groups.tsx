import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { GroupsPage } from '~/components/facilitate/groups-page'
import { keepPage, keepShown } from '~/components/keep-page'
import { DomainError } from '~/domain/errors'
import { readGroups } from '~/domain/session/groups.server'
import { mayRunSession, sessionRefusals } from '~/domain/session/policy'
import { getMySession } from '~/domain/session/read.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { answerGroupForm } from '~/http/group-forms.server'
import { param, requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'facilitator', at: 'today', help: 'groups' }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `Groups of ${page?.title ?? 'a session'} · Facilitator desk · Belay` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { session } = await readLed(args)
	const { verdict, ...page } = await readGroups(args.context.db, session.id, args.context.clock())
	return { ...page, refused: verdict.ok ? null : (sessionRefusals[verdict.why] ?? null) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const { reader, session } = await readLed(args)
	const { db, clock } = args.context
	const outcome = await answerGroupForm(db, await readFormData(args.request), session.id, reader, clock())
	return outcome.done ? goTo(paths.groups({ session: session.id }), flash(outcome.said)) : outcome.answer
})

/** Those who lead the session; whoever observes or takes part arranges nothing. */
async function readLed(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const reader = await requireRole(args, 'facilitator')
	const session = await getMySession(args.context.db, param(args, 'session'), reader.id)
	if (!mayRunSession(session.part).ok) throw new DomainError('not-found', 'session')
	return { reader, session }
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function FacilitateGroups() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	return (
		<GroupsPage
			{...page}
			answer={answer}
			trail={[
				{ name: 'Today', to: paths.facilitate() },
				{ name: page.cohort.name, to: paths.facilitateCohort({ cohort: page.cohort.id }) },
				{ name: page.name, to: paths.facilitateSession({ session: page.id }) },
			]}
		/>
	)
}
