import type { Requirement } from './frontmatter'
import type { Leaf, Option } from './options'

/** What is asked for by itself, or as one of several ways */
export type Asked = Exclude<Requirement, { kind: 'anyOf' }> | (Leaf & { id: string; status?: undefined })

/** All that rules ask for, those inside alternatives under the id of theirs. What is planned asks for nothing yet. */
export function askedWithin(rules: readonly Requirement[]): Asked[] {
	return rules.flatMap((rule): Asked[] => {
		if (rule.status) return []
		return rule.kind === 'anyOf' ? leavesOf(rule.options).map((leaf) => ({ ...leaf, id: rule.id })) : [rule]
	})
}

/** Routes without the groups they stand in. */
export function leavesOf(options: readonly Option[]): Leaf[] {
	return options.flatMap((option) =>
		option.kind === 'allOf' || option.kind === 'anyOf' ? leavesOf(option.options) : [option],
	)
}

/** What others are asked with, by id: a stage asks with one. */
export function instrumentsOf(rules: readonly Requirement[]): string[] {
	const named = askedWithin(rules).flatMap((each) => ('instrument' in each && each.instrument) || [])
	return [...new Set(named)]
}
