import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CapacityChart } from '~/components/desk/capacity-chart'
import { CapacityFields } from '~/components/desk/capacity-fields'
import { CapacityMonths } from '~/components/desk/capacity-months'
import { Section } from '~/components/ui/section'
import { DomainError } from '~/domain/errors'
import { simulate } from '~/domain/facilitator/capacity'
import { countCrew } from '~/domain/facilitator/capacity.server'
import { onStage, planOf, readPlan } from '~/domain/facilitator/capacity-plan'
import { lastDayOf, reckon } from '~/domain/facilitator/capacity-words'
import { minutesToBecomeLead } from '~/domain/facilitator/work'
import { findStageByKey } from '~/domain/program/find'
import { dateOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { searchParam } from '~/http/form-data'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'
import styles from '~/styles/planning.css?url'

export const handle = { desk: 'admin', at: 'capacity', help: 'capacity' }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: 'Capacity · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const now = clock()
	const stages = content.programs.flatMap((program) => program.stages)
	const stage = findStageByKey(content.programs, searchParam(args.request, 'stage')) ?? stages[0]
	if (!stage) throw new DomainError('not-found', 'stage')
	const { timeZone } = admin
	const { crew, known } = await countCrew(db, content, { stageKey: stage.key, now, timeZone })
	const usual = planOf(stage, crew, dateOf(now, timeZone).slice(0, 7))
	const { plan: form, ...asked } = readPlan(new URL(args.request.url).searchParams, usual)
	const plan = form && { ...form, known }
	return {
		stage: { key: stage.key, label: stage.label, hoursToBecomeLead: Math.round(minutesToBecomeLead(stage) / 60) },
		asked,
		found: plan && {
			...reckon(plan, stage.label),
			until: lastDayOf(plan.until),
			// Each on its own: the same people cannot do all of them at once.
			others: stages.map((each) => ({
				key: each.key,
				label: each.label,
				trained: simulate({ ...onStage(plan, each), growPercent: 0 }).trained,
			})),
		},
		stages: stages.map(({ key, label }) => ({ key, label })),
	}
})

export default function CapacityPage() {
	const { stage, asked, found, stages } = useLoaderData<typeof loader>()
	return (
		<main id="main">
			<div className="top">
				<div>
					<h1 className="h1 work">How many can be trained</h1>
					<p className="lede">
						Reckoned from whom there is and what a level takes. Change any figure: the answer changes, and nothing is
						kept but the address.
					</p>
				</div>
			</div>
			<nav className="level-choice" aria-label="Level">
				{stages.map(({ key, label }) => (
					<Link
						key={key}
						className="btn edge sm"
						to={paths.capacity({ stage: key })}
						aria-current={key === stage.key ? 'page' : undefined}
					>
						{label}
					</Link>
				))}
			</nav>
			{found ? (
				<Section id="answer" title={stage.label}>
					<p className="capacity-answer">{found.trained}</p>
					{found.leading ? <p className="mt-2">{found.leading}</p> : null}
					<p className="mt-2">{found.holds}</p>
					<ul className="mt-3 grid gap-1">
						{found.more.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
					{found.over ? (
						<p className="say warn mt-4">
							<span>{found.over}</span>
						</p>
					) : null}
					<CapacityChart months={found.outcome.months} />
					<CapacityMonths months={found.outcome.months} />
				</Section>
			) : null}
			<Section id="assumptions" title="What this assumes">
				<CapacityFields stage={stage.key} asked={asked} />
			</Section>
			{found ? (
				<>
					<Section id="growing" title="From 8 to 100 and more">
						<p className="mt-3">
							Who is certified can become a facilitator: about {stage.hoursToBecomeLead} hours of their own, beside a
							lead who takes one person along at a time. Each one signed off leads and assesses.
						</p>
						<ul className="rows">
							{found.growing.steps.map((step) => (
								<li key={step}>{step}</li>
							))}
						</ul>
						<p className="mt-3">{found.growing.without}</p>
					</Section>
					<Section id="levels" title={`Every level by ${found.until}`}>
						<p className="small soft mt-3">
							The same people, each level on its own: they cannot do all of these at once.
						</p>
						<ul className="rows">
							{found.others.map(({ key, label, trained }) => (
								<li key={key}>
									<span className="grow">{label}</span>
									<span className="num">{trained} people</span>
								</li>
							))}
						</ul>
					</Section>
				</>
			) : null}
		</main>
	)
}
