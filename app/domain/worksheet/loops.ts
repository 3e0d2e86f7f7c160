import type { Cells } from './sheet'

/** Causal loops: what goes up and down, and what each makes more or less of. */
export type Link = { from: string; to: string; sign: 'more' | 'less'; isLate: boolean }
export type Loop = {
	/** R1, B1 …: reinforcing or balancing, numbered as found */
	name: string
	kind: 'reinforcing' | 'balancing'
	/** In the order of the links, beginning with the one named first */
	through: string[]
	isLate: boolean
}
export type LoopMap = { things: string[]; links: Link[]; loops: Loop[]; isCut: boolean }

/** More cannot be told apart in a picture. */
const MOST_LOOPS = 8
const MOST_THINGS = 10

/** Only whole rows are links. Words that differ in case and spaces alone are one thing, as they were written first. */
export function readLoops(rows: readonly Cells[]): LoopMap {
	const things: string[] = []
	const named = (typed: string) => {
		const known = things.find((each) => keyOf(each) === keyOf(typed))
		if (known !== undefined) return known
		if (things.length === MOST_THINGS) return null
		things.push(typed.trim())
		return typed.trim()
	}
	const links: Link[] = []
	let isCut = false
	for (const { from, to, sign, delay } of rows) {
		if (!from || !to || !sign || keyOf(from) === keyOf(to)) continue
		const [start, end] = [named(from), named(to)]
		if (start === null || end === null) isCut = true
		else if (!links.some((link) => link.from === start && link.to === end))
			links.push({ from: start, to: end, sign: sign === 'less' ? 'less' : 'more', isLate: delay === 'late' })
	}
	const found = findLoops(things, links)
	return { things, links, loops: found.slice(0, MOST_LOOPS), isCut: isCut || found.length > MOST_LOOPS }
}

function keyOf(typed: string): string {
	return typed.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Each way that comes back to where it began without passing anything twice; each once, from the thing named first. */
function findLoops(things: string[], links: Link[]): Loop[] {
	const ways: Link[][] = []
	const walk = (start: number, way: Link[], at: string) => {
		for (const link of links.filter((each) => each.from === at)) {
			if (ways.length > MOST_LOOPS) return
			if (link.to === things[start]) ways.push([...way, link])
			else if (things.indexOf(link.to) > start && !way.some((each) => each.from === link.to))
				walk(start, [...way, link], link.to)
		}
	}
	for (const [start, thing] of things.entries()) walk(start, [], thing)
	const count = { reinforcing: 0, balancing: 0 }
	return ways.map((way) => {
		// An even number of turns leaves what began it stronger; an odd one takes it back.
		const kind = way.filter((link) => link.sign === 'less').length % 2 === 0 ? 'reinforcing' : 'balancing'
		count[kind] += 1
		return {
			name: `${kind === 'reinforcing' ? 'R' : 'B'}${count[kind]}`,
			kind,
			through: way.map((link) => link.from),
			isLate: way.some((link) => link.isLate),
		}
	})
}
