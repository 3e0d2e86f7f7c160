import type { Actor } from './actors'
import { type CanaryCohort, STAGE_KEY } from './canary-cohort'

const DAY = '2026-11-16'

/** Practice the learner and a peer wrote down, and an entry the learner took out. */
export async function logPractice({ db, plant, people, actors }: CanaryCohort) {
	const entry = async (who: string, personId: string, seenBy: readonly Actor[], deletedAt: Date | null = null) => {
		const { id } = await db.practiceEntry.create({
			data: {
				id: plant(`id of practice of ${who}`, deletedAt ? [] : seenBy),
				personId,
				stageKey: STAGE_KEY,
				onDay: DAY,
				minutes: 40,
				kind: 'preparing',
				line: plant(`line of practice of ${who}`, deletedAt ? [] : seenBy),
				createdAt: new Date(),
				deletedAt,
			},
			select: { id: true },
		})
		return id
	}
	await entry('the peer', people.peer.id, [])
	return {
		learner: await entry('the learner', people.learner.id, [actors.learner]),
		takenOut: await entry('the learner, taken out', people.learner.id, [actors.learner], new Date()),
	}
}
