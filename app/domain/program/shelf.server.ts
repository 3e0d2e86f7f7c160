import type { Db } from '../db'
import { keptModule, type WrittenModule } from './kept-lesson'
import type { Stage } from './lesson'
import { hashesMissing, type Pins, stageAsPinned } from './pins'

/** Lessons that content/ no longer holds, read from the database once: a hash always means the same lesson. */
export type Shelf = {
	/** Those of these hashes that are kept, and that this version of the program can read */
	find(hashes: string[]): Promise<ReadonlyMap<string, WrittenModule>>
	/** The stage as these pins read it */
	asPinned(stage: Stage, pins: Pins): Promise<Stage>
}

/** About a hundred kilobytes each. */
const MOST_IN_MEMORY = 200

export function createShelf(db: Db): Shelf {
	const seen = new Map<string, WrittenModule | null>()
	const find = async (hashes: string[]) => {
		const unseen = hashes.filter((hash) => !seen.has(hash))
		if (unseen.length > 0) {
			if (seen.size + unseen.length > MOST_IN_MEMORY) seen.clear()
			const rows = await db.lessonVersion.findMany({ where: { hash: { in: unseen } } })
			for (const row of rows) seen.set(row.hash, keptModule.safeParse(row.module).data ?? null)
		}
		return new Map(
			hashes.flatMap((hash) => {
				const module = seen.get(hash)
				return module ? [[hash, module] as const] : []
			}),
		)
	}
	return {
		find,
		async asPinned(stage, pins) {
			const missing = hashesMissing(stage, pins)
			return missing.length === 0 ? stage : stageAsPinned(stage, pins, await find(missing))
		},
	}
}
