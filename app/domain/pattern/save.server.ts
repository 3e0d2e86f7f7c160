import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { renderTyped } from '../markdown.server'
import { transact } from '../transact.server'

export type CopyKey = { id: string; ownerId: string }
/** What one window shows: the revision it was opened with, and the name it saves under */
export type Window = { revision: number; name: string }
export type Words = { title: string; text: string }

/**
 * Keeps what stands in a window. One that has not seen the newest words of another changes nothing.
 * @throws DomainError 'not-found' | 'conflict' ('changed-elsewhere')
 */
export async function saveCopy(db: Db, key: CopyKey, words: Words, window: Window, now: Date): Promise<void> {
	const html = renderTyped(words.text, 3)
	await transact(db, async (tx) => {
		await getSeen(tx, key, window)
		await tx.patternCopy.update({
			where: { id: key.id },
			data: { ...words, html, revision: { increment: 1 }, savedBy: window.name, changedAt: now },
		})
	})
}

/**
 * The copy, locked, when this window may change it: it saved last itself, or nobody has since it was opened.
 * @throws DomainError 'not-found' | 'conflict' ('changed-elsewhere')
 */
export async function getSeen(tx: Tx, key: CopyKey, window: Window) {
	await tx.$queryRaw`select 1 from "PatternCopy" where id = ${key.id} and "ownerId" = ${key.ownerId} for update`
	const copy = await tx.patternCopy.findFirst({ where: key })
	if (!copy) throw new DomainError('not-found', 'copy')
	if (copy.revision !== window.revision && copy.savedBy !== window.name)
		throw new DomainError('conflict', 'changed-elsewhere')
	return copy
}

export async function deleteCopy(db: Db, key: CopyKey): Promise<void> {
	const { count } = await db.patternCopy.deleteMany({ where: key })
	if (count === 0) throw new DomainError('not-found', 'copy')
}
