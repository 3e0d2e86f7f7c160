import type { Values } from './kinds'
import { move } from './play'
import type { Choice, Script, Turn } from './simulation'

/** Turns with a choice, on every road from the first turn to an ending */
const FEWEST_TURNS = 8
const MOST_TURNS = 12
/** A talk in which most see the same turns does not branch. */
const FEWEST_ON_SOME_ROADS = 3

/** Where the roads of a script go wrong. @returns which part, and one sentence about it */
export function roadFaults(script: Script): { field: string; message: string }[] {
	const strange = strangeRoads(script)
	if (strange.length > 0) return strange
	const order = inOrder(script)
	if (order.circle) return [{ field: order.circle, message: 'a road leads back to it: a talk has no circles' }]
	return [...lengthFaults(script, order.turns), ...branchFaults(script, order.turns), ...unseen(script, order.turns)]
}

/** Where somebody ends who always chooses by the same rule. */
export function endingOf(script: Script, pick: (choices: readonly Choice[]) => Choice | undefined): string {
	let [at, values]: [string, Values] = [script.first, script.starts]
	for (let turn = findTurn(script, at); turn; turn = findTurn(script, at)) {
		const choice = pick(turn.choices)
		if (!choice) break
		const moved = move(values, choice)
		at = moved.to
		values = moved.values
	}
	return at
}

function findTurn(script: Script, id: string): Turn | undefined {
	return script.turns.find((turn) => turn.id === id)
}

function targetsOf(turn: Turn): string[] {
	return [...new Set(turn.choices.flatMap(({ to }) => to.map((road) => road.to)))]
}

function strangeRoads(script: Script) {
	const known = new Set([...script.turns, ...script.endings].map(({ id }) => id))
	const first = findTurn(script, script.first) ? [] : [{ field: 'first', message: `there is no turn ${script.first}` }]
	return [
		...first,
		...script.turns.flatMap((turn) =>
			targetsOf(turn)
				.filter((id) => !known.has(id))
				.map((id) => ({ field: turn.id, message: `there is no turn or ending ${id}` })),
		),
	]
}

/** Turns that some road reaches, each after all that lead to it. `circle`: a turn that leads back to itself. */
function inOrder(script: Script): { turns: Turn[]; circle: string | null } {
	const turns: Turn[] = []
	const open = new Set<string>()
	let circle: string | null = null
	const visit = (id: string) => {
		const turn = findTurn(script, id)
		if (!turn || turns.includes(turn)) return
		if (open.has(id)) {
			circle = id
			return
		}
		open.add(id)
		for (const target of targetsOf(turn)) visit(target)
		open.delete(id)
		turns.unshift(turn)
	}
	visit(script.first)
	return { turns, circle }
}

function lengthFaults(script: Script, turns: Turn[]) {
	const fewest = new Map<string, number>([[script.first, 1]])
	const most = new Map<string, number>([[script.first, 1]])
	for (const { id, ...turn } of turns)
		for (const target of targetsOf({ id, ...turn })) {
			fewest.set(target, Math.min(fewest.get(target) ?? Number.POSITIVE_INFINITY, (fewest.get(id) ?? 0) + 1))
			most.set(target, Math.max(most.get(target) ?? 0, (most.get(id) ?? 0) + 1))
		}
	return script.endings.flatMap(({ id }) => {
		const [short, long] = [(fewest.get(id) ?? 0) - 1, (most.get(id) ?? 0) - 1]
		const wanted = `${FEWEST_TURNS} to ${MOST_TURNS} are wanted`
		if (short < 0) return []
		return [
			...(short < FEWEST_TURNS ? [{ field: id, message: `a road to it takes ${short} turns, ${wanted}` }] : []),
			...(long > MOST_TURNS ? [{ field: id, message: `a road to it takes ${long} turns, ${wanted}` }] : []),
		]
	})
}

function branchFaults(script: Script, turns: Turn[]) {
	const some = turns.filter((turn) => endsWithout(script, turn.id)).length
	if (some >= FEWEST_ON_SOME_ROADS) return []
	const message = `${some} are seen on some roads only, ${FEWEST_ON_SOME_ROADS} are wanted`
	return [{ field: 'turns', message }]
}

/** Whether some road comes to an ending without this turn. */
function endsWithout(script: Script, without: string): boolean {
	const seen = new Set<string>([without])
	const ahead = [script.first]
	for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
		if (seen.has(id)) continue
		seen.add(id)
		const turn = findTurn(script, id)
		if (!turn) return true
		ahead.push(...targetsOf(turn))
	}
	return false
}

/**
 * Turns, endings and roads nobody comes to with the values they would really have there. Every choice is made with every
 * set of values somebody can bring to it: some ten thousand, each once.
 */
function unseen(script: Script, turns: Turn[]) {
	const brought = new Map<string, Set<number>>([[script.first, new Set([packed(script.starts)])]])
	const taken = new Set<string>()
	for (const turn of turns)
		for (const values of [...(brought.get(turn.id) ?? [])].map(unpacked))
			for (const choice of turn.choices) {
				const moved = move(values, choice)
				taken.add(`${turn.id} ${choice.id} ${moved.to}`)
				const there = brought.get(moved.to)
				if (there) there.add(packed(moved.values))
				else brought.set(moved.to, new Set([packed(moved.values)]))
			}
	const lost = [...script.turns, ...script.endings].filter(({ id }) => !brought.has(id))
	return [
		...lost.map(({ id }) => ({ field: id, message: 'nobody comes to it, whatever they choose' })),
		...script.turns
			.filter(({ id }) => brought.has(id))
			.flatMap((turn) =>
				turn.choices.flatMap((choice) =>
					[...new Set(choice.to.map(({ to }) => to))]
						.filter((to) => !taken.has(`${turn.id} ${choice.id} ${to}`))
						.map((to) => ({ field: turn.id, message: `nobody takes the road from ${choice.id} to ${to}` })),
				),
			),
	]
}

const STEPS = 101
const packed = ({ trust, clarity, energy }: Values) => (trust * STEPS + clarity) * STEPS + energy

function unpacked(number: number): Values {
	const energy = number % STEPS
	const rest = (number - energy) / STEPS
	const clarity = rest % STEPS
	return { trust: (rest - clarity) / STEPS, clarity, energy }
}
