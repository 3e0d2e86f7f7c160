import type { Db } from '../db'
import { DomainError } from '../errors'
import type { CopyPart } from './kinds'
import type { CopyKey } from './save.server'

/** One's own working copies, the last changed first. For their owner's pages only. */
export async function listCopies(db: Db, ownerId: string, patternId?: string) {
	return db.patternCopy.findMany({
		where: { ownerId, patternId },
		select: { id: true, patternId: true, part: true, title: true, baseText: true, changedAt: true },
		orderBy: { changedAt: 'desc' },
	})
}

/** The same with what they say, to take along. */
export async function listOwnTexts(db: Db, ownerId: string) {
	return db.patternCopy.findMany({
		where: { ownerId },
		select: { id: true, title: true, text: true, changedAt: true },
		orderBy: { changedAt: 'desc' },
	})
}

/** @throws DomainError 'not-found', also when it is somebody else's */
export async function getCopy(db: Db, { id, ownerId }: CopyKey) {
	const copy = await db.patternCopy.findFirst({ where: { id, ownerId } })
	if (!copy) throw new DomainError('not-found', 'copy')
	return { ...copy, part: copy.part as CopyPart }
}
