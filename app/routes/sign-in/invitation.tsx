import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PasswordByLink } from '~/components/ui/password-by-link'
import { asHttp } from '~/http/as-http'
import { readPasswordLink, spendPasswordLink } from '~/http/password-link.server'

export const handle = { frame: 'plain', help: 'signing-in' }
export const meta: MetaFunction = () => [{ title: 'Welcome · Belay' }]

export const loader = asHttp((args: LoaderFunctionArgs) => readPasswordLink(args, 'invitation'))
export const action = asHttp((args: ActionFunctionArgs) => spendPasswordLink(args, 'invitation'))

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Invitation() {
	const { person } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const words = {
		title: 'Welcome',
		text: `Choose a password, and your place is yours. You sign in as ${person?.email ?? ''}.`,
		act: 'Accept and sign in',
		gone: 'It was used, it is older than 14 days, or a part of it is missing or mistyped. If you have a password, sign in; otherwise ask your admin for a new invitation.',
	}
	return <PasswordByLink person={person} answer={answer} words={words} />
}
