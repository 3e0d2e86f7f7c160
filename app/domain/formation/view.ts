import { dayLabel } from '../zone/plain-date'
import { costOf, gapOf } from './cost'
import { type CostPart, type Problem, type Progress, type Proposal, SLOT_MINUTES, SLOTS, type Someone } from './kinds'
import { brokenBy, countDays, membersOf, sharedBy } from './rules'
import { reasonsFor, sayBroken, sayHours, whyLeft } from './why'

/** A proposal as its page shows it: hours as shares of a day in UTC, sentences instead of numbers. */
export type Bar = { left: number; width: number }
export type PersonRow = {
	id: string
	name: string
	about: string
	clock: string
	works: Bar[]
	shares: Bar[]
	hours: string
	why: string
	isPinned: boolean
	/** Of their line manager, where it is not a yes */
	word: string
}
export type GroupView = {
	key: string
	title: string
	lead: { id: string; name: string } | null
	summary: string
	shared: { bars: Bar[]; label: string; said: string }
	/** Which weeks the hours are of, where they are not those of the first */
	weeks: string | null
	people: PersonRow[]
	broken: string[]
}

export type Words = ReadonlyMap<string, { state: string; manager: string }>

export function viewOf(problem: Problem, proposal: Proposal, words: Words) {
	const nameOf = (id: string) =>
		(problem.people.find((person) => person.id === id) ?? problem.leads.find((lead) => lead.id === id))?.name ??
		'Somebody'
	const reasons = reasonsFor(problem, proposal)
	const broken = brokenBy(problem, proposal)
	const cost = costOf(problem, proposal)
	const pinned = new Set(proposal.pinned)
	const groups = proposal.groups.map((group): GroupView => {
		const lead = problem.leads.find(({ id }) => id === group.leadId) ?? null
		const members = membersOf(problem, group)
		const shared = sharedBy(lead ? [lead, ...members] : members, problem.settings.days)
		const season = shared?.season ?? 0
		const bars = shared && shared.length > 0 ? barsOf(shared.from, shared.length) : []
		const minutes = (shared?.length ?? 0) * SLOT_MINUTES
		const ics = members.filter(({ track }) => track === 'ic').length
		return {
			key: group.key,
			title: `${group.key}, ${regionOf(members)}`,
			lead: group.leadId ? { id: group.leadId, name: nameOf(group.leadId) } : null,
			summary: `${members.length} ${members.length === 1 ? 'person' : 'people'}, ${ics} ${ics === 1 ? 'IC' : 'ICs'}`,
			shared: { bars, label: shortHours(minutes), said: sayShared(minutes, shared?.from ?? 0) },
			weeks: season > 0 ? sayWeeks(problem.since[season] ?? '') : null,
			people: members.map((person) => ({
				id: person.id,
				name: person.name,
				about: [person.team, person.level].filter(Boolean).join(', '),
				clock: `${person.place} ${offsetLabel(person.offset)}`,
				works: worksOf(person, problem.settings.days, season),
				shares: bars,
				hours: `${person.place}: works ${worksOf(person, problem.settings.days, season).map(sayBar).join(' and ')} UTC; ${sayHours(minutes)} shared`,
				why: reasons[person.id] ?? '',
				isPinned: pinned.has(person.id),
				word: wordOf(words, person.id),
			})),
			broken: broken.filter((each) => each.group === group.key).map((each) => sayBroken(each, problem, nameOf)),
		}
	})
	return {
		groups,
		left: whyLeft(problem, proposal).map((each) => {
			const person = problem.people.find(({ id }) => id === each.id) as Someone
			return {
				...each,
				name: person.name,
				place: person.place,
				about: [person.team, person.level].filter(Boolean).join(', '),
				word: wordOf(words, each.id),
			}
		}),
		broken: broken.map((each) => sayBroken(each, problem, nameOf)),
		pinned: pinned.size,
		facts: factsOf(problem, proposal, cost.parts, words),
		cost: cost.total,
	}
}

export type FormationView = ReturnType<typeof viewOf>

/** Name of what a proposal costs, as an admin reads it. */
const POINTS = 'Points for what is not met'

/** What there is to know before publishing: label and value. */
function factsOf(
	problem: Problem,
	{ groups }: Proposal,
	parts: Record<CostPart, number>,
	words: Words,
): [string, string][] {
	const wishes = problem.pairs.filter(
		({ kind, one, other }) => kind !== 'allowed' && isIn(problem, one) && isIn(problem, other),
	)
	const { weights } = problem.settings
	const groupOf = new Map(groups.flatMap((group) => group.people.map((id) => [id, group.key] as const)))
	const granted = wishes.filter(
		({ one, other, kind }) => (groupOf.has(one) && groupOf.get(one) === groupOf.get(other)) === (kind === 'together'),
	)
	const teams = groups.map((group) => new Set(membersOf(problem, group).map(({ team, id }) => team || id)).size)
	const leads = problem.leads.filter(({ id }) => groups.some((group) => group.leadId === id))
	const atLimit = leads.filter((lead) => groups.filter((group) => group.leadId === lead.id).length >= lead.room)
	const placed = groups.flatMap((group) => group.people)
	const agreed = placed.filter((id) => words.get(id)?.state === 'agreed').length
	return [
		[POINTS, inOnes(parts.place + parts.spread + parts.mix + parts.together + parts.apart)],
		...(weights.spread > 0
			? [['Hours between clocks, all cohorts', inOnes(parts.spread / weights.spread)] as [string, string]]
			: []),
		['Teams per cohort, at least', String(teams.length > 0 ? Math.min(...teams) : 0)],
		['Leads at their limit', `${atLimit.length} of ${leads.length}`],
		['Wishes granted', `${granted.length} of ${wishes.length}`],
		['Line managers who agreed', `${agreed} of ${placed.length}`],
	]
}

const isIn = (problem: Problem, id: string) => problem.people.some((person) => person.id === id)
const inOnes = (value: number) => String(Math.round(value * 10) / 10)

/** How far from the best there can be, where a run has a bound; what the admin moved since counts as well. */
export function saidGap(cost: number, { bound, elapsedMs }: Pick<Progress, 'bound' | 'elapsedMs'>): string {
	const seconds = Math.max(1, Math.round(elapsedMs / 1000))
	const time = `found in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
	if (bound === null) return `How much better it could be is not known; ${time}.`
	const gap = gapOf(cost, bound)
	if (gap < 0.0005) return `Nothing better exists by these rules and wishes, ${time}.`
	const [is, could] = [inOnes(cost), inOnes(bound)]
	return `What is not met (places, wishes, clocks close together, the mix) counts ${is} points, and fewer is better. No arrangement has fewer than ${could}, so the best there can be is at most ${Math.round(gap * 1000) / 10}% lower; ${time}.`
}

function wordOf(words: Words, personId: string): string {
	const word = words.get(personId)
	if (word?.state === 'declined') return `${word.manager} does not agree to the time`
	return word?.state === 'asked' ? `${word.manager} has not answered about the time` : ''
}

function barsOf(from: number, length: number): Bar[] {
	const share = (slots: number) => Math.round((slots / SLOTS) * 10_000) / 100
	const first = Math.min(length, SLOTS - from)
	return [
		{ left: share(from), width: share(first) },
		...(length > first ? [{ left: 0, width: share(length - first) }] : []),
	]
}

/** Stretches of a usual day, which may go on past midnight in UTC. */
function worksOf(person: Someone, days: number, season: number): Bar[] {
	const free = person.free.slice(season * SLOTS, (season + 1) * SLOTS)
	const bars: Bar[] = []
	for (let slot = 0; slot < SLOTS; slot++) {
		if (countDays(free[slot] ?? 0) < days) continue
		let end = slot
		while (end < SLOTS && countDays(free[end] ?? 0) >= days) end++
		bars.push(...barsOf(slot, end - slot))
		slot = end
	}
	return bars
}

const clockOf = (share: number) => {
	const minutes = Math.round((share / 100) * 24 * 60)
	return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
const sayBar = ({ left, width }: Bar) => `${clockOf(left)} to ${clockOf(left + width)}`

function shortHours(minutes: number): string {
	const rest = minutes % 60
	return `${Math.floor(minutes / 60)} h${rest ? ` ${rest}` : ''}`
}

function sayShared(minutes: number, from: number): string {
	if (minutes === 0) return 'No hours in common'
	const share = (from / SLOTS) * 100
	return `${sayHours(minutes)} in common, from ${clockOf(share)} UTC`
}

/** @param since yyyy-mm-dd */
function sayWeeks(since: string): string {
	const day = dayLabel(since, { day: 'numeric', month: 'long' })
	return `A clock changes while it runs. Shown are the hours from ${day} on, when the fewest are in common.`
}

function offsetLabel(minutes: number): string {
	if (minutes === 0) return '0'
	const rest = Math.abs(minutes) % 60
	return `${minutes < 0 ? '−' : '+'}${Math.floor(Math.abs(minutes) / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

/** Where its clocks are, so that A can be told from B at a glance. */
function regionOf(members: Someone[]): string {
	if (members.length === 0) return 'empty'
	const offsets = members.map(({ offset }) => offset).toSorted((a, b) => a - b)
	const places = new Map<string, number>()
	for (const { place } of members) places.set(place, (places.get(place) ?? 0) + 1)
	const [most = ''] = [...places].toSorted((a, b) => b[1] - a[1]).map(([place]) => place)
	const [first = 0, last = 0] = [offsets[0], offsets.at(-1)]
	return first === last ? `around ${most}` : `around ${most}, UTC ${offsetLabel(first)} to ${offsetLabel(last)}`
}
