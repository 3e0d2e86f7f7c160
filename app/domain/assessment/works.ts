import type { Requirement, RequirementOf } from '../program/frontmatter'
import type { Stage } from '../program/lesson'

/**
 * Work: one of what a stage has assessed, by the id of its requirement. Each has its own tries, rubric and assessors
 * (docs/decisions/0054).
 */
export type Work = RequirementOf<'assessment'>

/** What of it can be handed in, in the order the rules name it. */
export function listWorks(rules: readonly Requirement[]): Work[] {
	return rules.flatMap((rule) => (rule.kind === 'assessment' && rule.status !== 'planned' ? [rule] : []))
}

/** "Level 2: a one-page analysis", by the rules of today; what they name no more is its level alone. */
export function sayWork({ label, requirements }: Pick<Stage, 'label' | 'requirements'>, requirementId: string): string {
	const work = findWork(requirements, requirementId)
	return work ? `${label}: ${work.form.toLowerCase()}` : label
}

export function findWork(rules: readonly Requirement[], requirementId: string): Work | undefined {
	return listWorks(rules).find(({ id }) => id === requirementId)
}
