import { capitalized } from '../number-words'
import type { RequirementOf } from '../program/frontmatter'
import type { Option } from '../program/options'
import type { RoundDates } from '../round360/facts'
import type { Evidence, Judgement } from './evidence'
import { latest, stateOf } from './judging'
import { ANOTHER_ROUND, type Judge, leafRoute, type Reading, type Route, small } from './leaf-route'

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
	return leafRoute(option, reading)
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
