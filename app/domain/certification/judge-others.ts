import { capitalized, listed, spelled } from '../number-words'
import { type PairingPart, partsOf } from '../practice/pairing'
import type { RequirementOf } from '../program/frontmatter'
import type { Evidence, Judgement } from './evidence'
import { latest, nth, stateOf } from './judging'

/** What others were there for: conversations two were in, and what people see. */
const lacking: Record<PairingPart, string> = {
	watched: 'once more as the one who watches',
	'was-watched': 'once more as the one who is watched',
	'co-led': 'once more together with somebody',
	coached: 'once more as the coach',
	'was-coached': 'once more as the one who is coached',
	shadowed: 'one day beside a product person',
	'was-shadowed': 'one day with somebody beside you',
	mentored: 'one mentee',
	'was-mentored': 'one mentor',
	'tried-plan': 'one who watches you carry out your plan',
	'saw-plan': 'one whose plan you watch',
}

/** Each part as often as it is asked for, confirmed by the other. */
export function judgePairing(rule: RequirementOf<'pairing'>, { pairings }: Evidence): Judgement {
	const goals = partsOf(rule).map(({ part, count }) => {
		const at = pairings.filter((each) => each.part === part).map((each) => each.at)
		return { part, count, done: Math.min(at.length, count), metAt: nth(at, count) }
	})
	const open = goals.filter(({ done, count }) => done < count)
	const done = goals.reduce((sum, goal) => sum + goal.done, 0)
	const asked = goals.reduce((sum, goal) => sum + goal.count, 0)
	const isMet = goals.length > 0 && open.length === 0
	return {
		state: stateOf(isMet, done > 0),
		short: `${done} of ${asked}`,
		evidence: done > 0 ? [`${done} of ${asked}, confirmed by who was there`] : [],
		left: isMet ? null : `${rule.what}. Still to come: ${listed(open.map(({ part }) => lacking[part]))}.`,
		metAt: isMet ? latest(goals.map(({ metAt }) => metAt)) : null,
	}
}

/** Different ones, each with its reading: what they say is no threshold, and how they are read is scored elsewhere. */
export function judgeFigures(rule: RequirementOf<'figures'>, { figures }: Evidence): Judgement {
	const firsts = rule.of.flatMap((kind) => {
		const at = nth(
			figures.filter((each) => each.kind === kind).map((each) => each.at),
			1,
		)
		return at ? [{ kind, at }] : []
	})
	const missing = rule.count - firsts.length
	const open = rule.of.filter((kind) => !firsts.some((each) => each.kind === kind))
	return {
		state: stateOf(missing <= 0, firsts.length > 0),
		short: `${Math.min(firsts.length, rule.count)} of ${rule.count}`,
		evidence: firsts.length > 0 ? [`${capitalized(listed(firsts.map(({ kind }) => kind)))}, with your reading`] : [],
		left:
			missing > 0
				? `${capitalized(spelled(missing))} more of ${listed(open)}: two periods side by side, and how you read them.`
				: null,
		metAt:
			missing <= 0
				? nth(
						firsts.map(({ at }) => at),
						rule.count,
					)
				: null,
	}
}

/** How long they took is shown to their owner and counts for nothing: a number that one quarrel moves certifies nobody. */
export function judgeConflicts(rule: RequirementOf<'conflicts'>, { conflicts }: Evidence): Judgement {
	const settled = conflicts.flatMap(({ settledAt }) => settledAt ?? [])
	const missing = Math.max(0, rule.count - settled.length)
	return {
		state: stateOf(missing === 0, conflicts.length > 0),
		short: `${Math.min(settled.length, rule.count)} of ${rule.count}`,
		evidence: settled.length > 0 ? [`${settled.length} in your own log, from noticed to agreed`] : [],
		left:
			missing > 0
				? `${capitalized(spelled(missing))} more in your log, with the day it was noticed and the day it was agreed.`
				: null,
		metAt: missing === 0 ? nth(settled, rule.count) : null,
	}
}

/** A sponsor’s word on the deliverable, or a round in which several said how it was to work on it. */
export function judgeStatement(rule: RequirementOf<'statement'>, evidence: Evidence): Judgement {
	if (rule.ratersAtLeast !== undefined) return judgePartners(rule.ratersAtLeast, evidence)
	const { signedOff } = evidence
	const metAt = nth(signedOff.at, 1)
	return {
		state: stateOf(metAt !== null, signedOff.begun),
		short: metAt ? 'signed off' : signedOff.begun ? 'asked' : 'open',
		evidence: metAt ? ['The deliverable, signed off by a sponsor'] : [],
		left: metAt ? null : 'A sponsor reads the deliverable as you handed it in, and says that it stands.',
		metAt,
	}
}

/**
 * That enough have answered; what they said is no threshold. Met or open, and nothing between: others read this too, and a
 * round to which too few came is its owner’s (docs/decisions/0050).
 */
function judgePartners(atLeast: number, { rounds360: { answeredAt } }: Evidence): Judgement {
	return {
		state: stateOf(answeredAt !== null, false),
		short: answeredAt ? 'answered' : 'open',
		evidence: answeredAt ? [`${capitalized(spelled(atLeast))} partners or more have answered`] : [],
		left: answeredAt
			? null
			: `${capitalized(spelled(atLeast))} partners or more answer the same few questions, without their names.`,
		metAt: answeredAt,
	}
}
