import type { Db, Tx } from '../db'
import type { Pins } from '../program/pins'
import { pinsSql } from '../program/pins.server'

export type ModuleRecord = {
	partsRead: string[]
	/** Part slug → hash of the lesson it was last read in */
	readIn: Record<string, string>
	lastPart: string
	completedAt: Date | null
	/** partId → stored answer */
	answers: Record<string, unknown>
	/** The version their cohort reads */
	pins: Pins
}

type StoredProgress = Pick<ModuleRecord, 'partsRead' | 'readIn' | 'lastPart'> & { completedAt: string | null }

/** One module of one person, in one query: the lesson page asks for nothing else. */
export async function getModuleRecord(db: Db | Tx, personId: string, moduleKey: string): Promise<ModuleRecord> {
	const [program = '', stage = ''] = moduleKey.split('/')
	const [row] = await db.$queryRaw<
		{ progress: StoredProgress | null; answers: Record<string, unknown> | null; pins: Pins | null }[]
	>`
		select
			${pinsSql(personId, { program, id: stage })} as pins,
			(select row_to_json(m) from "ModuleProgress" m where m."personId" = ${personId} and m."moduleKey" = ${moduleKey}) as progress,
			(select json_object_agg(a."partId", a.answer) from "PartAnswer" a where a."personId" = ${personId} and a."moduleKey" = ${moduleKey}) as answers`
	const progress = row?.progress
	return {
		partsRead: progress?.partsRead ?? [],
		readIn: progress?.readIn ?? {},
		lastPart: progress?.lastPart ?? '',
		completedAt: progress?.completedAt ? new Date(progress.completedAt) : null,
		answers: row?.answers ?? {},
		pins: row?.pins ?? {},
	}
}

export type ModuleProgressRow = {
	moduleKey: string
	partsRead: string[]
	readIn: Record<string, string>
	lastPart: string
	updatedAt: Date
	completedAt: Date | null
}

/** Everything a person has begun, newest first. */
export async function listProgress(db: Db | Tx, personId: string): Promise<ModuleProgressRow[]> {
	const rows = await db.moduleProgress.findMany({
		where: { personId },
		select: { moduleKey: true, partsRead: true, readIn: true, lastPart: true, updatedAt: true, completedAt: true },
		orderBy: { updatedAt: 'desc' },
	})
	return rows.map((row) => ({ ...row, readIn: row.readIn as Record<string, string> }))
}
