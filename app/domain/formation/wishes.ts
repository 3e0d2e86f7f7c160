import { type Counted, isHopeless } from './alike'
import type { Pair, Problem } from './kinds'
import type { newModel } from './linear'

/** Where people are counted: which cohorts are meant, how many of them are held, and the column that counts somebody's like. */
type Place<Name> = { name: Name; held: number; seats: (id: string) => number }
type Building = Pick<ReturnType<typeof newModel>, 'column' | 'row'>
type Term = [column: number, factor: number]

const NONE = Number.NEGATIVE_INFINITY
const ANY = Number.POSITIVE_INFINITY

/**
 * Adds to a model that counts people what it takes to bring those together who asked for it: a cohort both can come to, and
 * two of the seats that are counted there, else one wide cohort would be the meeting place of everybody. Two of them in one
 * cohort can both come to it; so can three, where one asked for two others.
 * @param placeOf a kind of cohort, of which several may be one place
 */
export function bringTogether<Name>(
	problem: Problem,
	{ alike, kinds }: Counted,
	{ column, row }: Building,
	placeOf: (kind: number) => Place<Name>,
): void {
	const groupOf = new Map(alike.flatMap(({ people }, index) => people.map(({ id }) => [id, index] as const)))
	const wishes = problem.pairs.filter((pair) => pair.kind === 'together' && canMeet(pair))
	const unmet = wishes.map(() => column(problem.settings.weights.together, 1))
	const held = kinds.map((kind) => new Set(kind.alike))
	const placesFor = (ids: string[]) => {
		const groups = ids.map((id) => groupOf.get(id) as number)
		const ways = [...kinds.keys()].filter((at) => groups.every((group) => held[at]?.has(group)))
		return new Map(ways.map((at) => placeOf(at)).map((place) => [place.name, place]))
	}
	const sits = new Map<string, Map<Name, number>>()
	const sit = (id: string, { name }: Place<Name>) => {
		const own = sits.get(id) ?? new Map<Name, number>()
		sits.set(id, own)
		const at = own.get(name) ?? column(0, 1)
		own.set(name, at)
		return at
	}
	/** Of each place the seats of those who wish for somebody there, by the column that counts them. */
	const taken = new Map<number, Set<number>>()
	wishes.forEach(({ one, other }, wish) => {
		const ways = [...placesFor([one, other]).values()].map((place): Term => {
			const meet = column(0, 1)
			row(
				NONE,
				[
					[meet, 1],
					[place.held, -1],
				],
				0,
			)
			for (const id of [one, other]) {
				const seat = sit(id, place)
				row(
					NONE,
					[
						[meet, 1],
						[seat, -1],
					],
					0,
				)
				taken.set(place.seats(id), (taken.get(place.seats(id)) ?? new Set()).add(seat))
			}
			return [meet, 1]
		})
		row(1, [...ways, [unmet[wish] as number, 1]], ANY)
		wishes.slice(wish + 1).forEach((also, after) => {
			const ids = [...new Set([one, other, also.one, also.other])]
			if (ids.length !== 3) return
			const all = [...placesFor(ids).values()].map((place): Term => [place.held, 1])
			row(1, [...all, [unmet[wish] as number, 1], [unmet[wish + 1 + after] as number, 1]], ANY)
		})
	})
	for (const own of sits.values())
		row(
			NONE,
			[...own.values()].map((seat): Term => [seat, 1]),
			1,
		)
	for (const [count, seats] of taken) row(0, [[count, 1], ...[...seats].map((seat): Term => [seat, -1])], ANY)

	function canMeet({ one, other }: Pair): boolean {
		return groupOf.has(one) && groupOf.has(other) && !isHopeless(problem, one, other)
	}
}
