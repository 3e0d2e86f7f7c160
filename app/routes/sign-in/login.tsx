import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { FormErrors, Input } from '~/components/ui/form'
import { useForm } from '~/components/ui/use-form'
import { findOrganization } from '~/domain/person/set-up.server'
import { loginForm } from '~/domain/sign-in/schema'
import { deviceLabel, signIn } from '~/domain/sign-in/sign-in.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { goTo, safePath } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { frame: 'plain', help: 'signing-in' }
export const meta: MetaFunction = () => [{ title: 'Sign in · Belay' }]

export const loader = asHttp(async ({ request, context }: LoaderFunctionArgs) => {
	const next = safePath(new URL(request.url).searchParams.get('next'))
	if (await context.whoReads()) throw goTo(next)
	const organization = await findOrganization(context.db)
	if (!organization) throw goTo(paths.setUp())
	return { next, organization }
})

export const action = asHttp(async ({ request, context }: ActionFunctionArgs) => {
	const form = readForm(await readFormData(request), loginForm)
	if (!form.ok) return form.answer
	const result = await signIn(context, {
		email: form.value.email,
		password: form.value.password,
		ip: context.clientIp,
		device: deviceLabel(request.headers.get('user-agent')),
	})
	if (result.ok) return goTo(safePath(form.value.next, landing(result.roles)), { 'Set-Cookie': result.setCookie })
	if (result.why === 'too-many') {
		const minutes = Math.ceil(result.waitSeconds / 60)
		return form.refuse(
			{
				form: [
					`Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again, or get a link by mail.`,
				],
			},
			429,
		)
	}
	return form.refuse({ form: ['Address and password do not match. Try again, or get a link by mail.'] }, 401)
})

/** Each one's own first page: who holds a desk begins there. */
function landing(roles: string[]): string {
	if (roles.includes('admin')) return paths.admin()
	return roles.includes('facilitator') ? paths.facilitate() : paths.home()
}

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Login() {
	const { next, organization } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const busy = useNavigation().state !== 'idle'
	const [form, fields] = useForm<{ email: string; password: string }>({ lastResult: answer?.result })
	return (
		<main id="main" className="sign-in">
			<div>
				<h1 className="h1">Sign in</h1>
				<p className="soft mt-2">{organization?.name}</p>
			</div>
			{organization?.isSample ? (
				<div className="say note">
					<p>
						This is the sample organization. Try <b>learner1@sample.test</b>, <b>facilitator@sample.test</b> or{' '}
						<b>admin@sample.test</b>; the password is <b>belay-sample</b>.
					</p>
				</div>
			) : null}
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				{next === paths.home() ? null : <input type="hidden" name="next" value={next} />}
				<Input field={fields.email} label="E-mail address" type="email" autoComplete="username" />
				<Input field={fields.password} label="Password" type="password" autoComplete="current-password" />
				<p className="flex flex-wrap items-center gap-4">
					<button className="btn ink" type="submit" aria-busy={busy}>
						Sign in
					</button>
					<Link className="small" to={paths.forgot()}>
						Get a link by mail
					</Link>
				</p>
			</Form>
		</main>
	)
}
