import { randomUUID } from 'node:crypto'
import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

const PARTS = ['goal', 'tried', 'working', 'notWorking', 'ask'] as const

/**
 * The casebook of a cohort: drafts, which are their author's alone, a case of the learner's that is kept from whoever leads,
 * and what a peer shared without a name, one of them kept from everybody who asks.
 */
export async function addCases({ db, plant, people, actors, crew, cohortId }: CanaryCohort) {
	const { learner } = actors
	type Case = { state: 'draft' | 'open' | 'closed'; seenBy?: readonly Actor[]; wasStopped?: boolean }
	const add = async (what: string, author: { id: string }, { state, seenBy = [], wasStopped }: Case) => {
		const isOwn = author.id === people.learner.id
		const id = randomUUID()
		await db.case.create({
			data: {
				id,
				authorId: author.id,
				state,
				title: plant(`${what}: title`, seenBy),
				...Object.fromEntries(PARTS.map((part) => [part, plant(`${what}: ${part}`, seenBy)])),
				about: plant(`${what}: whom it is about`, isOwn ? [learner] : []),
				subjectIds: [plant(`${what}: id of whom it is about`, [])],
				subjectTeams: [plant(`${what}: team it is about`, [])],
				theirTeams: [plant(`${what}: team of its author`, [])],
				cohortId,
				sharedOn: state === 'draft' ? null : '2026-11-19',
				learnings: plant(`${what}: learnings`, isOwn ? [learner] : state === 'closed' ? seenBy : []),
				wasStopped,
				changedAt: new Date(),
			},
		})
		return id
	}
	const suggest = async (caseId: string, by: string, seenBy: readonly Actor[], outcome = '') => {
		const id = randomUUID()
		const text = plant(`suggestion of ${by}`, seenBy)
		const told = outcome && plant(`what came of the suggestion of ${by}`, seenBy)
		const person = by === 'the learner' ? people.learner : by === 'the peer' ? people.peer : people.ready
		await db.caseSuggestion.create({ data: { id, caseId, byId: person.id, text, isAnonymous: true, outcome, told } })
		return id
	}
	const own = await add('the learner’s shared case', people.learner, { state: 'open', seenBy: [learner] })
	const open = await add('the peer’s open case', people.peer, { state: 'open', seenBy: crew })
	const closed = await add('the peer’s closed case', people.peer, { state: 'closed', seenBy: crew })
	const kept = await add('the peer’s kept case', people.peer, { state: 'open' })
	const leading = [people.lead, people.observer]
	await db.caseApart.createMany({
		data: [
			...leading.map(({ id }) => ({ caseId: own, personId: id })),
			...[people.learner, ...leading].map(({ id }) => ({ caseId: kept, personId: id })),
		],
	})
	return {
		draft: await add('the learner’s draft', people.learner, { state: 'draft', seenBy: [learner] }),
		stopped: await add('the learner’s stopped case', people.learner, {
			state: 'draft',
			seenBy: [learner],
			wasStopped: true,
		}),
		peers: await add('the peer’s draft', people.peer, { state: 'draft' }),
		own,
		open,
		closed,
		kept,
		toLearner: await suggest(own, 'the peer', [learner]),
		byLearner: await suggest(open, 'the learner', crew),
		told: await suggest(closed, 'who is ready', crew, 'helped'),
	}
}
