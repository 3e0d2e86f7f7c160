import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PasswordByLink } from '~/components/ui/password-by-link'
import { asHttp } from '~/http/as-http'
import { readPasswordLink, spendPasswordLink } from '~/http/password-link.server'

export const handle = { frame: 'plain', help: 'signing-in' }
export const meta: MetaFunction = () => [{ title: 'A new password · Belay' }]

export const loader = asHttp((args: LoaderFunctionArgs) => readPasswordLink(args, 'password-reset'))
export const action = asHttp((args: ActionFunctionArgs) => spendPasswordLink(args, 'password-reset'))

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Reset() {
	const { person } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const words = {
		title: 'A new password',
		text: `Choose a new password for ${person?.email ?? ''}.`,
		act: 'Save and sign in',
		gone: 'It was used, it is older than an hour, or a part of it is missing or mistyped. You can get a new one by mail.',
	}
	return <PasswordByLink person={person} answer={answer} words={words} />
}
