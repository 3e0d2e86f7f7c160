/**
 * What can be found out by taking published figures from one another. A figure is a row: what it weighs each unknown with.
 * A group of unknowns is found out when its sum is a combination of rows.
 */
export type Figure = ReadonlyMap<string, Fraction>
/** Exact within a prime field: what follows over the rationals follows here too, so nothing solvable is missed. */
export type Fraction = number

const PRIME = 67_108_859

const modulo = (value: number) => ((value % PRIME) + PRIME) % PRIME

function power(base: number, exponent: number): number {
	let result = 1
	for (let square = modulo(base), left = exponent; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) result = modulo(result * square)
		square = modulo(square * square)
	}
	return result
}

/** `over`: how many share it */
export const fraction = (of: number, over: number): Fraction => modulo(of * power(over, PRIME - 2))

/**
 * The smallest groups of people whose sum follows from the figures, up to `below` unknowns. Unknowns that every figure
 * weighs alike stay together in whatever follows, so only unions of such classes need to be tried: all of them are.
 */
export function solvableGroups(figures: readonly Figure[], unknowns: readonly string[], below: number): string[][] {
	const classes = new Map<string, string[]>()
	for (const unknown of unknowns) {
		const column = figures.map((figure) => figure.get(unknown) ?? 0).join()
		classes.set(column, [...(classes.get(column) ?? []), unknown])
	}
	const all = [...classes.values()]
	const rows = figures.map((figure) => all.map(([one]) => figure.get(one ?? '') ?? 0))
	const basis = echelon(rows)
	const small = all.flatMap((members, at) => (members.length < below ? [{ members, at }] : []))
	const found: string[][] = []
	const tryWith = (from: number, chosen: typeof small, size: number) => {
		if (chosen.length > 0) {
			const target = all.map((_, at) => (chosen.some((each) => each.at === at) ? 1 : 0))
			if (isZero(reduce(target, basis))) found.push(chosen.flatMap(({ members }) => members))
		}
		for (let next = from; next < small.length; next++) {
			const each = small[next]
			if (each && size + each.members.length < below) tryWith(next + 1, [...chosen, each], size + each.members.length)
		}
	}
	tryWith(0, [], 0)
	return found
}

type Row = number[]

function echelon(rows: Row[]): { pivot: number; row: Row }[] {
	const basis: { pivot: number; row: Row }[] = []
	for (const each of rows) {
		const rest = reduce(each, basis)
		const pivot = rest.findIndex((value) => value !== 0)
		if (pivot < 0) continue
		const inverse = power(rest[pivot] ?? 1, PRIME - 2)
		basis.push({ pivot, row: rest.map((value) => modulo(value * inverse)) })
	}
	return basis
}

function reduce(target: Row, basis: { pivot: number; row: Row }[]): Row {
	let rest = target
	for (const { pivot, row } of basis) {
		const times = rest[pivot] ?? 0
		if (times !== 0) rest = rest.map((value, at) => modulo(value - times * (row[at] ?? 0)))
	}
	return rest
}

const isZero = (row: Row) => row.every((value) => value === 0)
