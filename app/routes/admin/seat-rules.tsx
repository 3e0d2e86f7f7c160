import { getFormProps, getInputProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { FormErrors, Input } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { useForm } from '~/components/ui/use-form'
import { OFFER_HOURS } from '~/domain/cohort/kinds'
import { seatRulesForm } from '~/domain/cohort/schema'
import { changeSeatRules, getSeatRules } from '~/domain/cohort/seat-rules.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'seats' }
export const meta: MetaFunction = () => [{ title: 'How seats are given · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	return getSeatRules(args.context.db)
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const form = readForm(await readFormData(args.request), seatRulesForm)
	if (!form.ok) return form.answer
	await changeSeatRules(args.context.db, form.value, admin)
	return goTo(paths.seatRules(), flash('Kept. It holds for whoever asks from now on.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function SeatRules() {
	const rules = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<{ offerHours: string; seatsNeedApproval: boolean }>({
		id: 'seat-rules',
		lastResult: answer?.result,
		defaultValue: { ...rules, offerHours: String(rules.offerHours) },
	})
	const { key, ...approval } = getInputProps(fields.seatsNeedApproval, { type: 'checkbox' })
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Cohorts', to: paths.adminCohorts() }, { name: 'How seats are given' }]} />
			<h1 className="h1 work">How seats are given</h1>
			<p className="lede mt-2">
				While a cohort is open, learners take its seats themselves. When all are taken they stand in line, and a seat
				that comes free is offered to the first.
			</p>
			<Form method="post" className="form mt-6" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Input
					field={fields.offerHours}
					label="Hours an offer lasts"
					type="number"
					min={OFFER_HOURS.least}
					max={OFFER_HOURS.most}
					help="Then the seat goes to the next in line. No offer lasts into the last day before the first session."
				/>
				<fieldset className="field">
					<legend>Line managers</legend>
					<label className="pick">
						<input key={key} {...approval} />
						<span>Ask the line manager before somebody gets a seat they asked for</span>
					</label>
					<p className="help">
						They answer by a link in a letter. Whoever has no line manager is agreed to by an admin, on the page of the
						cohort’s seats. People you add yourself are not asked about.
					</p>
				</fieldset>
				<p>
					<button className="btn ink" type="submit">
						Keep these rules
					</button>
				</p>
			</Form>
		</main>
	)
}
