import type { Db, Tx } from '../db'

export type ModuleRecord = {
	partsRead: string[]
	lastPart: string
	completedAt: Date | null
	/** partId → stored answer */
	answers: Record<string, unknown>
}

/** One module of one person, in one query: the lesson page asks for nothing else. */
export async function getModuleRecord(db: Db | Tx, personId: string, moduleKey: string): Promise<ModuleRecord> {
	const [row] = await db.$queryRaw<Partial<ModuleRecord>[]>`
		select m."partsRead", m."lastPart", m."completedAt",
			(select json_object_agg(a."partId", a.answer) from "PartAnswer" a where a."personId" = ${personId} and a."moduleKey" = ${moduleKey}) as answers
		from (select 1) as one left join "ModuleProgress" m on m."personId" = ${personId} and m."moduleKey" = ${moduleKey}`
	return {
		partsRead: row?.partsRead ?? [],
		lastPart: row?.lastPart ?? '',
		completedAt: row?.completedAt ?? null,
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
