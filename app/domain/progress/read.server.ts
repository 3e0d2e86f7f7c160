import type { Db, Tx } from '../db'

export type ModuleRecord = {
	partsRead: string[]
	lastPart: string
	completedAt: Date | null
	/** partId → stored answer */
	answers: Record<string, unknown>
}

type StoredProgress = { partsRead: string[]; lastPart: string; completedAt: string | null }

/** One module of one person, in one query: the lesson page asks for nothing else. */
export async function getModuleRecord(db: Db | Tx, personId: string, moduleKey: string): Promise<ModuleRecord> {
	const [row] = await db.$queryRaw<{ progress: StoredProgress | null; answers: Record<string, unknown> | null }[]>`
		select
			(select row_to_json(m) from "ModuleProgress" m where m."personId" = ${personId} and m."moduleKey" = ${moduleKey}) as progress,
			(select json_object_agg(a."partId", a.answer) from "PartAnswer" a where a."personId" = ${personId} and a."moduleKey" = ${moduleKey}) as answers`
	const progress = row?.progress
	return {
		partsRead: progress?.partsRead ?? [],
		lastPart: progress?.lastPart ?? '',
		completedAt: progress?.completedAt ? new Date(progress.completedAt) : null,
		answers: row?.answers ?? {},
	}
}

export type ModuleProgressRow = {
	moduleKey: string
	partsRead: string[]
	lastPart: string
	updatedAt: Date
	completedAt: Date | null
}

/** Everything a person has begun, newest first. */
export async function listProgress(db: Db, personId: string): Promise<ModuleProgressRow[]> {
	return db.moduleProgress.findMany({
		where: { personId },
		select: { moduleKey: true, partsRead: true, lastPart: true, updatedAt: true, completedAt: true },
		orderBy: { updatedAt: 'desc' },
	})
}
