import { closeLateAttempt } from '../assessment/attempts.server'
import type { Bank } from '../assessment/bank'
import { findCheck } from '../assessment/talks.server'
import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { readRules } from './standing.server'

const AT_ONCE = 200

/** Hands in the tries of whoever did not come back before the clock's end. @returns how many were found */
export async function endLateTries(
	db: Db,
	content: { programs: Program[]; banks: Map<string, Bank> },
	now: Date,
): Promise<number> {
	const late = await db.checkAttempt.findMany({
		where: { submittedAt: null, endsAt: { lte: now } },
		select: { personId: true, stageKey: true },
		orderBy: { endsAt: 'asc' },
		take: AT_ONCE,
	})
	for (const where of late) {
		const stage = findStageByKey(content.programs, where.stageKey)
		const check = stage && findCheck(content, (await readRules(db, where.personId, stage)).rules)
		if (check) await closeLateAttempt(db, where, check, now)
	}
	return late.length
}
