import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { findAudience } from './audience.server'
import { type CaseWords, MOST_DRAFTS } from './kinds'
import type { DraftForm } from './schema'

export type CaseKey = { id: string; authorId: string }

/**
 * Begins a case. The page made its id, so that a form sent twice begins one.
 * @throws DomainError 'not-found' | 'conflict' ('too-many-drafts')
 */
export async function beginCase(db: Db, key: CaseKey, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${key.authorId} for no key update`
		const known = await tx.case.findUnique({ where: { id: key.id }, select: { authorId: true } })
		if (known?.authorId === key.authorId) return
		if (known) throw new DomainError('not-found', 'case')
		if ((await tx.case.count({ where: { authorId: key.authorId, state: 'draft' } })) >= MOST_DRAFTS)
			throw new DomainError('conflict', 'too-many-drafts')
		await tx.case.create({ data: { ...key, changedAt: now } })
	})
}

/**
 * Keeps what stands in a window. One that has not seen the newest words of another changes nothing.
 * @throws DomainError 'not-found' | 'conflict' ('changed-elsewhere' | 'not-a-draft')
 */
export async function saveDraft(db: Db, key: CaseKey, form: DraftForm, now: Date): Promise<void> {
	await transact(db, (tx) => keepDraft(tx, key, form, now))
}

/** The same, inside the transaction that shares it. */
export async function keepDraft(tx: Tx, key: CaseKey, form: DraftForm, now: Date) {
	const draft = await getLocked(tx, key)
	if (draft.state !== 'draft') throw new DomainError('conflict', 'not-a-draft')
	if (draft.revision !== form.revision && draft.savedBy !== form.window)
		throw new DomainError('conflict', 'changed-elsewhere')
	const chosen = form.audience ? await findAudience(tx, key.authorId, form.audience) : null
	return tx.case.update({
		where: { id: key.id },
		data: {
			...wordsOf(form),
			about: form.about,
			...(chosen ?? {}),
			isAnonymous: form.signed === 'anonymous',
			revision: { increment: 1 },
			savedBy: form.window,
			changedAt: now,
		},
	})
}

/** One's own case, locked. @throws DomainError 'not-found' */
export async function getLocked(tx: Tx, key: CaseKey) {
	await tx.$queryRaw`select 1 from "Case" where id = ${key.id} and "authorId" = ${key.authorId} for update`
	const row = await tx.case.findFirst({ where: key })
	if (!row) throw new DomainError('not-found', 'case')
	return row
}

export function wordsOf({ title, goal, tried, working, notWorking, ask }: CaseWords): CaseWords {
	return { title, goal, tried, working, notWorking, ask }
}
