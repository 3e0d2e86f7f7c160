import { writtenCore } from '../program/find'
import type { Requirement } from '../program/frontmatter'
import type { Stage } from '../program/lesson'

/**
 * The rules a new cohort takes with it: what its stage asks today. "All modules" becomes those that are written by now, and
 * "all activities" those there are, so that one of next month is not asked of people who have begun.
 */
export function rulesOfToday(stage: Stage): Requirement[] {
	return rulesTaken(stage, stage.requirements)
}

/** How long a certificate holds, null for good, and what renewing it asks. */
export type CertificateTerms = Pick<Stage['certificate'], 'validMonths' | 'renewal'>

/** What a new cohort takes with it of the certificates it will lead to (docs/decisions/0046). */
export function termsOfToday(stage: Stage): CertificateTerms {
	const { validMonths, renewal } = stage.certificate
	return { validMonths, renewal: renewal && { ...renewal, requirements: rulesTaken(stage, renewal.requirements) } }
}

/** The same of any rules of the stage, for whoever keeps them. */
export function rulesTaken(stage: Stage, rules: readonly Requirement[]): Requirement[] {
	const core = writtenCore(stage).map((module) => module.id)
	const activities = stage.activities.map((activity) => activity.id)
	return rules.map((rule) => {
		if (rule.kind === 'modules' && core.length > 0) return { ...rule, core }
		return rule.kind === 'activities' && activities.length > 0 ? { ...rule, all: activities } : rule
	})
}
