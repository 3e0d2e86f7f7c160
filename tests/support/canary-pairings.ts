import type { PairingPart } from '~/domain/practice/pairing'
import type { Actor } from './actors'
import { type CanaryCohort, STAGE_KEY } from './canary-cohort'
import type { Someone } from './canary-people'

/** Conversations of the learner with a peer: one that waits for the peer's word, two for the learner's, one the learner watched. */
export async function addPairings({ db, plant, people, actors }: CanaryCohort) {
	const own: Actor[] = [actors.learner]
	const pairing = async (
		what: string,
		by: Someone,
		other: Someone,
		part: PairingPart,
		said: { seenBy?: readonly Actor[]; lineSeenBy?: readonly Actor[]; isConfirmed?: boolean; hasPlan?: boolean } = {},
	) => {
		const { seenBy = own, lineSeenBy = [], isConfirmed = false, hasPlan = false } = said
		const { id } = await db.pairing.create({
			data: {
				id: plant(`id of ${what}`, seenBy),
				byId: by.id,
				withId: other.id,
				part,
				stageKey: STAGE_KEY,
				withStageKey: isConfirmed ? STAGE_KEY : '',
				onDay: '2026-11-12',
				line: plant(`line of ${what}`, lineSeenBy),
				plan: hasPlan ? plant(`plan of ${what}`, seenBy) : '',
				createdAt: new Date(),
				confirmedAt: isConfirmed ? new Date() : null,
			},
			select: { id: true },
		})
		return id
	}
	const { learner, peer, ready } = people
	await pairing('a conversation of others', peer, ready, 'watched', { seenBy: [] })
	await pairing('a plan others carried out', peer, ready, 'tried-plan', { seenBy: [], hasPlan: true })
	await pairing('a plan the learner watched', peer, learner, 'tried-plan', { isConfirmed: true, hasPlan: true })
	return {
		waiting: await pairing('a conversation that waits', learner, peer, 'was-watched', { lineSeenBy: own }),
		asked: await pairing('a conversation the learner is asked about', peer, learner, 'watched'),
		untrue: await pairing('a conversation that never was', peer, learner, 'was-watched'),
		watched: await pairing('a conversation the learner watched', learner, peer, 'watched', {
			lineSeenBy: own,
			isConfirmed: true,
		}),
	}
}
