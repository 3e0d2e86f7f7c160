import type { Db } from '../db'
import { isDomainError } from '../errors'
import { getReadable } from './read.server'

/** What a letter about a case would have to say to somebody now; null when there is nothing to read for them. */
export async function findNewsOf(
	db: Db,
	{ caseId, personId }: { caseId: string; personId: string },
): Promise<'suggested' | 'stopped' | 'told' | null> {
	const own = await db.case.findFirst({
		where: { id: caseId, authorId: personId },
		select: { state: true, wasStopped: true, suggestions: { where: { outcome: '' }, select: { id: true } } },
	})
	if (own) return own.wasStopped ? 'stopped' : own.state !== 'draft' && own.suggestions.length > 0 ? 'suggested' : null
	const told = await db.caseSuggestion.count({
		where: { caseId, byId: personId, OR: [{ outcome: { not: '' } }, { case: { state: 'closed' } }] },
	})
	if (told === 0) return null
	try {
		await getReadable(db, { id: caseId, readerId: personId })
		return 'told'
	} catch (error) {
		// Taken back, or kept from them by now.
		if (isDomainError(error)) return null
		throw error
	}
}
