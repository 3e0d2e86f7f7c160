import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { FormErrors, Input } from '~/components/ui/form'
import { useForm } from '~/components/ui/use-form'
import { forgotForm } from '~/domain/sign-in/schema'
import { askForPasswordLink } from '~/domain/sign-in/sign-in.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { paths } from '~/paths'

export const handle = { frame: 'plain', help: 'signing-in' }
export const meta: MetaFunction = () => [{ title: 'A link by mail · Belay' }]

/** Known and unknown addresses get the same answer, and it does not wait for the work. */
export const action = asHttp(async ({ request, context }: ActionFunctionArgs) => {
	const form = readForm(await readFormData(request), forgotForm)
	if (!form.ok) return form.answer
	const waitSeconds = await context.limits.passwordLink(form.value.email, context.clientIp)
	if (waitSeconds !== null) {
		return form.refuse(
			{ form: ['Enough letters for now. Look into your mail, also among junk, and try again in an hour.'] },
			429,
		)
	}
	void askForPasswordLink(context.db, form.value.email, context.clock())
		.then(() => context.mail.wake())
		.catch((error: unknown) => context.log.error({ err: error }, 'a password letter was not written'))
	return { sent: true as const, canMail: context.mail.isConfigured, result: undefined }
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Forgot() {
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<{ email: string }>({ lastResult: answer?.result })
	if (answer && 'sent' in answer) {
		return (
			<main id="main" className="sign-in">
				<h1 className="h1">{answer.canMail ? 'Look into your mail' : 'Ask your admin for the link'}</h1>
				<p className="soft">
					{answer.canMail
						? 'If the address is one of ours, a letter with a link is on its way. The link works once, for one hour.'
						: 'This installation sends no mail. If the address is one of ours, an admin now sees a link and can hand it to you. It works once, for one hour.'}
				</p>
				<p>
					<Link to={paths.login()}>Back to sign in</Link>
				</p>
			</main>
		)
	}
	return (
		<main id="main" className="sign-in">
			<h1 className="h1">A link by mail</h1>
			<p className="soft">We send a link with which you choose a new password.</p>
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Input field={fields.email} label="E-mail address" type="email" autoComplete="username" />
				<p className="flex flex-wrap items-center gap-4">
					<button className="btn ink" type="submit">
						Send the link
					</button>
					<Link className="small" to={paths.login()}>
						Back
					</Link>
				</p>
			</Form>
		</main>
	)
}
