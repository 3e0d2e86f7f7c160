import { capitalized, counted, spelled } from '../number-words'
import type { RequirementOf } from '../program/frontmatter'
import type { Evidence, Judgement } from './evidence'
import { nth, stateOf } from './judging'

/** Cases of one's own and of others: that there were some, never which. */
const viaNames: Record<RequirementOf<'case'>['via'][number], string> = {
	room: 'in a room',
	trio: 'in a trio',
	casebook: 'in the casebook',
}

/** Brought, answered by others, and its author has said what came of it. */
export function judgeCase(rule: RequirementOf<'case'>, evidence: Evidence): Judgement {
	const cases = evidence.cases.filter(({ via }) => rule.via.includes(via))
	const isDone = (each: Evidence['cases'][number]) =>
		rule.loopClosed ? each.hasSuggestions && each.closedAt !== null : true
	const done = cases.filter(isDone)
	const closed = done.map((each) => (rule.loopClosed ? each.closedAt : each.broughtAt) ?? each.broughtAt)
	const isMet = done.length >= rule.count
	return {
		state: stateOf(isMet, cases.length > 0),
		short: `${Math.min(done.length, rule.count)} of ${rule.count}`,
		evidence: cases.map(
			(each) =>
				`Brought ${viaNames[each.via]}${each.hasSuggestions ? ', answered by others' : ''}${each.closedAt ? ', what came of it said' : ''}`,
		),
		left: isMet
			? null
			: leftOf(
					rule,
					cases.filter((each) => !isDone(each)),
				),
		metAt: isMet ? nth(closed, rule.count) : null,
	}
}

/** What the case that is furthest still lacks. */
function leftOf(rule: RequirementOf<'case'>, open: Evidence['cases']): string {
	if (open.length === 0)
		return `To be brought ${rule.via
			.map((via) => viaNames[via])
			.join(', ')
			.replace(/, ([^,]*)$/, ' or $1')}.`
	if (open.some(({ hasSuggestions }) => hasSuggestions))
		return 'You brought one and others have answered: say what you tried, and what came of it.'
	return 'You brought one; others have still to answer.'
}

/**
 * Help with cases of others: each case once, in a room by a slip or a question, in the casebook by a suggestion.
 * A suggestion has no time (docs/decisions/0025), so a requirement that needs one says no date.
 */
export function judgeContribution(rule: RequirementOf<'contribution'>, { contributions }: Evidence): Judgement {
	const missing = rule.count - contributions.length
	const dated = contributions.flatMap(({ at }) => (at ? [at] : []))
	return {
		state: stateOf(missing <= 0, contributions.length > 0),
		short: `${Math.min(contributions.length, rule.count)} of ${rule.count}`,
		evidence:
			contributions.length > 0
				? [`${capitalized(counted(contributions.length, 'case', 'cases'))} of others you gave something to`]
				: [],
		left:
			missing > 0
				? `${capitalized(spelled(missing))} more: a slip or a question in a room, or a suggestion in the casebook.`
				: null,
		metAt: missing <= 0 ? nth(dated, rule.count) : null,
	}
}
