import { placeCost, shareOfIcs } from './cost'
import { type Problem, SLOT_MINUTES, SLOTS } from './kinds'
import { allowedPairs, inLine, kinOf, pairKey, stretchesOf } from './rules'

/** A problem as numbers, for a search that asks the same questions a million times. People and leads go by their index. */
export type Facts = {
	problem: Problem
	count: number
	leadCount: number
	/** person × person: 1 where they may not meet */
	kin: Uint8Array
	/** lead × person: 1 where the lead may not lead them */
	leadKin: Uint8Array
	/** Quarter hours of a day, times seasons */
	slots: number
	/** For each of them the days on which hours in common may begin */
	open: Uint8Array[]
	leadOpen: Uint8Array[]
	/** Minutes east of UTC, 0 to 1439 */
	offset: Int16Array
	isIc: Uint8Array
	/** What it costs to leave each of them without a place */
	place: Float64Array
	share: number
	room: number[]
	/** Of each person: whom they are to be with, or apart from, and what it costs where they are not */
	wishes: { other: number; together: boolean; cost: number }[][]
	indexOf: Map<string, number>
	leadIndexOf: Map<string, number>
}

export function factsOf(problem: Problem): Facts {
	const { people, leads, pairs, settings } = problem
	const indexOf = new Map(people.map(({ id }, index) => [id, index]))
	const allowed = allowedPairs(problem)
	const kin = new Uint8Array(people.length * people.length)
	people.forEach((one, a) => {
		people.forEach((other, b) => {
			if (a !== b && kinOf(one, other) && !allowed.has(pairKey(one.id, other.id))) kin[a * people.length + b] = 1
		})
	})
	const leadKin = new Uint8Array(leads.length * people.length)
	leads.forEach((lead, l) => {
		people.forEach((person, p) => {
			if (lead.id === person.id || inLine(lead, person)) leadKin[l * people.length + p] = 1
		})
	})
	const length = Math.ceil(problem.overlapMinutes / SLOT_MINUTES)
	const wishes: Facts['wishes'] = people.map(() => [])
	for (const { one, other, kind } of pairs) {
		const a = indexOf.get(one)
		const b = indexOf.get(other)
		if (a === undefined || b === undefined || kind === 'allowed') continue
		const together = kind === 'together'
		const cost = together ? settings.weights.together : settings.weights.apart
		wishes[a]?.push({ other: b, together, cost })
		wishes[b]?.push({ other: a, together, cost })
	}
	return {
		problem,
		count: people.length,
		leadCount: leads.length,
		kin,
		leadKin,
		slots: problem.since.length * SLOTS,
		open: people.map(({ free }) => stretchesOf(free, length)),
		leadOpen: leads.map(({ free }) => stretchesOf(free, length)),
		offset: Int16Array.from(people, ({ offset }) => (offset + 2880) % 1440),
		isIc: Uint8Array.from(people, ({ track }) => (track === 'ic' ? 1 : 0)),
		place: Float64Array.from(people, (person) => placeCost(person, settings.weights)),
		share: shareOfIcs(problem),
		room: leads.map(({ room }) => room),
		wishes,
		indexOf,
		leadIndexOf: new Map(leads.map(({ id }, index) => [id, index])),
	}
}
