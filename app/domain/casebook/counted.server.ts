import type { Db, Tx } from '../db'

/** What levels count of the casebook (docs/decisions/0034): whose, since when, how far; no word, no title, no id. */
export async function readCounted(db: Db | Tx, personIds: string[]) {
	const within = { in: personIds }
	const written = await db.case.findMany({
		where: { authorId: within, state: { in: ['open', 'closed'] }, sharedOn: { not: null } },
		select: {
			authorId: true,
			state: true,
			sharedOn: true,
			changedAt: true,
			suggestions: { select: { byId: true, outcome: true } },
		},
	})
	const suggested = await db.caseSuggestion.findMany({
		where: { byId: within },
		select: { byId: true, case: { select: { authorId: true, sharedOn: true } } },
		distinct: ['byId', 'caseId'],
	})
	return {
		written: written.map(({ authorId, state, sharedOn, changedAt, suggestions }) => {
			const answers = suggestions.filter(({ byId }) => byId !== authorId)
			return {
				authorId,
				sharedOn: sharedOn ?? '',
				hasSuggestions: answers.length > 0,
				/** Told to its end, with what came of a suggestion */
				closedAt: state === 'closed' && answers.some(({ outcome }) => outcome !== '') ? changedAt : null,
			}
		}),
		/** To cases of others, each once. `sharedOn` is null once its author has taken it back. */
		suggested: suggested
			.filter(({ byId, case: { authorId } }) => authorId !== byId)
			.map(({ byId, case: { sharedOn } }) => ({ byId, sharedOn })),
	}
}
