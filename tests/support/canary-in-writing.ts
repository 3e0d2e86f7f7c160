import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

/**
 * Texts in the place of the session that people missed: the learner's came back, one waits for the lead, and a peer's is
 * about a case that is kept from whoever leads, so nobody who asks reads it.
 */
export async function addTexts(
	{ db, plant, people, actors, sessions }: CanaryCohort,
	cases: { open: string; closed: string; own: string },
) {
	const at = new Date()
	const write = async (who: 'learner' | 'peer' | 'ready', seenBy: Actor[], caseIds: string[]) => {
		const review = (caseId: string, index: number) => ({
			caseId,
			heard: plant(`what the ${who} heard in case ${index}`, seenBy),
			ask: plant(`what the ${who} would ask in case ${index}`, seenBy),
			suggest: plant(`what the ${who} would suggest in case ${index}`, seenBy),
		})
		const { id } = await db.inWriting.create({
			data: {
				sessionId: sessions.missed,
				personId: people[who].id,
				kind: 'review',
				rehearsal: plant(`lines of the ${who}, who watched another time`, []),
				reason: plant(`why the text of the ${who} came back`, seenBy),
				handedInAt: at,
				returnedAt: who === 'learner' ? at : null,
				createdAt: at,
				reviews: { create: caseIds.map(review) },
			},
			select: { id: true },
		})
		return id
	}
	const both = [cases.open, cases.closed]
	return {
		/** Of each: what its reader has seen */
		version: String(at.getTime()),
		learner: await write('learner', [actors.learner, actors.lead], both),
		ready: await write('ready', [actors.lead], both),
		peer: await write('peer', [], [cases.own]),
	}
}
