import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import type { Bank } from './bank'
import { type CheckRule, mayStartCheck } from './check'

/** The check of a stage, if it has one that can be taken. */
export function checkOfStage(
	content: { programs: Program[]; banks: Map<string, Bank> },
	stageKey: string,
): { rule: CheckRule; bank: Bank } | null {
	const rule = findStageByKey(content.programs, stageKey)?.requirements.find(
		(each) => each.kind === 'check' && each.status !== 'planned',
	)
	const bank = rule?.kind === 'check' ? content.banks.get(rule.bank) : undefined
	return rule?.kind === 'check' && bank ? { rule, bank } : null
}

/** Members whose tries are used up without passing: only that, never an answer. */
export async function listTalks(
	db: Db,
	content: { programs: Program[]; banks: Map<string, Bank> },
	cohort: { stageKey: string; members: { id: string; name: string }[] },
	now: Date,
): Promise<{ id: string; name: string }[]> {
	const check = checkOfStage(content, cohort.stageKey)
	if (!check) return []
	const where = { stageKey: cohort.stageKey, personId: { in: cohort.members.map((member) => member.id) } }
	const tries = await db.checkAttempt.findMany({ where, select: { personId: true, submittedAt: true, passed: true } })
	const grants = await db.checkGrant.findMany({ where, select: { personId: true } })
	return cohort.members.flatMap(({ id, name }) => {
		const own = tries.filter((each) => each.personId === id)
		const verdict = mayStartCheck(check.rule, own, grants.filter((each) => each.personId === id).length, now)
		return !verdict.ok && verdict.why === 'talk-first' ? [{ id, name }] : []
	})
}
