import { recordAll } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { lessonChanges, renamedParts } from '../program/changes'
import { writtenModules } from '../program/find'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import { hashesMissing, type Pins, pinsMoved } from '../program/pins'
import type { Shelf } from '../program/shelf.server'
import { carryReadingOver } from '../progress/carry-over.server'
import { transact } from '../transact.server'
import type { ContentChange } from './kinds'

/** What the cohort would read otherwise if it moved. */
export async function listContentChanges(
	db: Db,
	shelf: Shelf,
	stage: Stage,
	cohortId: string,
): Promise<ContentChange[]> {
	const { pins, next } = await readPins(db, stage, cohortId)
	const kept = await shelf.find(hashesMissing(stage, pins))
	const changes = writtenModules(stage).flatMap((module): ContentChange[] => {
		if (!(module.id in next) || pins[module.id] === module.lesson.hash) return []
		const { id, title } = module
		const before = kept.get(pins[id] ?? '')
		if (!pins[id]) return [{ id, title, kind: 'new', parts: [] }]
		// Kept in a shape this version cannot read: edited, and not to be said where.
		if (!before) return [{ id, title, kind: 'changed', parts: [] }]
		const parts = lessonChanges(before.lesson, module.lesson).map((change) => change.title)
		return parts.length > 0 ? [{ id, title, kind: 'changed', parts }] : []
	})
	const gone = Object.entries(pins).flatMap(([id, hash]): ContentChange[] => {
		const before = id in next || stage.modules.some((each) => each.id === id) ? undefined : kept.get(hash)
		return before ? [{ id, title: before.title, kind: 'gone', parts: [] }] : []
	})
	return [...changes, ...gone]
}

/** What a cohort keeps, and what it would once it moved. */
async function readPins(db: Db, stage: Stage, cohortId: string): Promise<{ pins: Pins; next: Pins }> {
	const row = await db.cohort.findUnique({ where: { id: cohortId }, select: { lessons: true, requirements: true } })
	const pins = (row?.lessons ?? {}) as Pins
	return { pins, next: pinsMoved(stage, pins, (row?.requirements ?? []) as unknown as Requirement[]) }
}

const changeWords: Record<ContentChange['kind'], { before: string; after: string }> = {
	new: { before: 'not read', after: 'read' },
	gone: { before: 'read', after: 'not read' },
	changed: { before: 'as it was', after: 'as today' },
}

/**
 * The cohort reads the content as it is today, and keeps it. Its requirements stay, with each module that they name and that
 * has left, and so does what its people have read, under whatever title. @throws DomainError 'not-found'
 */
export async function moveToToday(
	db: Db,
	shelf: Shelf,
	stage: Stage,
	cohortId: string,
	by: { id: string; name: string },
): Promise<void> {
	const { pins, next } = await readPins(db, stage, cohortId)
	const kept = await shelf.find(hashesMissing(stage, pins))
	const changes = await listContentChanges(db, shelf, stage, cohortId)
	// By what is pinned: of lessons with the same words only the first is kept, under its own name.
	const moved = writtenModules(stage).map(({ id, key, lesson }) => {
		const old = kept.get(pins[id] ?? '')
		return { key, renamed: old ? renamedParts(old.lesson, lesson) : [] }
	})
	await transact(db, async (tx) => {
		const cohort = await tx.cohort.findUnique({ where: { id: cohortId }, select: { name: true } })
		if (!cohort) throw new DomainError('not-found', 'cohort')
		for (const { key, renamed } of moved) await carryReadingOver(tx, key, renamed)
		await tx.cohort.update({ where: { id: cohortId }, data: { lessons: next } })
		const entry = { act: 'cohort-content-moved', actor: by, subject: cohortId } as const
		const detail = { cohort: cohort.name }
		await recordAll(
			tx,
			changes.length === 0
				? [{ ...entry, detail, change: { before: 'as it was', after: 'as today, every module the same' } }]
				: changes.map(({ title, kind }) => ({
						...entry,
						detail: { ...detail, module: title },
						change: changeWords[kind],
					})),
		)
	})
}
