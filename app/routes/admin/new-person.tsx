import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PersonForm } from '~/components/desk/person-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { usualHours } from '~/domain/person/hours'
import { invite } from '~/domain/person/invite.server'
import { USUAL_COHORTS } from '~/domain/person/kinds'
import { personRefusals } from '~/domain/person/policy'
import { listChoices } from '~/domain/person/read.server'
import { personForm } from '~/domain/person/schema'
import { listHolidayRegions } from '~/domain/zone/holidays.server'
import { listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'people', help: 'people' }
export const meta: MetaFunction = () => [{ title: 'Invite a person · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	return { zones: listZones(), regions: listHolidayRegions(), managers: await listChoices(args.context.db) }
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const form = readForm(await readFormData(args.request), personForm)
	if (!form.ok) return form.answer
	try {
		const { personId } = await invite(args.context.db, form.value, admin, args.context.clock())
		args.context.mail.wake()
		const line = args.context.mail.isConfigured
			? `The invitation to ${form.value.email} is on its way.`
			: 'Added. No mail goes out here: hand the link over.'
		return goTo(paths.person({ person: personId }), flash(line))
	} catch (error) {
		return form.refuse({ form: [refusal(error, personRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function NewPerson() {
	const { zones, regions, managers } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'People', to: paths.people() }, { name: 'Invite' }]} />
			<h1 className="h1 work mb-6">Invite a person</h1>
			<PersonForm
				answer={useActionData<typeof action>()}
				person={{
					...usualHours,
					workDays: usualHours.workDays.map(String),
					roles: ['learner'],
					careerTrack: 'manager',
					careerLevel: 'Junior manager',
					mostCohorts: String(USUAL_COHORTS),
				}}
				zones={zones}
				regions={regions}
				managers={managers}
				act="Write the invitation"
			/>
		</main>
	)
}
