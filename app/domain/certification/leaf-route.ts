import { capitalized, counted, spelled } from '../number-words'
import type { Requirement } from '../program/frontmatter'
import type { Leaf } from '../program/options'
import type { RoundDates } from '../round360/facts'
import type { Evidence, Judgement } from './evidence'
import { latest, nth } from './judging'
import { titleOf } from './titles'

/** The judge of whatever can also stand alone. */
export type Judge = (requirement: Requirement, evidence: Evidence) => Judgement

/** How far somebody is on one way of meeting a requirement. */
export type Route = {
	isMet: boolean
	/** Null while it is not met, and where nothing says when it was */
	metAt: Date | null
	isBegun: boolean
	/** From 0 to 1: the nearest is what they are told of first. Below 0: not open to them yet */
	share: number
	/** How it reads once it is met, to its owner alone (asSeenByOthers) */
	shown: string
	/** What is left of it, one sentence each */
	left: string[]
}

export type Reading = { id: string; evidence: Evidence; judge: Judge }

/** Of what is counted. */
function counting(dates: readonly Date[], of: number, said: Pick<Route, 'shown' | 'left'>): Route {
	const metAt = nth([...dates], of)
	const isMet = metAt !== null
	return {
		isMet,
		metAt,
		isBegun: dates.length > 0,
		share: Math.min(dates.length, of) / of,
		shown: said.shown,
		left: isMet ? [] : said.left,
	}
}

/** A way that is made of no others. */
export function leafRoute(option: Leaf, { id, evidence, judge }: Reading): Route {
	const { rounds360, observations, teamReadings, plansWatched } = evidence
	switch (option.kind) {
		case 'rounds360': {
			const at = option.closed ? rounds360.closedAt : rounds360.confirmedAt
			const begun = rounds360.closedAt !== null || rounds360.tooFewAt !== null
			const left = rounds360.closedAt ? ANOTHER_ROUND : ASK
			const shown = option.closed ? 'a 360 round' : 'a 360 round confirms it'
			return { ...counting(at ? [at] : [], 1, { shown, left: [left] }), isBegun: begun }
		}
		case 'observation':
			return observed(option, rounds360, observations)
		case 'teamReading': {
			const read = spaced(
				teamReadings.map(({ at }) => at),
				option.weeksApart,
			)
			const shown = option.readings > 1 ? 'your team, asked and asked again' : 'your team, asked'
			return counting(read, option.readings, { shown, left: [leftToRead(option, read.length)] })
		}
		case 'writtenPlan': {
			const missing = option.observers - plansWatched.length
			return counting(
				plansWatched.map(({ at }) => at),
				option.observers,
				{
					shown: `a written plan, watched by ${counted(option.observers, 'colleague', 'colleagues')}`,
					left: [
						plansWatched.length > 0
							? `${capitalized(spelled(missing))} more of your colleagues to watch you carry out your plan.`
							: `Write a plan, and have ${counted(option.observers, 'colleague', 'colleagues')} watch you carry it out.`,
					],
				},
			)
		}
		default: {
			const rule: Requirement = { ...option, id }
			const { state, evidence: shown, left, metAt } = judge(rule, evidence)
			const shares: Partial<Record<typeof state, number>> = { met: 1, 'in-progress': 0.5 }
			return {
				isMet: state === 'met',
				metAt,
				isBegun: state !== 'open',
				share: shares[state] ?? 0,
				shown: small([titleOf(rule), ...shown].join(': ')),
				left: left ? [`${titleOf(rule)}: ${small(left)}`] : [],
			}
		}
	}
}

const ASK = 'Ask people you work with what they see.'
export const ANOTHER_ROUND = 'Another round can confirm it.'
const BY_WHOM = 'that a mentor or a colleague who holds the level watches and finds it in'

type Observation = Extract<Leaf, { kind: 'observation' }>

/** Where it takes the place of a round, the day on which it was clear that none can be shown counts along. */
function observed({ count, when }: Observation, rounds: RoundDates, observations: Evidence['observations']): Route {
	const shown = `${count === 1 ? 'a conversation' : `${spelled(count)} conversations`} somebody watched`
	const missing = count - Math.min(observations.length, count)
	const what = `${spelled(missing)} real ${missing === 1 ? 'conversation' : 'conversations'} ${BY_WHOM}`
	const seen = counting(
		observations.map(({ at }) => at),
		count,
		{ shown, left: [`What is left is ${what}.`] },
	)
	if (when === undefined) return seen
	const { tooFewAt } = rounds
	if (!tooFewAt) {
		const left = ['When fewer than three can answer, say so on your list: watched conversations take its place.']
		return { ...seen, isMet: false, metAt: null, share: -1, left }
	}
	return {
		...seen,
		metAt: seen.metAt && latest([seen.metAt, tooFewAt]),
		isBegun: true,
		share: (1 + count - missing) / (1 + count),
		left: seen.isMet
			? []
			: [`Fewer than three people can answer: ${what} ${missing === 1 ? 'takes' : 'take'} the place of a round.`],
	}
}

const WEEK_MS = 7 * 86_400_000

/** The readings that count: each so many weeks after the one before it that does. */
function spaced(dates: readonly Date[], weeksApart: number): Date[] {
	const read: Date[] = []
	for (const at of [...dates].sort((a, b) => a.getTime() - b.getTime())) {
		const last = read.at(-1)
		if (!last || at.getTime() - last.getTime() >= weeksApart * WEEK_MS) read.push(at)
	}
	return read
}

function leftToRead({ readings, weeksApart }: Extract<Leaf, { kind: 'teamReading' }>, read: number): string {
	if (read === 0) return 'Ask your team, or a group you chose, a few questions; what they say decides nothing.'
	const missing = readings - read
	const times = missing > 1 ? `, ${spelled(missing)} times in all` : ''
	const asked = read === 1 ? 'once' : `${spelled(read)} times`
	return weeksApart > 0
		? `Your team was asked ${asked}. ${capitalized(counted(weeksApart, 'week', 'weeks'))} after that, ask it again${times}.`
		: `Your team was asked ${asked}. Ask it again${times}.`
}

/** Within a sentence: "Three cases" as "three cases", but "P&L" as it is. */
export function small(text: string): string {
	return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
