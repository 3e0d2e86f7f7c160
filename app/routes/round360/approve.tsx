import { getFormProps } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { keepPage, keepShown } from '~/components/keep-page'
import { RaterList } from '~/components/round360/list'
import { FormErrors, TextArea } from '~/components/ui/form'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { useForm } from '~/components/ui/use-form'
import { openRound, sendListBack } from '~/domain/round360/approve.server'
import { groupName } from '~/domain/round360/kinds'
import { round360Refusals } from '~/domain/round360/policy'
import { getToApprove, listRaters } from '~/domain/round360/read.server'
import { sendBackForm } from '~/domain/round360/schema'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'practice', help: 'rounds-360' }
export const meta: MetaFunction = () => [{ title: 'A list to look at · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db } = args.context
	const round = await getToApprove(db, param(args, 'round'), reader.id)
	return {
		owner: round.person.name,
		about: round.instrument.title.toLowerCase(),
		raters: (await listRaters(db, round.id)).map(({ id, name, email, perspective }) => ({
			id,
			name,
			email,
			perspective: groupName(perspective),
		})),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, linkKey, mail } = args.context
	const at = { roundId: param(args, 'round'), approverId: reader.id }
	const round = await getToApprove(db, at.roundId, reader.id)
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'open') {
		const form = readForm(formData, sendBackForm.partial())
		if (!form.ok) return form.answer
		try {
			await openRound(db, linkKey, at, clock())
		} catch (error) {
			return form.refuse({ form: [refusal(error, round360Refusals)] }, 409)
		}
		mail.wake()
		return goTo(paths.rounds(), flash(`The round of ${round.person.name} is open.`))
	}
	const form = readForm(formData, sendBackForm)
	if (!form.ok) return form.answer
	await sendListBack(db, { ...at, note: form.value.note }, clock())
	mail.wake()
	return goTo(paths.rounds(), flash('It is back with them.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function ApproveRound() {
	const { owner, about, raters } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const [form, fields] = useForm<{ note: string }>({ id: 'send-back', lastResult: answer?.result })
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'What others see', to: paths.rounds() }, { name: 'A list to look at' }]} />
			<h1 className="h1">Would these people know?</h1>
			<p className="soft mt-3">
				{owner} wants to ask them how it is to work together: {about}. Look for two things: people who see it often
				enough, and not only friends. You see this list until you have answered, and nothing else: no answers, and not
				what comes of it.
			</p>
			<RaterList raters={raters} title="The list" />
			<Section id="word" title="Your word">
				<Form method="post" className="mt-4">
					<p>
						<button className="btn ink" type="submit" name="intent" value="open">
							Open the round
						</button>
					</p>
					<p className="small soft mt-2">Everybody on the list is asked then, once.</p>
				</Form>
				<Form method="post" className="form mt-6" {...getFormProps(form)}>
					<FormErrors form={form} />
					<TextArea
						field={fields.note}
						label="Or send it back: what to change?"
						rows={3}
						help={`${owner} reads it, and nobody else.`}
					/>
					<p>
						<button className="btn edge" type="submit" name="intent" value="send-back">
							Send it back
						</button>
					</p>
				</Form>
			</Section>
		</main>
	)
}
