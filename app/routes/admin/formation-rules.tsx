import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Pairs } from '~/components/formation/pairs'
import { SettingsForm } from '~/components/formation/settings-form'
import { keepPage, keepShown } from '~/components/keep-page'
import { Crumbs } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { usualSettings } from '~/domain/formation/kinds'
import { findFormation, getIntakeFacts, readProblem } from '~/domain/formation/read.server'
import { asHttp } from '~/http/as-http'
import { changeRulesByForm } from '~/http/formation-rules-forms.server'
import { param, requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'intakes', help: 'forming-cohorts' }
export const meta: MetaFunction = () => [{ title: 'Wishes and rules · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const intake = await getIntakeFacts(db, param(args, 'intake'))
	const { newest, current } = await findFormation(db, intake.id)
	const settings = (current ?? newest)?.settings ?? usualSettings
	const problem = await readProblem(db, content.programs, intake, settings, clock())
	const people = problem.people.map(({ id, name, team }) => ({ id, name: team ? `${name}, ${team}` : name }))
	const nameOf = (id: string) => problem.people.find((person) => person.id === id)?.name ?? 'Somebody who withdrew'
	const { weights, ...sizes } = settings
	return {
		intake: { id: intake.id, name: intake.name },
		settings: Object.fromEntries(
			Object.entries({ overlapHours: intake.overlapHours, ...sizes, ...weights }).map(([key, value]) => [
				key,
				String(value),
			]),
		),
		people,
		pairs: problem.pairs.map((pair) => ({ ...pair, names: `${nameOf(pair.one)} and ${nameOf(pair.other)}` })),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	return changeRulesByForm(args, param(args, 'intake'), admin)
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function FormationRules() {
	const { intake, settings, people, pairs } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const answerTo = (intent: string) => (answer?.result.initialValue?.intent === intent ? answer : undefined)
	return (
		<main id="main">
			<Crumbs
				trail={[{ name: intake.name, to: paths.formation({ intake: intake.id }) }, { name: 'Wishes and rules' }]}
			/>
			<h1 className="h1 work mb-6">Wishes and rules</h1>
			<div className="cohort-grid">
				<div>
					<Section id="pairs" title="Pairs" aside="Admins only see these">
						<Pairs pairs={pairs} people={people} answer={answerTo('pair')} key={pairs.length} />
					</Section>
				</div>
				<div>
					<Section id="rules" title="Rules and weights">
						<SettingsForm answer={answerTo('settings')} settings={settings} />
					</Section>
				</div>
			</div>
		</main>
	)
}
