import type { Db } from '../db'
import { DomainError } from '../errors'
import { renderTyped } from '../markdown.server'
import { transact } from '../transact.server'
import type { Original } from './copy'
import { LONGEST_COPY } from './kinds'
import { mergeLines } from './lines'
import { type CopyKey, getSeen, type Window, type Words } from './save.server'

/**
 * Keeps what stands in the window, then takes the changes of the original into it. Where both changed the same lines both
 * stay (lines.ts). What stood before can be put back once.
 * @throws DomainError 'not-found' | 'conflict' ('changed-elsewhere' | 'nothing-new') | 'invalid' ('too-long')
 */
export async function takeUpstream(
	db: Db,
	key: CopyKey,
	shown: Words & { window: Window },
	original: Original,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const copy = await getSeen(tx, key, shown.window)
		if (copy.baseText === original.text) throw new DomainError('conflict', 'nothing-new')
		const text = mergeLines({ mine: shown.text, base: copy.baseText, theirs: original.text }, original.version)
		if (text.length > LONGEST_COPY) throw new DomainError('invalid', 'too-long')
		await tx.patternCopy.update({
			where: { id: key.id },
			data: {
				title: shown.title,
				text,
				html: renderTyped(text, 3),
				baseText: original.text,
				baseVersion: original.version,
				beforeText: shown.text,
				beforeBaseText: copy.baseText,
				beforeBaseVersion: copy.baseVersion,
				...byNoWindow,
				changedAt: now,
			},
		})
	})
}

/**
 * Puts back what stood before a newer version was taken up. What stands in the window changes places with it, so that this
 * loses nothing either.
 * @throws DomainError 'not-found' | 'conflict' ('changed-elsewhere' | 'nothing-to-undo')
 */
export async function undoUpstream(db: Db, key: CopyKey, shown: Words & { window: Window }, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const copy = await getSeen(tx, key, shown.window)
		if (copy.beforeText === null || copy.beforeBaseText === null || copy.beforeBaseVersion === null)
			throw new DomainError('conflict', 'nothing-to-undo')
		await tx.patternCopy.update({
			where: { id: key.id },
			data: {
				title: shown.title,
				text: copy.beforeText,
				html: renderTyped(copy.beforeText, 3),
				baseText: copy.beforeBaseText,
				baseVersion: copy.beforeBaseVersion,
				beforeText: shown.text,
				beforeBaseText: copy.baseText,
				beforeBaseVersion: copy.baseVersion,
				...byNoWindow,
				changedAt: now,
			},
		})
	})
}

/** The text is another one now: no window has seen it, a late save of the same window neither. */
const byNoWindow = { savedBy: '', revision: { increment: 1 } }
