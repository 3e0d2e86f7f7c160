import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { FormErrors, Input } from '~/components/ui/form'
import { useForm } from '~/components/ui/use-form'
import { ZoneField } from '~/components/ui/zone-field'
import { DomainError } from '~/domain/errors'
import { firstRunForm } from '~/domain/person/schema'
import { isSetUp, setUp } from '~/domain/person/set-up.server'
import { deviceLabel } from '~/domain/sign-in/sign-in.server'
import { isZone, listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readFormData } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { frame: 'plain', help: 'admin' }
export const meta: MetaFunction = () => [{ title: 'Set up Belay' }]

export const loader = asHttp(async ({ context }: LoaderFunctionArgs) => {
	if (await isSetUp(context.db)) throw new DomainError('not-found', 'set-up')
	return { zones: listZones() }
})

export const action = asHttp(async ({ request, context }: ActionFunctionArgs) => {
	if (await isSetUp(context.db)) throw new DomainError('not-found', 'set-up')
	const form = readForm(await readFormData(request), firstRunForm)
	if (!form.ok) return form.answer
	const { password, ...first } = form.value
	if (!isZone(first.timeZone)) return form.refuse({ fields: { timeZone: ['Choose a zone from the list.'] } })
	// Who is too late by a hair is told so on a page of its own: this one is gone (app/components/shell/path-ends.tsx).
	const passwordHash = await context.hasher.hash(password)
	const { personId } = await setUp(context.db, { ...first, passwordHash })
	const cookie = await context.signIns.open(personId, deviceLabel(request.headers.get('user-agent')))
	return goTo(paths.people(), { 'Set-Cookie': cookie })
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function SetUp() {
	const { zones } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<Record<'organization' | 'timeZone' | 'name' | 'email' | 'password', string>>({
		lastResult: answer?.result,
	})
	return (
		<main id="main" className="page narrow">
			<p className="small soft">First run</p>
			<h1 className="h1">Tie in.</h1>
			<p className="soft mt-3 mb-8">
				Belay is empty. Name your organization and make yourself its first admin; everybody else comes by invitation.
				This page closes for good once it is done.
			</p>
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Input
					field={fields.organization}
					label="Organization"
					help="As it will stand on certificates."
					autoComplete="organization"
				/>
				<ZoneField
					field={fields.timeZone}
					label="Its home time zone"
					zones={zones}
					help="Everybody sees times in their own zone. This one is the first proposal."
				/>
				<Input field={fields.name} label="Your name" autoComplete="name" />
				<Input field={fields.email} label="Your e-mail address" type="email" autoComplete="username" />
				<Input
					field={fields.password}
					label="A password"
					type="password"
					autoComplete="new-password"
					help="At least 10 characters. A short sentence works well."
				/>
				<p>
					<button className="btn ink" type="submit">
						Set up the organization
					</button>
				</p>
			</Form>
		</main>
	)
}
