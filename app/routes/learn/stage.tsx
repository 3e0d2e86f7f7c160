import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ModuleRows } from '~/components/program/module-rows'
import { StageAside } from '~/components/program/stage-aside'
import { Badge } from '~/components/ui/badge'
import { Crumbs, Signpost } from '~/components/ui/marks'
import { findDeliverable } from '~/domain/assessment/deliverable'
import { hours } from '~/domain/number-words'
import { patternsOf } from '~/domain/pattern/pattern'
import { getStage, isElective } from '~/domain/program/find'
import type { ModuleEntry } from '~/domain/program/lesson'
import { findPins } from '~/domain/program/pins.server'
import { countAdded, countChanged } from '~/domain/progress/changed-since.server'
import { readingState } from '~/domain/progress/completion'
import { listProgress } from '~/domain/progress/read.server'
import { simulationsOf } from '~/domain/simulation/simulation'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'learn', help: 'learning' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.stage.label}: ${data?.stage.title} · Belay` },
]

/** A module’s line names so many of its patterns; its last part names all. */
const PATTERNS_IN_A_ROW = 3

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { content, db, shelf } = args.context
	const today = getStage(content.programs, param(args, 'program'), param(args, 'stage'))
	const stage = await shelf.asPinned(today, await findPins(db, reader.id, today))
	const progress = await listProgress(db, reader.id)
	const here = { program: stage.program.slug, stage: stage.id }
	const rowOf = (module: ModuleEntry) => progress.find((each) => each.moduleKey === module.key)
	const since = await Promise.all(
		stage.modules.map(async ({ lesson, key }) => {
			const readIn = progress.find((each) => each.moduleKey === key)?.readIn ?? {}
			if (!lesson) return { changedParts: 0, addedParts: 0 }
			return {
				changedParts: await countChanged(shelf, lesson, readIn),
				addedParts: await countAdded(shelf, lesson, readIn),
			}
		}),
	)
	const modules = stage.modules.map((module, index) => {
		const row = rowOf(module)
		const state = module.lesson ? readingState(module.lesson, row ?? null, {}) : null
		return {
			id: module.id,
			position: isElective(stage, module) ? null : module.position,
			title: module.title,
			minutes: module.minutes,
			outcomes: module.outcomes,
			to: module.lesson ? paths.module({ ...here, module: module.id }) : null,
			summary: module.lesson?.summary ?? null,
			minutesLeft: state?.minutesLeft ?? module.minutes,
			begun: Boolean(row),
			...(since[index] ?? { changedParts: 0, addedParts: 0 }),
			patterns: patternsOf(content.library, module.key)
				.slice(0, PATTERNS_IN_A_ROW)
				.map(({ id, title }) => ({ id, title })),
			doneOn: row?.completedAt ? shortDate(row.completedAt, reader.timeZone) : null,
		}
	})
	const core = modules.filter((module) => module.position !== null)
	const deliverable = findDeliverable(content.deliverables, stage.key)
	return {
		stage: {
			id: stage.id,
			label: stage.label,
			title: stage.title,
			audience: stage.audience,
			competency: stage.competency,
			outcomes: stage.outcomes,
			practice: stage.practice,
			evidence: stage.evidence,
			training: { hours: hours(stage.training.minutes), weeks: stage.training.weeks },
			isPreview: stage.isPreview,
			sessions: stage.sessions,
			requirements: paths.requirements(here),
			simulations: simulationsOf(content.simulations, stage.key).length > 0 ? paths.simulations() : null,
			activities:
				stage.activities.length > 0
					? { to: paths.activities(here), year: paths.trackYear({ program: stage.program.slug }) }
					: null,
			deliverable: deliverable && {
				title: deliverable.title,
				summary: deliverable.summary,
				to: paths.deliverable(here),
			},
		},
		modules: core,
		electives: modules.filter((module) => module.position === null),
		next:
			core.find((module) => module.to && module.begun && !module.doneOn) ??
			core.find((module) => module.to && !module.doneOn) ??
			null,
	}
})

export default function StagePage() {
	const { stage, modules, electives, next } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<Crumbs trail={[{ name: 'Learn', to: paths.learn() }, { name: stage.label }]} />
			<div className="top">
				<div>
					<h1 className="h1">
						{stage.label}: {stage.title}
					</h1>
					<p className="lede">
						{stage.competency}. {stage.audience.replace(/\.$/, '')}. {stage.training.hours} hours in{' '}
						{stage.training.weeks} weeks, and practice in between.
					</p>
				</div>
				<Badge stage={stage.id} size={96} />
			</div>
			{next?.to ? (
				<Signpost
					to={next.to}
					title={next.title}
					sub={next.begun ? 'Where you stopped' : 'Next on your way'}
					time={`${next.begun ? next.minutesLeft : next.minutes} min`}
				/>
			) : null}
			<div className="stage-grid">
				<section aria-labelledby="modules">
					<div className="head">
						<h2 className="h2" id="modules">
							Modules
						</h2>
						<Link className="small" to={stage.requirements}>
							What counts
						</Link>
					</div>
					<ModuleRows modules={modules} />
					{stage.isPreview ? (
						<p className="say note mt-4">
							<span>
								This level is a preview: modules marked “being written” are not readable yet, and do not count against
								anybody.
							</span>
						</p>
					) : null}
					{electives.length > 0 ? (
						<>
							<h3 className="h3 mt-8">Electives</h3>
							<p className="soft mt-2">
								For later, or for the week in which you need one. No certificate asks for them.
							</p>
							<ModuleRows modules={electives} />
						</>
					) : null}
				</section>
				<StageAside stage={stage} />
			</div>
		</main>
	)
}
