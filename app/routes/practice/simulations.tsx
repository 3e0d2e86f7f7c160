import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { readAsked } from '~/domain/certification/standing.server'
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
	const now = clock()
	const asking = stages.map(async (stage) => [stage.key, await readAsked(db, reader.id, stage, now)] as const)
	const asked = new Map(await Promise.all(asking))
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
		const { rules, since } = asked.get(stage.key) ?? { rules: stage.requirements, since: null }
		const rule = askedWithin(rules).find((each) => each.kind === 'simulation')
		const needed = rule?.kind === 'simulation' ? rule.finished : null
		const counted = rows.map(({ id }) => finished.get(id)).filter((at) => at && (!since || at >= since)).length
		return {
			key: stage.key,
			title: `${stage.label}: ${stage.title}`,
			counts: paths.requirements({ program: stage.program.slug, stage: stage.id }),
			asks: needed && saidFinished(counted, needed),
			rows,
		}
	}
	const some = (stages: Stage[]) => stages.map(groupOf).filter(({ rows }) => rows.length > 0)
	return { own: some(stages), others: some(all.filter(({ key }) => !asked.has(key))) }
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
