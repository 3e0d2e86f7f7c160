import { writtenCore } from '../program/find'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'

/**
 * The rules a new cohort takes with it: what its stage asks today. "All modules" becomes those that are written by now,
 * so that a module written next month is not asked of people who have begun.
 */
export function rulesOfToday(stage: Stage): Requirement[] {
	const core = writtenCore(stage).map((module) => module.id)
	return stage.requirements.map((rule) => (rule.kind === 'modules' && core.length > 0 ? { ...rule, core } : rule))
}
