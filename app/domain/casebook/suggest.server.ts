import type { Db } from '../db'
import { DomainError } from '../errors'
import { tellAuthor } from '../notice/casebook-news.server'
import { transact } from '../transact.server'
import type { CaseState } from './kinds'
import { maySuggest } from './policy'
import { getReadable } from './read.server'

/**
 * Suggests an approach to a case. The page made its id, so that a form sent twice suggests it once.
 * @throws DomainError 'not-found' | 'conflict' (why: SuggestRefusal)
 */
export async function suggest(
	db: Db,
	suggestion: { id: string; caseId: string; byId: string; text: string; isAnonymous: boolean },
	now: Date,
): Promise<void> {
	const { id, caseId, byId, text, isAnonymous } = suggestion
	await transact(db, async (tx) => {
		// Its author may take it back, or tell how it ended, at this moment.
		await tx.$queryRaw`select 1 from "Case" where id = ${caseId} for update`
		const row = await getReadable(tx, { id: caseId, readerId: byId })
		const known = await tx.caseSuggestion.findUnique({ where: { id }, select: { caseId: true, byId: true } })
		if (known?.caseId === caseId && known.byId === byId) return
		if (known) throw new DomainError('not-found', 'suggestion')
		const verdict = maySuggest(row.state as CaseState, await tx.caseSuggestion.count({ where: { caseId, byId } }))
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.caseSuggestion.create({ data: { id, caseId, byId, text, isAnonymous } })
		await tellAuthor(tx, { caseId, authorId: row.authorId }, now)
	})
}

/** Takes one's own suggestion back, as long as its author has not said what came of it. @throws DomainError 'not-found' | 'conflict' ('already-told') */
export async function takeSuggestionBack(
	db: Db,
	asked: { suggestionId: string; caseId: string; readerId: string },
): Promise<void> {
	const { suggestionId: id, caseId, readerId } = asked
	await transact(db, async (tx) => {
		await getReadable(tx, { id: caseId, readerId })
		const own = { id, caseId, byId: readerId }
		const { count } = await tx.caseSuggestion.deleteMany({ where: { ...own, outcome: '' } })
		if (count > 0) return
		if ((await tx.caseSuggestion.count({ where: own })) > 0) throw new DomainError('conflict', 'already-told')
		throw new DomainError('not-found', 'suggestion')
	})
}
