import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CohortForm } from '~/components/desk/cohort-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { createCohort } from '~/domain/cohort/create.server'
import { cohortRefusals } from '~/domain/cohort/policy'
import { cohortForm } from '~/domain/cohort/schema'
import { stageChoices, whyClosed } from '~/domain/cohort/stage-choices'
import { findStageByKey } from '~/domain/program/find'
import { isZone, listZones } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { flash } from '~/http/flash.server'
import { readFormData } from '~/http/form-data'
import { readForm, refusal } from '~/http/forms'
import { requireRole } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'cohorts', help: 'cohorts' }
export const meta: MetaFunction = () => [{ title: 'A new cohort · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const stages = stageChoices(args.context.content.programs)
	const previews = stages.filter((stage) => !stage.closed).flatMap((stage) => stage.preview ?? [])
	return {
		stages,
		zones: listZones(),
		timeZone: admin.timeZone,
		first: stages.find((stage) => !stage.closed)?.key,
		previews: admin.organization.isSample ? [] : previews,
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const form = readForm(await readFormData(args.request), cohortForm)
	if (!form.ok) return form.answer
	if (!isZone(form.value.timeZone)) return form.refuse({ fields: { timeZone: [cohortRefusals['no-such-zone']] } })
	const stage = findStageByKey(content.programs, form.value.stage)
	const closed = stage && whyClosed(stage)
	if (closed) return form.refuse({ fields: { stage: [`Choose another level: of this one ${closed}.`] } })
	try {
		const { cohortId } = await createCohort(db, content.programs, form.value, admin, clock())
		return goTo(
			paths.adminCohort({ cohort: cohortId }),
			flash(`${form.value.name} exists. Next: people, a lead and the first session.`),
		)
	} catch (error) {
		return form.refuse({ form: [refusal(error, cohortRefusals)] }, 409)
	}
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function NewCohort() {
	const { stages, zones, timeZone, first, previews } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Cohorts', to: paths.adminCohorts() }, { name: 'New' }]} />
			<h1 className="h1 work mb-6">A new cohort</h1>
			{previews.map((preview) => (
				<p className="say note mb-6 max-w-200" key={preview}>
					{preview}
				</p>
			))}
			<CohortForm
				answer={useActionData<typeof action>()}
				cohort={{ stage: first, seatCount: '12', timeZone, status: 'planned' }}
				stages={stages}
				zones={zones}
				act="Create the cohort"
			/>
		</main>
	)
}
