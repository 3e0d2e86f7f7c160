import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { FormErrors, Input } from '~/components/ui/form'
import { useForm } from '~/components/ui/use-form'
import { record } from '~/domain/audit/record.server'
import { changePasswordForm } from '~/domain/sign-in/schema'
import { changePassword, deviceLabel, endDevice, listDevices } from '~/domain/sign-in/sign-in.server'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { signedOut } from '~/http/signed-out'
import { paths } from '~/paths'

export const handle = { help: 'signing-in' }
export const meta: MetaFunction = () => [{ title: 'Password and devices · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const devices = await listDevices(args.context.db, reader.id, args.context.clock())
	return {
		devices: devices.map((device) => ({
			rowId: device.rowId,
			name: device.device || 'A browser',
			since: shortDate(device.createdAt, reader.timeZone),
			isThis: device.rowId === reader.signInRowId,
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, signIns, hasher, limits, clientIp } = args.context
	const formData = await readFormData(args.request)
	const intent = formData.get('intent')
	if (intent === 'end') {
		await endDevice(db, reader, String(formData.get('device') ?? ''))
		return goTo(paths.devices(), flash('That device is signed out.'))
	}
	if (intent === 'everywhere') {
		await signIns.closeAll(reader.id)
		await record(db, { act: 'signed-out-everywhere', actor: reader })
		return goTo(paths.login(), signedOut(await signIns.close(args.request.headers.get('cookie'))))
	}
	const form = readForm(formData, changePasswordForm)
	if (!form.ok) return form.answer
	if ((await limits.signIn(reader.email, clientIp)) !== null)
		return form.refuse({ form: ['Too many tries. Wait a few minutes, then try again.'] }, 429)
	try {
		await changePassword({ db, hasher }, reader, form.value)
	} catch (error) {
		return form.refuse({
			fields: {
				current: [refusal(error, { 'wrong-password': 'This is not your password. Try again, or get a link by mail.' })],
			},
		})
	}
	const headers = new Headers({
		'Set-Cookie': await signIns.open(reader.id, deviceLabel(args.request.headers.get('user-agent'))),
	})
	for (const value of Object.values(flash('New password saved. Every other device is signed out.')))
		headers.append('Set-Cookie', value)
	return goTo(paths.devices(), headers)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Devices() {
	const { devices } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<{ current: string; password: string }>({ lastResult: answer?.result })
	return (
		<main id="main" className="page narrow">
			<h1 className="h1 mb-6">Password and devices</h1>
			<section aria-labelledby="devices">
				<div className="head">
					<h2 className="h2" id="devices">
						Where you are signed in
					</h2>
				</div>
				<ul className="rows">
					{devices.map((device) => (
						<li key={device.rowId}>
							<span className="grow">
								<span className="strong">{device.name}</span>
								{device.isThis ? <span className="tag good ml-2">This device</span> : null}
								<span className="block small soft">Since {device.since}</span>
							</span>
							{device.isThis ? null : (
								<Form method="post">
									<input type="hidden" name="device" value={device.rowId} />
									<button
										className="btn edge sm"
										type="submit"
										name="intent"
										value="end"
										aria-label={`Sign ${device.name} out`}
									>
										Sign out
									</button>
								</Form>
							)}
						</li>
					))}
				</ul>
				<Form method="post" className="acts">
					<button className="btn bad" type="submit" name="intent" value="everywhere">
						Sign out everywhere
					</button>
				</Form>
			</section>
			<section className="section" aria-labelledby="password">
				<div className="head mb-4">
					<h2 className="h2" id="password">
						A new password
					</h2>
				</div>
				<Form method="post" className="form" {...getFormProps(form)}>
					<FormErrors form={form} />
					<Input field={fields.current} label="The one you use now" type="password" autoComplete="current-password" />
					<Input
						field={fields.password}
						label="The new one"
						type="password"
						autoComplete="new-password"
						help="At least 10 characters. Every other device is signed out."
					/>
					<p>
						<button className="btn ink" type="submit" name="intent" value="password">
							Save the new password
						</button>
					</p>
				</Form>
			</section>
		</main>
	)
}
