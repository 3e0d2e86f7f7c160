import { randomInt } from 'node:crypto'
import type { Db } from '~/domain/db'

/** A row of a full copy of a database, with what PostgreSQL itself knows of it: where it lies, and who wrote or held it. */
export type DumpedRow = {
	table: string
	place: number
	xmin: number
	xmax: number
	cells: Record<string, unknown>
}
/** What stands for somebody, or for their answer: an address, an id, a ticket, their own words. By it, whose it is. */
export type Tokens = ReadonlyMap<string, string>
/** By where it was found: people, or whose answers, one after another. */
export type Orders = Record<string, string[]>

/** Every row of every table there is, in the order in which it lies: a new table is read by itself. */
export async function fullDump(db: Db): Promise<DumpedRow[]> {
	const tables = await db.$queryRaw<{ name: string; address: string }[]>`
		select relname::text as name, oid::regclass::text as address from pg_class
		where relkind in ('r', 'm') and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
		order by 1`
	const each = tables.map(
		({ name, address }) => `select '${name}' as "table", row_number() over (order by t.ctid)::int as place,
			t.xmin::text::float8 as xmin, t.xmax::text::float8 as xmax, to_jsonb(t) as cells from ${address} t`,
	)
	return db.$queryRawUnsafe<DumpedRow[]>(`${each.join(' union all ')} order by 1, 2`)
}

/** Everything in an order of chance, which is nobody's we know. */
export function inAnyOrder<Each>(all: readonly Each[]): Each[] {
	const left = [...all]
	return Array.from(all, () => left.splice(randomInt(left.length), 1)[0] as Each)
}

/** Those a table tells of, row by row: only rows that tell of somebody. */
function tellingRows(dump: readonly DumpedRow[], tokens: Tokens) {
	const any = new RegExp([...tokens.keys()].map((token) => token.replace(/[^\w-]/g, '\\$&')).join('|'), 'g')
	const byTable = new Map<string, { row: DumpedRow; whose: string[] }[]>()
	for (const row of dump) {
		const whose = [...new Set((JSON.stringify(row.cells).match(any) ?? []).map((token) => tokens.get(token) ?? ''))]
		if (whose.length > 0) byTable.set(row.table, [...(byTable.get(row.table) ?? []), { row, whose }])
	}
	return byTable
}

/** By place, by transaction and by every column, of every table: in which order it tells of them. */
export function ordersIn(dump: readonly DumpedRow[], tokens: Tokens): Orders {
	const orders: Orders = {}
	for (const [table, rows] of tellingRows(dump, tokens)) {
		const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row.cells)))]
		const ways: Record<string, (row: DumpedRow) => unknown> = {
			...Object.fromEntries(columns.map((column) => [column, (row: DumpedRow) => row.cells[column]])),
			...{ place: ({ place }) => place, xmin: ({ xmin }) => xmin, xmax: ({ xmax }) => xmax },
		}
		for (const [way, of] of Object.entries(ways)) {
			const sorted = [...rows].sort((a, b) => compare(of(a.row), of(b.row)) || a.row.place - b.row.place)
			const isSorted = new Set(rows.map(({ row }) => JSON.stringify(of(row)))).size > 1
			const order = [...new Set(sorted.flatMap(({ whose }) => whose))]
			if (order.length > 1 && (isSorted || way === 'place')) orders[`${table} by ${way}`] = order
		}
	}
	return orders
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b
	const [one, other] = [JSON.stringify(a) ?? '', JSON.stringify(b) ?? '']
	return one < other ? -1 : one > other ? 1 : 0
}

/** All that a row holds, however deep, and its transaction */
function valuesOf({ cells, xmin }: DumpedRow): Set<string> {
	const values = new Set([`transaction ${xmin}`])
	JSON.stringify(cells, (_key, value) => {
		if (value !== null && typeof value !== 'object') values.add(String(value))
		return value
	})
	return values
}

/**
 * Whose each answer is by what its row has in common with the rows of somebody: the fewer share it, the more it says. Where
 * it says nothing, anybody. @returns by pair of tables: whose an answer is, and who is guessed
 */
export function inCommon(
	dump: readonly DumpedRow[],
	answers: Tokens,
	people: Tokens,
	areAlike: (one: string, other: string) => boolean,
): Record<string, { whose: string; guessed: string }[]> {
	const guesses: Record<string, { whose: string; guessed: string }[]> = {}
	const of = (tokens: Tokens) =>
		[...tellingRows(dump, tokens)].map(([table, rows]) => ({
			table,
			rows: rows.flatMap(({ row, whose: [whose = '', ...more] }) =>
				more.length === 0 ? [{ whose, values: valuesOf(row) }] : [],
			),
		}))
	for (const answered of of(answers))
		for (const named of of(people)) {
			const shares = new Map<string, number>()
			for (const { values } of named.rows) for (const each of values) shares.set(each, (shares.get(each) ?? 0) + 1)
			guesses[`${answered.table} and ${named.table}`] = answered.rows.flatMap(({ whose, values }) => {
				const weighed = inAnyOrder(named.rows.filter((each) => areAlike(each.whose, whose))).map((each) => ({
					guessed: each.whose,
					weight: [...values].reduce(
						(sum, value) => sum + (each.values.has(value) ? 1 / (shares.get(value) ?? 1) : 0),
						0,
					),
				}))
				const [first] = weighed.sort((a, b) => b.weight - a.weight)
				return first ? [{ whose, guessed: first.guessed }] : []
			})
		}
	return guesses
}

/** How many guesses of each attack were right. */
export class Guesses {
	readonly right = new Map<string, number>()

	#count(attack: string, right: number) {
		this.right.set(attack, (this.right.get(attack) ?? 0) + right)
	}

	/**
	 * Lays the first answer to the first of the people, and so on, within each group, forwards and backwards: every order of
	 * answers with every order of people. Of whom an order does not tell, anybody comes after the others.
	 */
	lay(answers: Orders, people: Orders, groups: readonly (readonly string[])[]): void {
		for (const [answersBy, whose] of Object.entries(answers))
			for (const [peopleBy, order] of Object.entries(people))
				for (const [way, guessed] of [
					['', order],
					['backwards, ', [...order].reverse()],
				] as const)
					for (const group of groups) {
						const told = guessed.filter((each) => group.includes(each))
						const all = [...told, ...inAnyOrder(group.filter((each) => !told.includes(each)))]
						const right = whose.filter((each) => group.includes(each)).filter((each, at) => each === all[at])
						this.#count(`answers by ${answersBy}, ${way}${peopleBy}`, right.length)
					}
	}

	match(guesses: ReturnType<typeof inCommon>): void {
		for (const [tables, each] of Object.entries(guesses)) {
			const right = each.filter(({ whose, guessed }) => whose === guessed)
			this.#count(`what is in common: ${tables}`, right.length)
		}
	}
}
