import { NOBODY, type Table, type Tables } from './table'

/**
 * Exchanges: somebody moves, two change places, a cohort gets another lead. Worse is accepted now and then, ever more
 * rarely (simulated annealing), so that it does not stop at the first dead end. The same seed gives the same moves.
 */
export type Cooling = { steps: number; hot: number; cold: number }

/** @param again asked now and then; false ends it */
export function exchange(tables: Tables, cooling: Cooling, random: () => number, again: () => boolean): void {
	const { facts } = tables
	const free = Array.from({ length: facts.count }, (_, person) => person).filter((person) => !tables.pinned[person])
	if (free.length === 0 || tables.tables.length === 0) return
	for (const table of tables.tables) table.cost = tables.price(table)
	const pick = (count: number) => Math.floor(random() * count)
	// Most exchanges that help are between people whose clocks are close.
	const order = free.toSorted((a, b) => (facts.offset[a] ?? 0) - (facts.offset[b] ?? 0))
	const reach = Math.max(6, Math.ceil(free.length / 10))
	const near = (place: number) => {
		const there = (place + pick(2 * reach + 1) - reach) % order.length
		return order[(there + order.length) % order.length] as number
	}
	for (let step = 0; step < cooling.steps; step++) {
		if ((step & 1023) === 0 && !again()) return
		const heat = cooling.hot * (cooling.cold / cooling.hot) ** (step / cooling.steps)
		const accepts = (change: number) => change <= 0 || random() < Math.exp(-change / heat)
		const what = random()
		const place = pick(order.length)
		const person = order[place] as number
		const other = random() < 0.8 ? near(place) : (order[pick(order.length)] as number)
		if (what < 0.1) move(tables, person, pick(tables.tables.length + 1) - 1, accepts)
		else if (what < 0.4) move(tables, person, tables.at[other] as number, accepts)
		else if (what < 0.95) swap(tables, person, other, accepts)
		else
			changeLead(
				tables,
				tables.tables[pick(tables.tables.length)] as Table,
				pick(facts.leadCount + tables.tables.length),
			)
	}
}

export function move(tables: Tables, person: number, to: number, accepts: (change: number) => boolean): boolean {
	const from = tables.at[person] as number
	if (from === to) return false
	const target = to === NOBODY ? null : (tables.tables[to] as Table)
	const source = from === NOBODY ? null : (tables.tables[from] as Table)
	const place = tables.facts.place[person] as number
	const joins = target ? tables.price(target, person) : place
	const leaves = source ? tables.price(source, NOBODY, person) : 0
	const change =
		joins +
		leaves -
		(target?.cost ?? 0) -
		(source ? source.cost : place) +
		tables.wishesAt(person, to) -
		tables.wishesAt(person, from)
	if (!accepts(change) || (target && !tables.fits(person, target))) return false
	tables.seat(person, to)
	if (target) target.cost = joins
	if (source) source.cost = leaves
	return true
}

function swap(tables: Tables, one: number, other: number, accepts: (change: number) => boolean): void {
	const a = tables.at[one] as number
	const b = tables.at[other] as number
	if (a === b) return
	const here = a === NOBODY ? null : (tables.tables[a] as Table)
	const there = b === NOBODY ? null : (tables.tables[b] as Table)
	const without = (person: number) => tables.facts.place[person] as number
	const hereCost = here ? tables.price(here, other, one) : 0
	const thereCost = there ? tables.price(there, one, other) : 0
	const change =
		hereCost +
		thereCost -
		(here?.cost ?? 0) -
		(there?.cost ?? 0) +
		tables.wishesAt(one, b, other) -
		tables.wishesAt(one, a) +
		tables.wishesAt(other, a, one) -
		tables.wishesAt(other, b) +
		(here ? 0 : without(other) - without(one)) +
		(there ? 0 : without(one) - without(other))
	if (!accepts(change)) return
	if ((here && !tables.fits(other, here, one)) || (there && !tables.fits(one, there, other))) return
	tables.seat(one, NOBODY)
	tables.seat(other, a)
	tables.seat(one, b)
	if (here) here.cost = hereCost
	if (there) there.cost = thereCost
}

/** Leads cost nothing by themselves: who can lead is changed freely, so that others fit. @param choice a lead, or beyond them a table to change with */
function changeLead(tables: Tables, table: Table, choice: number): void {
	const { leadCount } = tables.facts
	if (table.isFixed && table.lead !== NOBODY) return
	if (choice < leadCount) {
		if (choice !== table.lead && (tables.spare[choice] ?? 0) > 0 && tables.mayLead(choice, table))
			tables.lead(table, choice)
		return
	}
	const other = tables.tables[choice - leadCount] as Table
	if (
		other === table ||
		(other.isFixed && other.lead !== NOBODY) ||
		other.lead === table.lead ||
		other.lead === NOBODY ||
		table.lead === NOBODY
	)
		return
	if (!tables.mayLead(other.lead, table) || !tables.mayLead(table.lead, other)) return
	;[table.lead, other.lead] = [other.lead, table.lead]
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed >>> 0
	return () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
	}
}
