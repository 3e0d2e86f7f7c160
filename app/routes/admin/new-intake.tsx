import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { IntakeForm } from '~/components/intake/intake-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { intakeRefusals } from '~/domain/intake/refusals'
import { createIntake } from '~/domain/intake/save.server'
import { intakeForm } from '~/domain/intake/schema'
import { organizationDay } from '~/domain/intake/today.server'
import { addDays } from '~/domain/zone/plain-date'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'intakes', help: 'intakes' }
export const meta: MetaFunction = () => [{ title: 'A new intake · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const opensOn = await organizationDay(db, clock())
	return {
		stages: stageChoices(content.programs),
		proposed: { opensOn, closesOn: addDays(opensOn, 21), capacity: '24', whoMay: 'needed', overlapHours: '2' },
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const form = readForm(await readFormData(args.request), intakeForm)
	if (!form.ok) return form.answer
	try {
		const { intakeId } = await createIntake(db, content.programs, form.value, admin, clock())
		return goTo(
			paths.adminIntake({ intake: intakeId }),
			flash('A draft: nobody but admins sees it. Open it when it is right.'),
		)
	} catch (error) {
		return form.refuse({ fields: { stage: [refusal(error, intakeRefusals)] } }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function NewIntake() {
	const { stages, proposed } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Intakes', to: paths.adminIntakes() }, { name: 'New' }]} />
			<h1 className="h1 work mb-6">A new intake</h1>
			<IntakeForm answer={useActionData<typeof action>()} intake={proposed} stages={stages} act="Keep it as a draft" />
		</main>
	)
}
