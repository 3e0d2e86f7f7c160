import type { Db } from '../db'
import { DomainError } from '../errors'
import { renderTyped } from '../markdown.server'
import { transact } from '../transact.server'
import type { Original } from './copy'
import type { CopyPart } from './kinds'

export const MOST_COPIES = 200
const MOMENT_MS = 60_000

type Beginning = {
	ownerId: string
	pattern: { id: string; title: string }
	part: CopyPart
	original: Original
	now: Date
}

/**
 * Makes a working copy of a pattern. One that was made and never touched is given back instead: a double click makes one.
 * @returns its id
 * @throws DomainError 'conflict' ('too-many-copies')
 */
export async function makeCopy(db: Db, using: Beginning): Promise<string> {
	const html = renderTyped(using.original.text, 3)
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${using.ownerId} for update`
		const base = { baseText: using.original.text, baseVersion: using.original.version }
		const where = { ownerId: using.ownerId, patternId: using.pattern.id, part: using.part }
		const untouched = await tx.patternCopy.findFirst({
			where: { ...where, ...base, revision: 1 },
			select: { id: true },
		})
		if (untouched) return untouched.id
		if ((await tx.patternCopy.count({ where: { ownerId: using.ownerId } })) >= MOST_COPIES)
			throw new DomainError('conflict', 'too-many-copies')
		const row = await tx.patternCopy.create({
			data: {
				...where,
				...base,
				title: using.pattern.title,
				text: using.original.text,
				html,
				createdAt: using.now,
				changedAt: using.now,
			},
			select: { id: true },
		})
		return row.id
	})
}

/**
 * Keeps words that may not overwrite others as a copy of their own, beside the one they were written in. The same words,
 * kept a moment ago, are given back instead: a double click keeps them once.
 * @returns its id
 * @throws DomainError 'not-found' | 'conflict' ('too-many-copies')
 */
export async function keepBeside(
	db: Db,
	keeping: { id: string; ownerId: string; title: string; text: string; now: Date },
): Promise<string> {
	const html = renderTyped(keeping.text, 3)
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${keeping.ownerId} for update`
		const beside = await tx.patternCopy.findFirst({
			where: { id: keeping.id, ownerId: keeping.ownerId },
			select: { patternId: true, part: true, baseText: true, baseVersion: true },
		})
		if (!beside) throw new DomainError('not-found', 'copy')
		const same = await tx.patternCopy.findFirst({
			where: {
				...beside,
				id: { not: keeping.id },
				ownerId: keeping.ownerId,
				title: keeping.title,
				text: keeping.text,
				createdAt: { gt: new Date(keeping.now.getTime() - MOMENT_MS) },
			},
			select: { id: true },
		})
		if (same) return same.id
		if ((await tx.patternCopy.count({ where: { ownerId: keeping.ownerId } })) >= MOST_COPIES)
			throw new DomainError('conflict', 'too-many-copies')
		const row = await tx.patternCopy.create({
			data: {
				...beside,
				ownerId: keeping.ownerId,
				title: keeping.title,
				text: keeping.text,
				html,
				// Not 1: it was touched.
				revision: 2,
				createdAt: keeping.now,
				changedAt: keeping.now,
			},
			select: { id: true },
		})
		return row.id
	})
}
