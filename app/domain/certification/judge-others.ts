import { capitalized, listed, spelled } from '../number-words'
import { type PairingPart, partsOf } from '../practice/pairing'
import type { RequirementOf } from '../program/frontmatter'
import type { RoundDates } from '../round360/facts'
import type { Evidence, Judgement } from './evidence'
import { latest, nth, stateOf } from './judging'
import { asksTeam } from './titles'

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

const WEEK_MS = 7 * 86_400_000

type View = RequirementOf<'anyOf'>
type Option = View['options'][number]
type Met = { at: Date; shown: string }

/** Any of its routes. Which one is in the evidence, which its owner alone is shown (asSeenByOthers). */
export function judgeAnyOf(rule: View, evidence: Evidence): Judgement {
	const routesOf = (rounds: RoundDates) => rule.options.flatMap((option) => routeOf(option, evidence, rounds) ?? [])
	const { rounds360 } = evidence
	const met = routesOf(rule.tellsRaters ? rounds360.told : rounds360)
	const [first] = met.sort((a, b) => a.at.getTime() - b.at.getTime())
	if (first) return { state: 'met', short: 'met', evidence: [first.shown], left: null, metAt: first.at }
	const begun = asksTeam(rule) ? hasBegunWithTeam(evidence) : hasBegunWithOthers(evidence)
	return {
		state: stateOf(false, begun),
		short: begun ? 'in progress' : 'open',
		evidence: [],
		left: asksTeam(rule) ? leftOfTeam(rule, evidence) : routesOf(rounds360).length > 0 ? TO_TELL : leftOf(evidence),
		metAt: null,
	}
}

function hasBegunWithOthers({ rounds360: { closedAt, tooFewAt }, observations }: Evidence): boolean {
	return closedAt !== null || tooFewAt !== null || observations.length > 0
}

function hasBegunWithTeam({ teamReadings, plansWatched }: Evidence): boolean {
	return teamReadings.length > 0 || plansWatched.length > 0
}

const TO_TELL =
	'What is left is half a page: what you heard, and what you will try. Under your round you send it to those who said it.'

/** When a route was met, and how it reads; null while it is not. `rounds360`: of all rounds, or of those whose raters were told */
function routeOf(option: Option, evidence: Evidence, rounds360: RoundDates): Met | null {
	const { observations } = evidence
	const seen = nth(
		observations.map(({ at }) => at),
		option.kind === 'observation' ? option.count : 1,
	)
	switch (option.kind) {
		case 'rounds360':
			return rounds360.confirmedAt && { at: rounds360.confirmedAt, shown: 'A 360 round confirms it' }
		case 'allOf':
			return withAll([rounds360.closedAt, seen], 'A 360 round, and a conversation somebody watched')
		case 'observation':
			return withAll([rounds360.tooFewAt, seen], `${spelled(option.count)} conversations somebody watched`)
		case 'teamReading': {
			const at = readAt(option, evidence)
			return at && { at, shown: option.readings > 1 ? 'Your team, asked and asked again' : 'Your team, asked' }
		}
		case 'writtenPlan': {
			const watched = evidence.plansWatched.map((each) => each.at)
			const at = nth(watched, option.observers)
			return at && { at, shown: `A written plan, watched by ${spelled(option.observers)} colleagues` }
		}
		default:
			return null
	}
}

type TeamReading = Extract<Option, { kind: 'teamReading' }>

/** The day of the last reading that is asked for, each so many weeks after the one before it that counts. */
function readAt({ readings, weeksApart }: TeamReading, { teamReadings }: Evidence): Date | null {
	const counted: Date[] = []
	for (const at of teamReadings.map((reading) => reading.at).sort((a, b) => a.getTime() - b.getTime())) {
		const last = counted.at(-1)
		if (!last || at.getTime() - last.getTime() >= weeksApart * WEEK_MS) counted.push(at)
	}
	return counted[readings - 1] ?? null
}

function withAll(dates: (Date | null)[], shown: string): Met | null {
	const at = dates.includes(null) ? null : latest(dates)
	return at && { at, shown: shown.charAt(0).toUpperCase() + shown.slice(1) }
}

function leftOf({ rounds360: { closedAt, tooFewAt }, observations }: Evidence): string {
	if (closedAt)
		return 'Your round is closed. What is left is one real conversation that a mentor or a colleague who holds the level watches and finds it in; another round can confirm it, too.'
	if (tooFewAt)
		return `Fewer than three people can answer: ${spelled(2 - Math.min(observations.length, 1))} real ${observations.length > 0 ? 'conversation' : 'conversations'} that a mentor or a colleague who holds the level watches take the place of a round.`
	return 'Ask people you work with what they see. When fewer than three can answer, say so on your list: watched conversations take its place.'
}

function leftOfTeam({ options }: View, { teamReadings, plansWatched }: Evidence): string {
	const reading = options.find((option) => option.kind === 'teamReading')
	const plan = options.find((option) => option.kind === 'writtenPlan')
	if (plansWatched.length > 0 && plan)
		return `${capitalized(spelled(plan.observers - plansWatched.length))} more of your colleagues to watch you carry out your plan.`
	if (teamReadings.length > 0)
		return `Your team was asked once. ${capitalized(spelled(reading?.weeksApart ?? 0))} weeks after that, ask it again.`
	const alone = 'Ask your team, or a group you chose, seven questions; what they say decides nothing.'
	return plan
		? `${alone} Or write a plan, and have ${spelled(plan.observers)} colleagues watch you carry it out.`
		: alone
}
