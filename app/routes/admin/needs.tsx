import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AddNeed } from '~/components/desk/add-need'
import { NeedsTable } from '~/components/desk/needs-table'
import { keepPage, keepShownUnlessStale } from '~/components/keep-page'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { addNeed, changeNeeds } from '~/domain/person/change-needs.server'
import { needRefusals } from '~/domain/person/needs'
import { listNeeds } from '~/domain/person/needs.server'
import { needForm, needsForm } from '~/domain/person/schema'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'people', help: 'needs' }
export const meta: MetaFunction = () => [{ title: 'Who needs what · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, content } = args.context
	const stages = stageChoices(content.programs).map(({ key, name, program }) => ({ key, name, program }))
	return { needs: await listNeeds(db), stages }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content } = args.context
	const formData = await readFormData(args.request)
	if (formData.get('intent') === 'add') {
		const form = readForm(formData, needForm)
		if (!form.ok) return form.answer
		if (!stageChoices(content.programs).some(({ key }) => key === form.value.stageKey))
			return form.refuse({ fields: { stageKey: ['Choose a stage'] } })
		try {
			await addNeed(db, form.value, admin)
			return goTo(paths.needs(), flash('The row is added.'))
		} catch (error) {
			return form.refuse({ form: [refusal(error, needRefusals)] }, 409)
		}
	}
	const form = readForm(formData, needsForm)
	if (!form.ok) return form.answer
	try {
		await changeNeeds(db, form.value.rows, admin)
	} catch (error) {
		return form.refuse({ form: [refusal(error, needRefusals)] }, 409)
	}
	return goTo(paths.needs(), flash('The table is saved.'))
})

export const clientAction = keepPage
export const shouldRevalidate = keepShownUnlessStale

export default function Needs() {
	const { needs, stages } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const isAdded = answer?.result.initialValue?.intent === 'add' || 'level' in (answer?.result.initialValue ?? {})
	const stageNames = Object.fromEntries(stages.map(({ key, name }) => [key, name]))
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'People', to: paths.people() }, { name: 'Who needs what' }]} />
			<h1 className="h1 work">Who needs what</h1>
			<p className="lede mt-2">
				Which stage each level calls for, and how soon after hire or promotion it should have begun. Intakes ask this
				table who must come, and who may.
			</p>
			<dl className="facts mt-4 mb-6">
				<dt>Must</dt>
				<dd>Part of the role. Who is late stands on your lists.</dd>
				<dt>Expected</dt>
				<dd>Wanted, with a day, and there are good reasons to wait.</dd>
				<dt>Invited</dt>
				<dd>Open to them. Nobody is late for an invitation.</dd>
			</dl>
			{needs.length === 0 ? (
				<Empty title="No row yet">Nobody needs anything. Add the first row below.</Empty>
			) : (
				<NeedsTable
					key={JSON.stringify(needs)}
					answer={isAdded ? undefined : answer}
					needs={needs}
					stageNames={stageNames}
				/>
			)}
			<Section id="add" title="Add a row">
				<div className="mt-4">
					<AddNeed key={needs.length} answer={isAdded ? answer : undefined} stages={stages} />
				</div>
			</Section>
		</main>
	)
}
