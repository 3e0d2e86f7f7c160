import type { Db } from '../db'
import { DomainError } from '../errors'
import { tellSuggesters } from '../notice/casebook-news.server'
import { transact } from '../transact.server'
import type { Outcome } from './kinds'
import { type CaseKey, getLocked } from './write.server'

/**
 * The author says what came of a suggestion; whoever made it is told that there is something to read.
 * @throws DomainError 'not-found' | 'conflict' ('not-open')
 */
export async function tellOutcome(
	db: Db,
	key: CaseKey,
	said: { suggestionId: string; outcome: Outcome; told: string },
	now: Date,
): Promise<void> {
	const { suggestionId: id, outcome, told } = said
	await transact(db, async (tx) => {
		const { state } = await getLocked(tx, key)
		if (state === 'draft') throw new DomainError('conflict', 'not-open')
		const row = await tx.caseSuggestion.findFirst({ where: { id, caseId: key.id }, select: { byId: true } })
		if (!row) throw new DomainError('not-found', 'suggestion')
		await tx.caseSuggestion.update({ where: { id }, data: { outcome, told } })
		await tellSuggesters(tx, { caseId: key.id, personIds: [row.byId] }, now)
	})
}

/**
 * Closes the loop: what others can take from it. Everybody who suggested something is told that there is something to read.
 * @throws DomainError 'not-found' | 'conflict' ('not-open')
 */
export async function closeCase(db: Db, key: CaseKey, learnings: string, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const { state } = await getLocked(tx, key)
		if (state === 'draft') throw new DomainError('conflict', 'not-open')
		await tx.case.update({ where: { id: key.id }, data: { state: 'closed', learnings, changedAt: now } })
		if (state === 'closed') return
		const rows = await tx.caseSuggestion.findMany({ where: { caseId: key.id }, select: { byId: true } })
		await tellSuggesters(tx, { caseId: key.id, personIds: rows.map(({ byId }) => byId) }, now)
	})
}

/** Takes suggestions again. Twice is as good as once. @throws DomainError 'not-found' | 'conflict' ('not-open') */
export async function reopenCase(db: Db, key: CaseKey, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const { state } = await getLocked(tx, key)
		if (state === 'draft') throw new DomainError('conflict', 'not-open')
		await tx.case.update({ where: { id: key.id }, data: { state: 'open', changedAt: now } })
	})
}
