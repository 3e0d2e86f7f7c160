import { leavesOf } from '../program/asked'
import type { Requirement } from '../program/frontmatter'
import type { Leaf, Option } from '../program/options'
import type { RequirementResult } from './evidence'
import { isOwnersAlone } from './kinds'
import { isReady } from './requirements'
import { titleOf } from './titles'

/** What one rule would become: `lines` say which figures, "minutes: 720 → 600". */
export type RuleChange = {
	id: string
	title: string
	how: 'new' | 'gone' | 'changed'
	lines: string[]
	/** Where it has one figure: what it was and would be, for whoever reads the log */
	change?: { before: string; after: string }
}

/** What differs between the rules a cohort carries and those of today, in the order of today's. */
export function changesOf(carried: readonly Requirement[], today: readonly Requirement[]): RuleChange[] {
	const before = new Map(carried.map((rule) => [rule.id, rule]))
	const changed = today.flatMap((rule): RuleChange[] => {
		const was = before.get(rule.id)
		if (!was) return [{ id: rule.id, title: titleOf(rule), how: 'new', lines: [] }]
		const lines = linesOf(was, rule)
		return lines.length > 0 ? [{ id: rule.id, title: titleOf(rule), how: 'changed', lines }] : []
	})
	const gone = carried
		.filter(({ id }) => !today.some((rule) => rule.id === id))
		.map((rule): RuleChange => ({ id: rule.id, title: titleOf(rule), how: 'gone', lines: [] }))
	return [...changed, ...gone]
}

/**
 * What adopting the rules of today makes of rules that people are judged by already: today's, but for those of kinds that are
 * their owner's alone. These stay as they are carried, and none comes or goes: a state that turned with one would tell who
 * used which way, or how often. Only what could not count at all becomes what it is today, for it has no state to compare.
 */
export function adoptable(carried: readonly Requirement[], today: readonly Requirement[]): Requirement[] {
	const stays = staysBy(carried, today)
	const taken = today.flatMap((rule) => (stays(rule.id) ? carried.filter(({ id }) => id === rule.id) : [rule]))
	const left = carried.filter(({ id }) => stays(id) && !today.some((rule) => rule.id === id))
	return [...taken, ...left]
}

/** Whether content/ holds an instrument */
export type IsKnown = (instrument: string) => boolean

/**
 * The same where content/ holds no more what others were asked with: ways that stay name the instrument of
 * today for it, kind by kind, so that they can be taken again. No state turns with the name: an answer counts whatever it
 * answered to.
 */
export function adoptableHere(
	carried: readonly Requirement[],
	today: readonly Requirement[],
	isKnown: IsKnown,
): Requirement[] {
	return adoptable(carried, today).map((rule) => {
		const now = today.find(({ id, kind }) => id === rule.id && kind === 'anyOf')
		if (rule.kind !== 'anyOf' || now?.kind !== 'anyOf') return rule
		const ofToday = leavesOf(now.options)
		const named = (leaf: Leaf): Leaf => {
			if (!('instrument' in leaf) || !leaf.instrument || isKnown(leaf.instrument)) return leaf
			const other = ofToday.find((each) => each.kind === leaf.kind && 'instrument' in each && each.instrument)
			return other && 'instrument' in other ? ({ ...leaf, instrument: other.instrument } as Leaf) : leaf
		}
		return { ...rule, options: rule.options.map((option) => mapLeaves(option, named)) }
	})
}

function mapLeaves(option: Option, each: (leaf: Leaf) => Leaf): Option {
	if (option.kind !== 'allOf' && option.kind !== 'anyOf') return each(option)
	return { ...option, options: option.options.map((inner) => mapLeaves(inner, each)) }
}

/** Titles, as they are carried, of those that today's program asks otherwise and that stay as they are. */
export function stayingOf(carried: readonly Requirement[], today: readonly Requirement[]): string[] {
	const stays = staysBy(carried, today)
	const own = new Map(carried.map((rule) => [rule.id, titleOf(rule)]))
	return changesOf(carried, today).flatMap(({ id, title }) => (stays(id) ? [own.get(id) ?? title] : []))
}

function staysBy(carried: readonly Requirement[], today: readonly Requirement[]): (id: string) => boolean {
	const ownersAlone = ownersAloneOf(carried, today)
	const waiting = new Set(carried.filter(({ status }) => status === 'planned').map(({ id }) => id))
	return (id) => ownersAlone.has(id) && !waiting.has(id)
}

/** Ids of rules that are of such a kind, or were. */
function ownersAloneOf(carried: readonly Requirement[], today: readonly Requirement[]): Set<string> {
	return new Set([...carried, ...today].filter(({ kind }) => isOwnersAlone(kind)).map(({ id }) => id))
}

/** Titles of those that would be asked otherwise and are of kinds of which affectedBy says of nobody how they would stand. */
export function untoldOf(carried: readonly Requirement[], then: readonly Requirement[]): string[] {
	const ownersAlone = ownersAloneOf(carried, then)
	return changesOf(carried, then)
		.filter(({ id, how }) => how !== 'gone' && ownersAlone.has(id))
		.map(({ title }) => title)
}

const names: Record<string, string> = {
	core: 'modules',
	all: 'activities',
	attend: 'sessions to attend',
	presentShare: 'share of the time',
	makeUps: 'make-ups that count',
	draw: 'questions',
	pass: 'share that has to be right',
	attempts: 'tries',
	coolDownHours: 'hours between tries',
	activeWeeks: 'weeks',
	weekAtLeast: 'minutes of such a week',
	closed: 'to be closed',
	finished: 'to be finished',
	retryDays: 'days until a new try',
	minWords: 'fewest words',
	maxWords: 'most words',
	files: 'files with it',
	options: 'ways to meet it',
}

function linesOf(was: Requirement, is: Requirement): string[] {
	const [before, after] = [was, is] as unknown as Record<string, unknown>[]
	if (!before || !after) return []
	if ('status' in before !== 'status' in after)
		return ['status' in before ? 'counts from now on' : 'does not count any more']
	if (ordered(was) !== ordered(is) && ordered(unnamed(was)) === ordered(unnamed(is)))
		return ['others are asked with the questions of today, the ways to meet it stay the same']
	return [...new Set([...Object.keys(before), ...Object.keys(after)])]
		.filter((key) => ordered(before[key]) !== ordered(after[key]))
		.map((key) => `${names[key] ?? key}: ${said(before[key])} → ${changed(before[key], after[key])}`)
}

/** Its ways, whatever others are asked with. */
function unnamed(rule: Requirement): Requirement {
	if (rule.kind !== 'anyOf') return rule
	const bare = (leaf: Leaf) => ('instrument' in leaf ? { ...leaf, instrument: '' } : leaf)
	return { ...rule, options: rule.options.map((option) => mapLeaves(option, bare)) }
}

/** As many of another kind would read as no change. */
function changed(before: unknown, after: unknown): string {
	return said(before) === said(after) ? `${said(after)}, not the same` : said(after)
}

/** The database gives objects back with their keys in another order. */
function ordered(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(ordered).join()}]`
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? ''
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
	return `{${entries.map(([key, each]) => `${key}:${ordered(each)}`).join()}}`
}

function said(value: unknown): string {
	if (value === undefined) return 'none'
	return Array.isArray(value) ? String(value.length) : typeof value === 'object' ? 'other' : String(value)
}

/** What says whether the rules that were shown are still those of today. */
export function fingerprintOf(rules: unknown): string {
	return ordered(rules)
}

export type Affected = {
	wasReady: boolean
	isReady: boolean
	/** Requirements that would stand otherwise than now */
	moves: { title: string; from: RequirementResult['state'] | null; to: RequirementResult['state'] | null }[]
}

/**
 * How one person would stand by other rules, for others to read. What is its owner's alone stays as it stands now, and does
 * not count where it is new: to stand otherwise by other ways, or by more of it, would say which way it was, or how often.
 */
export function affectedBy(now: readonly RequirementResult[], then: readonly RequirementResult[]): Affected {
	const told = then.flatMap((result) => {
		const was = now.find(({ id }) => id === result.id)
		if (!isOwnersAlone(result.kind) && !isOwnersAlone(was?.kind ?? '')) return [result]
		return was ? [was] : []
	})
	const ids = [...new Set([...told, ...now].map(({ id }) => id))]
	const moves = ids.flatMap((id) => {
		const from = now.find((result) => result.id === id)
		const to = told.find((result) => result.id === id)
		return from?.state === to?.state
			? []
			: [{ title: (to ?? from)?.title ?? id, from: from?.state ?? null, to: to?.state ?? null }]
	})
	return { wasReady: isReady([...now]), isReady: isReady(told), moves }
}
