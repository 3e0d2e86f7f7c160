import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { MailChoices } from '~/components/account/mail-choices'
import { OwnHours } from '~/components/account/own-hours'
import { CareerFields } from '~/components/desk/person-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { RecallSwitch } from '~/components/practice/recall-switch'
import { FormErrors, Input } from '~/components/ui/form'
import { useForm } from '~/components/ui/use-form'
import { ZoneField } from '~/components/ui/zone-field'
import { readTimeGiven } from '~/domain/assessment/extra-time.server'
import { timeWords } from '~/domain/assessment/timed'
import { longDay } from '~/domain/intake/words'
import { listLeaves } from '~/domain/leave/read.server'
import { chooseMail, listStopped } from '~/domain/notice/stop-mail.server'
import { changeHours, changeProfile } from '~/domain/person/change.server'
import { roleNames } from '~/domain/person/kinds'
import { personRefusals } from '~/domain/person/policy'
import { getPerson, readSaidAs } from '~/domain/person/read.server'
import { hoursForm, profileForm } from '~/domain/person/schema'
import { isRecallPaused, pauseRecall, resumeRecall } from '~/domain/progress/recall-pause.server'
import { listHolidayRegions } from '~/domain/zone/holidays.server'
import { listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { help: 'profile' }
export const meta: MetaFunction = () => [{ title: 'Your profile · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, mail } = args.context
	return {
		canMail: mail.isConfigured,
		person: { ...(await getPerson(db, reader.id)), saidAs: await readSaidAs(db, reader.id) },
		zones: listZones(),
		regions: listHolidayRegions(),
		isRecallPaused: await isRecallPaused(db, reader.id),
		percent: await readTimeGiven(db, reader.id),
		stopped: await listStopped(db, reader.id),
		leaves: (await listLeaves(db, reader.id)).map((leave) => `${longDay(leave.fromDay)} to ${longDay(leave.untilDay)}`),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'put-recall-aside') {
		await pauseRecall(db, reader.id, clock())
		return goTo(paths.account(), flash('Put aside. Nothing is asked until you say so.'))
	}
	if (formData.get('intent') === 'take-recall-up') {
		await resumeRecall(db, reader.id)
		return goTo(paths.account(), flash('Taken up again. The next questions come on your home page.'))
	}
	if (formData.get('intent') === 'choose-mail') {
		await chooseMail(db, reader.id, formData.getAll('mail').map(String))
		return goTo(paths.account(), flash('Saved. The next letters go by this.'))
	}
	if (formData.get('intent') === 'keep-hours') {
		const hours = readForm(formData, hoursForm)
		if (!hours.ok) return hours.answer
		try {
			await changeHours(db, reader.id, hours.value)
			return goTo(paths.account(), flash('Set. Dates are looked for within these hours.'))
		} catch (error) {
			return hours.refuse({ fields: { holidays: [refusal(error, personRefusals)] } })
		}
	}
	const form = readForm(formData, profileForm)
	if (!form.ok) return form.answer
	try {
		await changeProfile(db, reader.id, form.value, clock())
		return goTo(paths.account(), flash('Saved. Every time is now shown in this zone.'))
	} catch (error) {
		return form.refuse({ fields: { timeZone: [refusal(error, personRefusals)] } })
	}
})

type Fields = Record<'name' | 'calledName' | 'saidAs' | 'timeZone' | 'careerTrack' | 'careerLevel', string>

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function Profile() {
	const { person, zones, regions, isRecallPaused, stopped, canMail, percent, leaves } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isHours = answer?.result.initialValue?.intent === 'keep-hours'
	const [form, fields] = useForm<Fields>({ lastResult: isHours ? undefined : answer?.result, defaultValue: person })
	return (
		<main id="main" className="page narrow">
			<h1 className="h1 mb-6">Your profile</h1>
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Input
					field={fields.name}
					label="Name"
					help="As it will stand on a certificate, in any alphabet."
					autoComplete="name"
				/>
				<Input field={fields.calledName} label="What people call you" autoComplete="nickname" />
				<Input
					field={fields.saidAs}
					label="How your name is said"
					help="In your own spelling: “ee-NESH”. The facilitators of your cohorts see it."
					autoComplete="off"
				/>
				<ZoneField field={fields.timeZone} label="Time zone" zones={zones} />
				<div className="pair">
					<CareerFields track={fields.careerTrack} level={fields.careerLevel} />
				</div>
				<p className="small soft">
					The track decides which version of a passage a module shows you first; the other one is a click away.
				</p>
				<p>
					<button className="btn ink" type="submit">
						Save
					</button>
				</p>
			</Form>
			<OwnHours answer={isHours ? answer : undefined} hours={person} regions={regions} />
			<MailChoices stopped={stopped} canMail={canMail} />
			<RecallSwitch isPaused={isRecallPaused} />
			<section className="section">
				<div className="head">
					<h2 className="h2">What your admin keeps</h2>
				</div>
				<dl className="facts">
					<dt>E-mail address</dt>
					<dd>{person.email}</dd>
					<dt>Team</dt>
					<dd>{person.team || 'None'}</dd>
					<dt>Line manager</dt>
					<dd>
						{person.manager?.name ?? 'Nobody'}. Sees which levels your role calls for and where you stand with each: a
						word and a day, nothing else.
					</dd>
					<dt>Leave</dt>
					<dd>
						{leaves.length > 0
							? `${leaves.join('; ')}. On these days none of your clocks runs: due days, certificates, cool-downs.`
							: 'None. While you are away none of your clocks runs, once an admin has recorded it.'}
					</dd>
					<dt>Roles</dt>
					<dd>{person.roles.map((role) => roleNames[role]).join(', ')}</dd>
					{percent === 100 ? null : (
						<>
							<dt>Timed checks</dt>
							<dd>{timeWords[percent]}. Only you and admins see this.</dd>
						</>
					)}
				</dl>
			</section>
		</main>
	)
}
