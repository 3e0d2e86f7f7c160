import { type Arrangement, type Broken, type Group, type Problem, SLOTS, type Someone } from './kinds'

/** The hard rules of a cohort (docs/decisions/0017-forming-cohorts.md), asked by the page, by the search and by publishing. */
export type Shared = {
	/** Of all seasons the one with the least in common: 0 is that of the first week */
	season: number
	/** First quarter hour, in UTC */
	from: number
	/** Quarter hours */
	length: number
	/** Days of the week it is found on, bit 0 is Monday */
	days: number
}

/** What of a person says whom they may not sit with. */
export type Kin = Pick<Someone, 'id' | 'team' | 'line'>

/** Why two people may not sit in one cohort: null where nothing forbids it. */
export function kinOf(one: Kin, other: Kin): 'team' | 'line' | null {
	if (inLine(one, other)) return 'line'
	return one.team !== '' && one.team === other.team ? 'team' : null
}

/** One is above the other, however far. */
export function inLine(one: Pick<Someone, 'id' | 'line'>, other: Pick<Someone, 'id' | 'line'>): boolean {
	return one.line.includes(other.id) || other.line.includes(one.id)
}

const bits = Uint8Array.from({ length: 128 }, (_, mask) => mask.toString(2).replaceAll('0', '').length)
export const countDays = (mask: number) => bits[mask & 127] ?? 0
/** Past midnight the same stretch is on the next day. */
const dayBefore = (mask: number) => ((mask >> 1) | (mask << 6)) & 127

/** For each quarter hour of each season, the days on which a stretch of `length` that begins there is free to the end. */
export function stretchesOf(free: ArrayLike<number>, length: number): Uint8Array {
	return Uint8Array.from({ length: free.length }, (_, begins) => {
		const from = begins % SLOTS
		const first = begins - from
		let days = 127
		for (let step = 0; step < length && days > 0; step++) {
			const at = from + step
			const mask = free[first + (at % SLOTS)] ?? 0
			days &= at < SLOTS ? mask : dayBefore(mask)
		}
		return days
	})
}

/** Whether something is found on `days` days of a week whatever the season. @param daysAt the days of each quarter hour */
export function isInEverySeason(slots: number, days: number, daysAt: (slot: number) => number): boolean {
	for (let first = 0; first < slots; first += SLOTS) {
		let at = first
		while (at < first + SLOTS && countDays(daysAt(at)) < days) at++
		if (at === first + SLOTS) return false
	}
	return true
}

/**
 * The longest stretch that is free to all of them on `days` days of a week, the earliest of several; of the season where it
 * is shortest. Its length is 0 where a season has none. Null: nobody is asked about.
 */
export function sharedBy(people: readonly Pick<Someone, 'free'>[], days: number): Shared | null {
	let least: Shared | null = null
	for (let season = 0; season * SLOTS < (people[0]?.free.length ?? 0); season++) {
		const shared = sharedIn(season, people, days)
		if (!least || shared.length < least.length) least = shared
	}
	return least
}

function sharedIn(season: number, people: readonly Pick<Someone, 'free'>[], days: number): Shared {
	const common = Array.from({ length: SLOTS }, (_, slot) =>
		people.reduce((mask, person) => mask & (person.free[season * SLOTS + slot] ?? 0), 127),
	)
	let best: Shared = { season, from: 0, length: 0, days: 0 }
	for (let from = 0; from < SLOTS; from++) {
		let mask = 127
		for (let length = 1; length <= SLOTS; length++) {
			const at = from + length - 1
			const next = common[at % SLOTS] ?? 0
			mask &= at < SLOTS ? next : dayBefore(next)
			if (countDays(mask) < days) break
			if (length > best.length) best = { season, from, length, days: mask }
		}
	}
	return best
}

/** Every hard rule an arrangement breaks; none, and it may be published. */
export function brokenBy(problem: Problem, { groups }: Arrangement): Broken[] {
	const led = new Map<string, number>()
	for (const { leadId } of groups) if (leadId) led.set(leadId, (led.get(leadId) ?? 0) + 1)
	const placed = groups.reduce((count, group) => count + group.people.length, 0)
	const seats: Broken[] = placed > problem.capacity ? [{ rule: 'seats', group: '', people: [] }] : []
	return [...groups.flatMap((group) => brokenIn(problem, group, led)), ...seats]
}

function brokenIn(problem: Problem, group: Group, led: Map<string, number>): Broken[] {
	const { settings, leads } = problem
	const people = membersOf(problem, group)
	const lead = leads.find((each) => each.id === group.leadId)
	const broken: Broken[] = []
	const say = (rule: Broken['rule'], ...who: string[]) => broken.push({ rule, group: group.key, people: who })
	if (people.length < settings.fewest) say('too-few')
	if (people.length > settings.most) say('too-many')
	if (!group.leadId) say('no-lead')
	else if (!lead) say('not-qualified', group.leadId)
	else if ((led.get(lead.id) ?? 0) > lead.room) say('lead-load', lead.id)
	for (const person of people)
		if (lead && (lead.id === person.id || inLine(lead, person))) say('lead-line', lead.id, person.id)
	const allowed = allowedPairs(problem)
	people.forEach((one, index) => {
		for (const other of people.slice(index + 1)) {
			const kin = kinOf(one, other)
			if (kin && !allowed.has(pairKey(one.id, other.id))) say(kin, one.id, other.id)
		}
	})
	const shared = sharedBy(lead ? [lead, ...people] : people, settings.days)
	if (people.length > 0 && (shared?.length ?? 0) * 15 < problem.overlapMinutes) say('hours')
	return broken
}

export function membersOf(problem: Pick<Problem, 'people'>, group: Group): Someone[] {
	const wanted = new Set(group.people)
	return problem.people.filter((person) => wanted.has(person.id))
}

export function allowedPairs({ pairs }: Pick<Problem, 'pairs'>): Set<string> {
	return new Set(pairs.filter((pair) => pair.kind === 'allowed').map((pair) => pairKey(pair.one, pair.other)))
}

/** The same for both orders. */
export function pairKey(one: string, other: string): string {
	return one < other ? `${one} ${other}` : `${other} ${one}`
}
