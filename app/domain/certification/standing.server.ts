import type { Db } from '../db'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'
import { readEvidence } from './evidence.server'
import { evaluate, type RequirementResult } from './requirements'

/**
 * Where one person stands on a stage: by the rules their cohort carries, or the stage's own when they have none.
 * Planned requirements are shown in the sample organization only.
 */
export async function readStanding(
	db: Db,
	person: { id: string; showsPlanned: boolean },
	stage: Stage,
	now: Date,
): Promise<{ results: RequirementResult[]; cohortId: string | null }> {
	const cohort = await db.cohort.findFirst({
		where: {
			program: stage.program.slug,
			stage: stage.id,
			members: { some: { personId: person.id } },
			status: { not: 'cancelled' },
		},
		orderBy: { startsOn: 'desc' },
		select: { id: true, requirements: true },
	})
	const evidence = (await readEvidence(db, [person.id], stage)).get(person.id)
	if (!evidence) return { results: [], cohortId: cohort?.id ?? null }
	const rules = cohort ? (cohort.requirements as unknown as Requirement[]) : stage.requirements
	const results = evaluate(rules, evidence, now).filter((result) => person.showsPlanned || result.state !== 'planned')
	return { results, cohortId: cohort?.id ?? null }
}
