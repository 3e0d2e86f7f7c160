import { capitalized, spelled } from '../number-words'
import { leavesOf } from '../program/asked'
import type { Requirement } from '../program/frontmatter'
import type { Leaf } from '../program/options'

/** What a requirement is called on pages. */
export function titleOf(requirement: Requirement): string {
	return isKnownKind(requirement.kind) ? titles[requirement.kind](requirement as never) : requirement.id
}

/** Kinds in a rule, or in one of its ways, that nothing judges: what is kept from an earlier day may hold some that are no more. */
export function goneKindsOf(rule: Requirement): string[] {
	if (!isKnownKind(rule.kind)) return [rule.kind]
	if (rule.kind !== 'anyOf') return []
	const kinds = leavesOf(rule.options).map(({ kind }) => kind)
	return [...new Set(kinds)].filter((kind) => !isKnownKind(kind) && !(kind in waysAlone))
}

/** Ways that are no rules by themselves */
const waysAlone: Record<Exclude<Leaf['kind'], Requirement['kind']>, true> = {
	rounds360: true,
	observation: true,
	teamReading: true,
	writtenPlan: true,
}

const isKnownKind = (kind: string): boolean => kind in titles

/** By the rule, whatever route somebody takes. */
function titleOfRoutes({ id, options }: Extract<Requirement, { kind: 'anyOf' }>): string {
	const leaves = leavesOf(options)
	if (leaves.some(({ kind }) => kind === 'teamReading')) return 'Team safety, read or planned'
	if (leaves.some(({ kind }) => kind === 'rounds360' || kind === 'observation')) return 'How others see it'
	const each = leaves.flatMap((leaf) => {
		if (isKnownKind(leaf.kind)) return [titles[leaf.kind as 'case'](leaf as never)]
		return leaf.kind in waysAlone ? [A_PLAN] : []
	})
	return [...new Set(each)].join(', or ') || id
}

const A_PLAN = 'A written plan'

type Titles = { [Kind in Requirement['kind']]: (requirement: Extract<Requirement, { kind: Kind }>) => string }

const titles: Titles = {
	modules: () => 'Modules',
	check: (rule) => `Knowledge check, ${rule.draw} questions`,
	sessions: (rule) => `Sessions, ${rule.attend} of ${rule.of}`,
	case: () => 'A case, with what came of it',
	contribution: (rule) => `Help with ${spelled(rule.count)} cases of others`,
	practice: () => 'Practice log',
	activities: () => 'Activities on the job',
	commitments: (rule) => `${capitalized(spelled(rule.closed))} commitments closed`,
	pairing: (rule) => (rule.shadowed || rule.mentored ? rule.what : 'Watching and being watched'),
	simulation: (rule) => `${capitalized(spelled(rule.finished))} ${rule.finished === 1 ? 'simulation' : 'simulations'}`,
	assessment: (rule) => rule.form,
	anyOf: (rule) => titleOfRoutes(rule),
	conflicts: () => 'Conflict log',
	figures: () => 'Figures, interpreted',
	statement: (rule) => (rule.ratersAtLeast ? 'What partners say' : 'The sponsor’s word on the deliverable'),
	retrospective: () => 'A leadership retrospective',
}
