import type { Actor } from './actors'
import type { CanaryCohort } from './canary-cohort'

/** A working copy of the learner's and one of the peer's, of a pattern that has moved on since and was taken up once. */
export async function copyPatterns({ db, content, plant, people, actors }: CanaryCohort) {
	const pattern = content.library.patterns[0]
	if (!pattern) throw new Error('no pattern is written')
	const copy = async (who: string, ownerId: string, seenBy: Actor[]) => {
		const row = await db.patternCopy.create({
			data: {
				ownerId,
				patternId: pattern.id,
				part: 'whole',
				title: plant(`name of the copy of ${who}`, seenBy),
				text: `${plant(`text of the copy of ${who}`, seenBy)}\n`,
				html: `<p>${plant(`html of the copy of ${who}`, seenBy)}</p>`,
				baseText: 'As it was.\n',
				baseVersion: 1,
				revision: 3,
				beforeText: plant(`what stood in the copy of ${who} before`, []),
				beforeBaseText: 'As it was long ago.\n',
				beforeBaseVersion: 1,
			},
			select: { id: true },
		})
		return row.id
	}
	return {
		pattern: pattern.id,
		learner: await copy('the learner', people.learner.id, [actors.learner]),
		peer: await copy('the peer', people.peer.id, []),
	}
}
