import type { Db } from '../db'
import type { Requirement } from '../program/frontmatter'
import type { Bank } from './bank'
import { type CheckRule, mayStartCheck } from './check'

/** The check that rules ask for, if it can be taken. */
export function findCheck(
	content: { banks: Map<string, Bank> },
	rules: Requirement[],
): { rule: CheckRule; bank: Bank } | null {
	const rule = rules.find((each) => each.kind === 'check' && each.status !== 'planned')
	const bank = rule?.kind === 'check' ? content.banks.get(rule.bank) : undefined
	return rule?.kind === 'check' && bank ? { rule, bank } : null
}

/** Members whose tries are used up without passing: only that, never an answer. */
export async function listTalks(
	db: Db,
	content: { banks: Map<string, Bank> },
	cohort: { stageKey: string; requirements: Requirement[]; members: { id: string; name: string }[] },
	/** Of whom only tries since then count */
	sinces: ReadonlyMap<string, Date>,
	now: Date,
): Promise<{ id: string; name: string }[]> {
	const check = findCheck(content, cohort.requirements)
	if (!check) return []
	const where = { stageKey: cohort.stageKey, personId: { in: cohort.members.map((member) => member.id) } }
	const tries = await db.checkAttempt.findMany({
		where,
		select: { personId: true, startedAt: true, submittedAt: true, passed: true },
	})
	const grants = await db.checkGrant.findMany({ where, select: { personId: true, createdAt: true } })
	return cohort.members.flatMap(({ id, name }) => {
		const since = sinces.get(id) ?? new Date(0)
		const own = tries.filter((each) => each.personId === id && each.startedAt >= since)
		const opened = grants.filter((each) => each.personId === id && each.createdAt >= since).length
		// Whether a talk is due depends on no clock.
		const verdict = mayStartCheck(check.rule, own, opened, [], now)
		return !verdict.ok && verdict.why === 'talk-first' ? [{ id, name }] : []
	})
}
