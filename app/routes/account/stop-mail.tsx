import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { DomainError } from '~/domain/errors'
import { stoppableNames } from '~/domain/notice/stop-mail'
import { findStop, stopMail } from '~/domain/notice/stop-mail.server'
import { asHttp } from '~/http/as-http'
import { param } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { frame: 'plain', help: 'letters' }
export const meta: MetaFunction = () => [{ title: 'Fewer letters · Belay' }]

/** Opened by whoever has the letter: no sign-in. Looking changes nothing, because programs look at links before people do. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { kind, isStopped } = await named(args)
	return { kind, isStopped }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	await stopMail(args.context.db, await named(args))
	return { isStopped: true }
})

async function named(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const asked = { kind: param(args, 'kind'), token: param(args, 'token') }
	const found = await findStop(args.context.db, args.context.linkKey, asked)
	if (!found) throw new DomainError('not-found', 'letter')
	return found
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function StopMail() {
	const { kind, isStopped } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { plural } = stoppableNames[kind]
	return (
		<main id="main" className="sign-in">
			{isStopped || answer?.isStopped ? (
				<>
					<h1 className="h1">Stopped.</h1>
					<p className="soft">{`You get no more ${plural}. Your profile turns them on again.`}</p>
				</>
			) : (
				<>
					<h1 className="h1">{`No more ${plural}?`}</h1>
					<p className="soft">Letters about a date that changes, and links you ask for, still come.</p>
					<Form method="post">
						<button className="btn ink" type="submit">
							Stop them
						</button>
					</Form>
				</>
			)}
			<p>
				<Link to={paths.account()}>Your profile</Link>
			</p>
		</main>
	)
}
