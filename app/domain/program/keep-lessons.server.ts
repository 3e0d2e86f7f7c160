import { followContent } from '../cohort/follow-content.server'
import type { Db, Prisma, Tx } from '../db'
import { carryReadingOver, listPartsRead } from '../progress/carry-over.server'
import { transact } from '../transact.server'
import { renamedParts } from './changes'
import { writtenModules } from './find'
import { keptModule, type WrittenModule } from './kept-lesson'
import type { Program } from './lesson'

/** One number for this work, so that nodes that start together do it one after the other. */
const LOCK = 7_315_001

/**
 * Run at every start. Keeps each lesson content/ holds, so that a cohort may go on reading it after it was edited, and
 * lets cohorts that have not begun follow (docs/decisions/0011).
 * @param follows `all` moves every cohort: an author wants to see what was just saved
 */
export async function keepLessons(db: Db, programs: Program[], now: Date, follows: 'ahead' | 'all'): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select pg_advisory_xact_lock(${LOCK})::text`
		const modules = programs.flatMap((program) => program.stages).flatMap(writtenModules)
		const hashes = modules.map((module) => module.lesson.hash)
		const kept = await tx.lessonVersion.findMany({ where: { hash: { in: hashes } }, select: { hash: true } })
		const isKept = new Set(kept.map((row) => row.hash))
		const partsRead = await listPartsRead(tx)
		for (const module of modules) {
			if (!isKept.has(module.lesson.hash)) await keep(tx, module, now)
			isKept.add(module.lesson.hash)
			await carryFromBefore(tx, module, partsRead.get(module.key) ?? [])
		}
		await followContent(tx, programs, now, follows)
	})
}

/**
 * Of parts that somebody has read and that the lesson no longer has: they may stand in it under another title. Asked at
 * every start, since one may have read an older version until one's cohort was over. Of all versions that had such a
 * part, the newest is nearest to the lesson of today; no other is loaded. Of lessons with the same words only the first is
 * kept, under its own name: the others are found by the version that people read.
 */
async function carryFromBefore(tx: Tx, { key, lesson }: WrittenModule, read: string[]): Promise<void> {
	for (const slug of read.filter((each) => !lesson.parts.some((part) => part.slug === each))) {
		const [row] = await tx.$queryRaw<{ module: unknown }[]>`
			select module from "LessonVersion"
			where module -> 'lesson' -> 'parts' @> jsonb_build_array(jsonb_build_object('slug', ${slug}::text))
				and ("moduleKey" = ${key} or hash in (
					select p."readIn" ->> ${slug}::text from "ModuleProgress" p where p."moduleKey" = ${key}))
			order by "seenAt" desc limit 1`
		const before = keptModule.safeParse(row?.module).data
		if (before) await carryReadingOver(tx, key, renamedParts(before.lesson, lesson))
	}
}

async function keep(tx: Tx, module: WrittenModule, now: Date): Promise<void> {
	await tx.lessonVersion.create({
		data: {
			hash: module.lesson.hash,
			moduleKey: module.key,
			module: module as unknown as Prisma.InputJsonValue,
			seenAt: now,
		},
	})
}
