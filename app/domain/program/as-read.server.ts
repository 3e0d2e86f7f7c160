import type { Db } from '../db'
import type { Program } from './lesson'
import { listPins } from './pins.server'
import type { Shelf } from './shelf.server'

/** The programs as one person reads them: each stage they have a cohort of in the version that cohort keeps. */
export async function programsAsRead(db: Db, shelf: Shelf, programs: Program[], personId: string): Promise<Program[]> {
	const pins = await listPins(db, personId)
	if (pins.size === 0) return programs
	const asRead = async (program: Program) => ({
		...program,
		stages: await Promise.all(program.stages.map((stage) => shelf.asPinned(stage, pins.get(stage.key) ?? {}))),
	})
	return Promise.all(programs.map(asRead))
}
