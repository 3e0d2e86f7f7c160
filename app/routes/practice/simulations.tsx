import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { withOwnRules } from '~/domain/certification/standing.server'
import { capitalized, spelled } from '~/domain/number-words'
import { listOwnStages } from '~/domain/practice/read-log.server'
import { askedWithin } from '~/domain/program/asked'
import type { Stage } from '~/domain/program/lesson'
import { listFinished, listTalks } from '~/domain/simulation/read.server'
import { simulationsOf } from '~/domain/simulation/simulation'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { at: 'practice', help: 'simulations' }
export const meta: MetaFunction = () => [{ title: 'Simulations · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content } = args.context
	const talks = await listTalks(db, reader.id)
	const finished = await listFinished(db, reader.id)
	const stages = await listOwnStages(db, content.programs, reader.id)
	const own = await withOwnRules(db, reader.id, stages, clock())
	const all = content.programs.flatMap((program) => program.stages)
	const groupOf = (stage: Stage) => {
		const rows = simulationsOf(content.simulations, stage.key).map(({ id, title, about, minutes }) => {
			const open = talks.find((talk) => talk.simulation === id && !talk.finishedAt)
			const on = finished.get(id)
			return {
				id,
				title,
				about,
				minutes,
				to: open ? paths.talk({ simulation: id, talk: open.id }) : paths.simulation({ simulation: id }),
				isOpen: open !== undefined,
				finishedOn: on ? shortDate(on, reader.timeZone) : null,
			}
		})
		const rule = askedWithin(stage.requirements).find((each) => each.kind === 'simulation')
		const asked = rule?.kind === 'simulation' ? rule.finished : null
		return {
			key: stage.key,
			title: `${stage.label}: ${stage.title}`,
			counts: paths.requirements({ program: stage.program.slug, stage: stage.id }),
			asks: asked && saidFinished(rows.filter(({ finishedOn }) => finishedOn).length, asked),
			rows,
		}
	}
	const some = (stages: Stage[]) => stages.map(groupOf).filter(({ rows }) => rows.length > 0)
	return { own: some(own), others: some(all.filter((stage) => !own.some(({ key }) => key === stage.key))) }
})

/** "None of two finished" */
function saidFinished(count: number, of: number): string {
	return `${count === 0 ? 'None' : capitalized(spelled(Math.min(count, of)))} of ${spelled(of)} finished`
}

type Group = Awaited<ReturnType<typeof useLoaderData<typeof loader>>>['own'][number]

export default function Simulations() {
	const { own, others } = useLoaderData<typeof loader>()
	const groups = [...own, ...others]
	return (
		<main id="main" className="page narrow">
			<Crumbs trail={[{ name: 'Practice', to: paths.practice() }, { name: 'Simulations' }]} />
			<div className="top">
				<div>
					<h1 className="h1">Try the talk first</h1>
					<p className="lede">
						Conversations to play alone, in about 12 minutes. You choose what you say; they answer as they would. Nobody
						but you ever sees what you chose or how it ended, so try the thing you would not dare.
					</p>
				</div>
			</div>
			{groups.length > 0 ? (
				groups.map((group, index) => <Level key={group.key} group={group} isFirst={index === 0} />)
			) : (
				<Empty title="None yet">Whoever looks after the content of Belay has not added any.</Empty>
			)}
		</main>
	)
}

function Level({ group, isFirst }: { group: Group; isFirst: boolean }) {
	return (
		<Section
			id={group.key.replace('/', '-')}
			title={group.title}
			aside={group.asks ? <Link to={group.counts}>{group.asks}</Link> : null}
			className={isFirst ? '' : undefined}
		>
			<ul className="rows">
				{group.rows.map((each) => (
					<li key={each.id}>
						<span className="grow">
							<Link className="strong" to={each.to}>
								{each.title}
							</Link>
							<span className="block small soft">{each.about}</span>
						</span>
						<span className="small soft">
							{each.finishedOn
								? `finished ${each.finishedOn}${each.isOpen ? ', begun again' : ''}`
								: each.isOpen
									? 'begun'
									: `${each.minutes} min`}
						</span>
					</li>
				))}
			</ul>
		</Section>
	)
}
