import type { Db, Tx } from '../db'
import type { Pins } from '../program/pins'
import { pinsSql } from '../program/pins.server'
import { sql } from '../sql.server'
import { type MarksNear, marksNearSql, type StoredNear, toMarksNear } from './marks-read.server'

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

type StoredRecord = { progress: StoredProgress | null; answers: Record<string, unknown> | null; pins: Pins | null }

function recordSql(personId: string, moduleKey: string) {
	const [program = '', stage = ''] = moduleKey.split('/')
	return sql`
		${pinsSql(personId, { program, id: stage })} as pins,
		(select row_to_json(m) from "ModuleProgress" m where m."personId" = ${personId} and m."moduleKey" = ${moduleKey}) as progress,
		(select json_object_agg(a."partId", a.answer) from "PartAnswer" a where a."personId" = ${personId} and a."moduleKey" = ${moduleKey}) as answers`
}

function toRecord(row: StoredRecord | undefined): ModuleRecord {
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

/** One module of one person, in one query. */
export async function getModuleRecord(db: Db | Tx, personId: string, moduleKey: string): Promise<ModuleRecord> {
	const [row] = await db.$queryRaw<StoredRecord[]>`select ${recordSql(personId, moduleKey)}`
	return toRecord(row)
}

/** The same with what is marked in and around one part: beside the sign-in, all that the page of a part asks for. */
export async function getPartRecord(
	db: Db,
	at: { personId: string; moduleKey: string; partSlug: string },
	slugs: string[],
	now: Date,
): Promise<{ record: ModuleRecord; near: MarksNear }> {
	const [row] = await db.$queryRaw<(StoredRecord & StoredNear)[]>`
		select ${recordSql(at.personId, at.moduleKey)}, ${marksNearSql(at, slugs, now)}`
	return { record: toRecord(row), near: toMarksNear(row) }
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
