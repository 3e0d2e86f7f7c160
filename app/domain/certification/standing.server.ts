import type { Db } from '../db'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import type { RequirementResult } from './evidence'
import { readEvidence } from './evidence.server'
import { type NotYet, whyNotYet } from './policy'
import { evaluate } from './requirements'

/**
 * Where one person stands on a stage: by the rules their cohort carries, or the stage's own when they have none.
 * Planned requirements are shown in the sample organization only.
 */
export async function readStanding(
	db: Db,
	person: { id: string; showsPlanned: boolean },
	stage: Stage,
	now: Date,
): Promise<{ results: RequirementResult[]; cohortId: string | null; notYet: NotYet | null }> {
	const { rules, cohortId } = await readRules(db, person.id, stage)
	const evidence = (await readEvidence(db, [person.id], stage)).get(person.id)
	const all = evidence ? evaluate(rules, evidence, now) : []
	const results = all.filter((result) => person.showsPlanned || result.state !== 'planned')
	return { results, cohortId, notYet: whyNotYet(stage, all) }
}

/** The rules somebody is judged by, in the evaluator and wherever they hand something in. */
export async function readRules(
	db: Db,
	personId: string,
	stage: Stage,
): Promise<{ rules: Requirement[]; cohortId: string | null }> {
	const cohort = await db.cohort.findFirst({
		where: {
			program: stage.program.slug,
			stage: stage.id,
			members: { some: { personId } },
			status: { not: 'cancelled' },
		},
		orderBy: { startsOn: 'desc' },
		select: { id: true, requirements: true },
	})
	const rules = cohort ? (cohort.requirements as unknown as Requirement[]) : stage.requirements
	return { rules, cohortId: cohort?.id ?? null }
}
