import { capitalized, counted, spelled } from '../number-words'
import type { Requirement, RequirementOf } from '../program/frontmatter'
import type { Leaf, Option } from '../program/options'
import type { RoundDates } from '../round360/facts'
import type { Evidence, Judgement } from './evidence'
import { latest, nth, stateOf } from './judging'
import { titleOf } from './titles'

/** The judge of whatever can also stand alone. */
type Judge = (requirement: Requirement, evidence: Evidence) => Judgement

/** How far somebody is on one way of meeting a requirement. */
type Route = {
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

/** Any of its routes, whatever they ask for and however often: met by the first, and nearest is what is left. */
export function judgeAnyOf(rule: RequirementOf<'anyOf'>, evidence: Evidence, judge: Judge): Judgement {
	const { rounds360 } = evidence
	const by = (rounds: RoundDates) => {
		const shown = { ...evidence, rounds360: { ...rounds360, ...rounds } }
		return rule.options.map((option) => routeOf(option, { id: rule.id, evidence: shown, judge }))
	}
	const met = firstMet(by(rule.tellsRaters ? rounds360.told : rounds360))
	if (met) return { state: 'met', short: 'met', evidence: [capitalized(met.shown)], left: null, metAt: met.metAt }
	const routes = by(rounds360)
	const isBegun = routes.some((route) => route.isBegun)
	return {
		state: stateOf(false, isBegun),
		short: isBegun ? 'in progress' : 'open',
		evidence: [],
		// Met but for the telling
		left: firstMet(routes) ? TO_TELL : leftOf(routes, isBegun),
		metAt: null,
	}
}

const TO_TELL =
	'What is left is half a page: what you heard, and what you will try. Under your round you send it to those who said it.'

/** The one with the earliest date; one without a date only where no other is met. */
function firstMet(routes: readonly Route[]): Route | undefined {
	const time = ({ metAt }: Route) => metAt?.getTime() ?? Number.MAX_VALUE
	return routes.filter(({ isMet }) => isMet).sort((a, b) => time(a) - time(b))[0]
}

function nearestOf(routes: readonly Route[]): Route | undefined {
	return [...routes].sort((a, b) => b.share - a.share)[0]
}

/** Of the nearest once something is begun; of every way before, for then one is chosen. */
function leftOf(routes: readonly Route[], isBegun: boolean): string {
	if (isBegun) {
		const left = nearestOf(routes)?.left ?? []
		const again = routes.some((route) => route.left.includes(ANOTHER_ROUND)) && !left.includes(ANOTHER_ROUND)
		return [...left, ...(again ? [ANOTHER_ROUND] : [])].join(' ')
	}
	const said: string[] = []
	const ways: string[] = []
	for (const { left, share } of routes) {
		// Begins like one that is said already
		if (left.some((sentence) => said.includes(sentence))) continue
		said.push(...left)
		ways.push(ways.length > 0 && share >= 0 ? `Or ${small(left.join(' '))}` : left.join(' '))
	}
	return ways.join(' ')
}

type Reading = { id: string; evidence: Evidence; judge: Judge }

function routeOf(option: Option, reading: Reading): Route {
	if (option.kind === 'allOf')
		return together(
			option.options.map((each) => routeOf(each, reading)),
			option.options,
		)
	if (option.kind === 'anyOf') {
		const routes = option.options.map((each) => routeOf(each, reading))
		const isBegun = routes.some((route) => route.isBegun)
		const best = firstMet(routes) ?? nearestOf(routes)
		return { ...(best ?? NOTHING), isBegun, left: best?.isMet ? [] : [leftOf(routes, isBegun)] }
	}
	return leafOf(option, reading)
}

const NOTHING: Route = { isMet: false, metAt: null, isBegun: false, share: 0, shown: '', left: [] }

/** All of them, from the day of the last. */
function together(routes: readonly Route[], options: readonly Option[]): Route {
	const open = routes.filter(({ isMet }) => !isMet)
	const isMet = open.length === 0
	const closed = routes.some((route, at) => route.isMet && options[at]?.kind === 'rounds360')
	return {
		isMet,
		metAt: isMet && routes.every(({ metAt }) => metAt) ? latest(routes.map(({ metAt }) => metAt)) : null,
		isBegun: routes.some(({ isBegun }) => isBegun),
		share:
			Math.min(...routes.map(({ share }) => share)) < 0 ? -1 : sum(routes.map(({ share }) => share)) / routes.length,
		shown: routes.map(({ shown }) => shown).join(', and '),
		left: [...(closed && !isMet ? ['Your round is closed.'] : []), ...open.flatMap(({ left }) => left)],
	}
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

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

function leafOf(option: Leaf, { id, evidence, judge }: Reading): Route {
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
const ANOTHER_ROUND = 'Another round can confirm it.'
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
function small(text: string): string {
	return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
