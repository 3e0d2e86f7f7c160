import type { Db } from '../db'
import { lessonChanges, type PartChange } from './changes'
import { keptModule, type WrittenModule } from './kept-lesson'
import type { Lesson, Stage } from './lesson'
import { hashesMissing, type Pins, stageAsPinned } from './pins'

/** Lessons that content/ no longer holds, read from the database once: a hash always means the same lesson. */
export type Shelf = {
	/** Those of these hashes that are kept, and that this version of the program can read */
	find(hashes: string[]): Promise<ReadonlyMap<string, WrittenModule>>
	/** What reads otherwise in this lesson than in a kept one, to somebody who has decided and answered nothing in it */
	changesSince(hash: string, lesson: Lesson): Promise<PartChange[]>
	/** The stage as these pins read it */
	asPinned(stage: Stage, pins: Pins): Promise<Stage>
}

/** About a hundred kilobytes each. */
const MOST_IN_MEMORY = 200

export function createShelf(db: Db): Shelf {
	const seen = new Map<string, Promise<WrittenModule | null>>()
	const changes = new Map<string, PartChange[]>()
	const read = async (hash: string) => {
		const row = await db.lessonVersion.findUnique({ where: { hash } })
		return keptModule.safeParse(row?.module).data ?? null
	}
	/** Several who ask at once wait for one reading; one that failed is not remembered. */
	const get = (hash: string) => {
		const known = seen.get(hash)
		if (known) return known
		if (seen.size >= MOST_IN_MEMORY) seen.clear()
		const reading = read(hash)
		seen.set(hash, reading)
		reading.catch(() => seen.delete(hash))
		return reading
	}
	const find = async (hashes: string[]) => {
		const modules = await Promise.all(hashes.map(async (hash) => [hash, await get(hash)] as const))
		return new Map(modules.flatMap(([hash, module]) => (module ? [[hash, module] as const] : [])))
	}
	return {
		find,
		async changesSince(hash, lesson) {
			const key = `${hash}>${lesson.hash}`
			const known = changes.get(key)
			if (known) return known
			const before = await get(hash)
			const found = before ? lessonChanges(before.lesson, lesson, 'untouched') : []
			if (changes.size >= MOST_IN_MEMORY) changes.clear()
			changes.set(key, found)
			return found
		},
		async asPinned(stage, pins) {
			const missing = hashesMissing(stage, pins)
			return missing.length === 0 ? stage : stageAsPinned(stage, pins, await find(missing))
		},
	}
}
