import { itemsOf } from '~/domain/readiness/instrument'
import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

/**
 * The learner is in the middle of a self-assessment, showed a finished one to the lead and an earlier one to nobody; the
 * peer showed theirs to nobody. Which answers were given no page says in words of its own, so they are canaries beside them.
 */
export async function addReadiness({ db, content, plant, people, actors }: CanaryCohort) {
	if (!content.readiness) throw new Error('content holds no readiness')
	const items = itemsOf(content.readiness.instrument)
	const run = async (who: string, personId: string, daysAgo: number | null, seenBy: readonly Actor[]) => {
		const which = daysAgo === null ? 'open' : `${daysAgo} days old`
		const row = await db.readinessRun.create({
			data: {
				id: plant(`id of the ${which} self-assessment of ${who}`, seenBy),
				personId,
				at: 'em',
				aim: 'director',
				answers: {
					...Object.fromEntries(items.slice(0, daysAgo === null ? 9 : undefined).map(({ id }) => [id, 2])),
					[plant(`answers of the ${which} self-assessment of ${who}`, [])]: 1,
				},
				finishedAt: daysAgo === null ? null : new Date(Date.now() - daysAgo * 86_400_000),
			},
			select: { id: true },
		})
		return row.id
	}
	const shared = await run('the learner', people.learner.id, 60, [actors.learner, actors.lead])
	await db.readinessShare.create({ data: { runId: shared, readerId: people.lead.id } })
	await db.pipelinePlace.create({ data: { personId: people.learner.id, at: 'em', aim: 'director' } })
	return {
		shared,
		earlier: await run('the learner', people.learner.id, 160, [actors.learner]),
		open: await run('the learner', people.learner.id, null, [actors.learner]),
		peers: await run('the peer', people.peer.id, 50, []),
	}
}
