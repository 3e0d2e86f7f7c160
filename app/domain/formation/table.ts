import { offMix } from './cost'
import type { Facts } from './facts'
import { type Arrangement, SLOTS } from './kinds'
import { countDays } from './rules'

/** People at tables: an arrangement that can be changed and priced in microseconds. Hard rules but the smallest size always hold. */
export const NOBODY = -1

/** `from`: of each season where hours in common were found last, to look there first. */
export type Table = { lead: number; people: number[]; cost: number; from: number[]; key: string; isFixed: boolean }

export class Tables {
	readonly facts: Facts
	readonly tables: Table[]
	/** Of each person the table, or NOBODY */
	readonly at: Int16Array
	readonly pinned: Uint8Array
	readonly spare: number[]
	placed = 0
	/** Whether one with too few people is a beginning; at the end it is nothing, and its people are without a place. */
	hopes = true

	constructor(facts: Facts, keys: string[]) {
		this.facts = facts
		const from = () => facts.problem.since.map(() => 0)
		this.tables = keys.map((key) => ({ lead: NOBODY, people: [], cost: 0, from: from(), key, isFixed: false }))
		this.at = new Int16Array(facts.count).fill(NOBODY)
		this.pinned = new Uint8Array(facts.count)
		this.spare = [...facts.room]
	}

	/** Whether a person could sit there, perhaps once `without` has left. */
	fits(person: number, table: Table, without = NOBODY): boolean {
		const { facts } = this
		const size = table.people.length - (without === NOBODY ? 0 : 1)
		if (table.lead === NOBODY || size >= facts.problem.settings.most) return false
		if (without === NOBODY && this.at[person] === NOBODY && this.placed >= facts.problem.capacity) return false
		if (facts.leadKin[table.lead * facts.count + person]) return false
		for (const other of table.people) if (other !== without && facts.kin[person * facts.count + other]) return false
		return this.hoursFor(table, table.lead, person, without)
	}

	/** Whether the hours in common hold with this lead, one more person, and without another, in every season. */
	hoursFor(table: Table, lead: number, person: number, without: number): boolean {
		for (let season = 0; season < table.from.length; season++)
			if (!this.hoursIn(season, table, lead, person, without)) return false
		return true
	}

	hoursIn(season: number, table: Table, lead: number, person: number, without: number): boolean {
		const { open, leadOpen, problem } = this.facts
		const led = leadOpen[lead]
		const theirs = person === NOBODY ? null : open[person]
		if (!led) return false
		const first = season * SLOTS
		const start = table.from[season] as number
		for (let step = 0; step < SLOTS; step++) {
			const from = first + ((start + step) % SLOTS)
			let mask = (led[from] ?? 0) & (theirs ? (theirs[from] ?? 0) : 127)
			for (let index = 0; mask !== 0 && index < table.people.length; index++) {
				const other = table.people[index] as number
				if (other !== without) mask &= open[other]?.[from] ?? 0
			}
			if (mask !== 0 && countDays(mask) >= problem.settings.days) {
				table.from[season] = from - first
				return true
			}
		}
		return false
	}

	mayLead(lead: number, table: Table): boolean {
		const { facts } = this
		for (const person of table.people) if (facts.leadKin[lead * facts.count + person]) return false
		return this.hoursFor(table, lead, NOBODY, NOBODY)
	}

	lead(table: Table, lead: number): void {
		if (table.lead !== NOBODY) this.spare[table.lead] = (this.spare[table.lead] ?? 0) + 1
		if (lead !== NOBODY) this.spare[lead] = (this.spare[lead] ?? 0) - 1
		table.lead = lead
	}

	seat(person: number, to: number): void {
		const from = this.at[person] as number
		if (from !== NOBODY) {
			const { people } = this.tables[from] as Table
			people[people.indexOf(person)] = people[people.length - 1] as number
			people.pop()
			this.placed--
		}
		if (to !== NOBODY) {
			;(this.tables[to] as Table).people.push(person)
			this.placed++
		}
		this.at[person] = to
	}

	/** Of a table, were `joins` to come and `leaves` to go. One with too few costs nearly what its people would cost without a place, the less the fuller it is. */
	price(table: Table, joins = NOBODY, leaves = NOBODY): number {
		const { offset, isIc, place: places, share, problem } = this.facts
		const { weights, fewest } = problem.settings
		let size = 0
		let ics = 0
		let without = 0
		for (let index = 0; index <= table.people.length; index++) {
			const person = index === table.people.length ? joins : (table.people[index] as number)
			if (person === NOBODY || person === leaves) continue
			// Sorted as they come: there are a dozen at most.
			let place = size++
			const clock = offset[person] as number
			for (; place > 0 && (clocks[place - 1] as number) > clock; place--) clocks[place] = clocks[place - 1] as number
			clocks[place] = clock
			ics += isIc[person] as number
			without += places[person] as number
		}
		if (size === 0) return 0
		let gap = (clocks[0] as number) + 1440 - (clocks[size - 1] as number)
		for (let index = 1; index < size; index++)
			gap = Math.max(gap, (clocks[index] as number) - (clocks[index - 1] as number))
		const wishes = weights.spread * ((1440 - gap) / 60) + weights.mix * offMix(ics, size, share)
		if (size >= fewest) return wishes
		return this.hopes ? wishes + without * (1 - 0.9 * (size / fewest) ** 2) : without
	}

	/** What somebody's wishes cost if they sat at `at`. `leaving` is on the way elsewhere. */
	wishesAt(person: number, at: number, leaving = NOBODY): number {
		let cost = 0
		for (const { other, together, cost: price } of this.facts.wishes[person] ?? []) {
			const meets = at !== NOBODY && other !== leaving && this.at[other] === at
			if (together !== meets) cost += price
		}
		return cost
	}

	/** Those with too few people are given up, but for who is pinned. */
	arrangement(): Arrangement {
		const { problem } = this.facts
		const groups = this.tables
			.filter((table) => table.people.length >= problem.settings.fewest || table.isFixed)
			.map((table) => ({
				key: table.key,
				leadId: problem.leads[table.lead]?.id ?? null,
				people: table.people
					.filter((person) => table.people.length >= problem.settings.fewest || this.pinned[person])
					.map((person) => problem.people[person]?.id ?? ''),
			}))
		return { groups: groups.map((group) => ({ ...group, people: [...group.people].sort() })) }
	}
}

const clocks = new Int16Array(64)
