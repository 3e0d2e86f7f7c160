import type { Circumstance, Refusal } from './decision'
import type { Room } from './room'
import type { SlipShown } from './view'

/**
 * Slips that belong together. Everybody puts slips that lie face up onto each other, names what they see, and takes back
 * their own last move while the phase lasts (docs/decisions/0024). Who did it is nobody's business: no view says it.
 */
export type Bundling = { bundles: Bundle[]; moves: Move[] }
/** The first slip is its face: it stands for the bundle when people vote. One slip alone is no bundle, and not shown as one. */
export type Bundle = { id: string; board: string; name: string; slips: string[] }
/** `to` and `from`: bundles; null for lying loose */
type Move = { byId: string; slipId: string; from: string | null; to: string | null }

/** Whoever moved more than this in one phase can undo the last of it. */
const MOST_MOVES = 200

export const NO_BUNDLES: Bundling = { bundles: [], moves: [] }

export type BundlingIntent =
	| { type: 'bundle-slip'; slipId: string; onto: string }
	| { type: 'unbundle-slip'; slipId: string }
	| { type: 'name-bundle'; bundleId: string; name: string }
	| { type: 'undo-bundling' }

export type BundlingEvent =
	| { type: 'slip-bundled'; byId: string; slipId: string; onto: string; bundleId: string; board: string }
	| { type: 'slip-unbundled'; byId: string; slipId: string }
	| { type: 'bundle-named'; byId: string; bundleId: string; name: string }
	| { type: 'bundling-undone'; byId: string }

type Decision = { event: BundlingEvent } | { refused: Refusal }
const refuse = (refused: Refusal): Decision => ({ refused })

/** @param lying the slips face up of the board at hand: no other one can be moved, and none is known by its id */
export function decideBundling(room: Room, intent: BundlingIntent, lying: string[], on: Circumstance): Decision {
	const byId = on.by.personId
	const { bundles, moves } = room.bundling
	switch (intent.type) {
		case 'bundle-slip': {
			const { slipId, onto } = intent
			const slip = room.slips.find((each) => each.id === slipId)
			if (!slip || slipId === onto || !lying.includes(slipId) || !lying.includes(onto)) return refuse('no-such-slip')
			const target = bundleOf(bundles, onto)
			const isBundle = target !== undefined && living(target, lying).length > 1
			if (isBundle && target.slips.includes(slipId)) return refuse('nothing-changes')
			const bundleId = isBundle ? target.id : on.opId
			return { event: { type: 'slip-bundled', byId, slipId, onto, bundleId, board: slip.board } }
		}
		case 'unbundle-slip': {
			const bundle = bundleOf(bundles, intent.slipId)
			if (!lying.includes(intent.slipId)) return refuse('no-such-slip')
			if (!bundle || living(bundle, lying).length < 2) return refuse('nothing-changes')
			return { event: { type: 'slip-unbundled', byId, slipId: intent.slipId } }
		}
		case 'name-bundle': {
			const bundle = bundles.find((each) => each.id === intent.bundleId)
			if (!bundle || living(bundle, lying).length < 2) return refuse('no-such-bundle')
			return bundle.name === intent.name
				? refuse('nothing-changes')
				: { event: { type: 'bundle-named', byId, bundleId: bundle.id, name: intent.name } }
		}
		case 'undo-bundling':
			return lastMoveOf({ bundles, moves }, byId)
				? { event: { type: 'bundling-undone', byId } }
				: refuse('nothing-to-undo')
	}
}

export function evolveBundling(before: Bundling, event: BundlingEvent): Bundling {
	return tidied(moved(before, event))
}

function moved(before: Bundling, event: BundlingEvent): Bundling {
	switch (event.type) {
		case 'slip-bundled': {
			const { byId, slipId, onto, bundleId, board } = event
			const move: Move = { byId, slipId, from: bundleOf(before.bundles, slipId)?.id ?? null, to: bundleId }
			const known = before.bundles.some(({ id }) => id === bundleId)
			const begun = known
				? before.bundles
				: [...without(before.bundles, onto), { id: bundleId, board, name: '', slips: [onto] }]
			return { bundles: put(begun, slipId, bundleId), moves: [...before.moves, move].slice(-MOST_MOVES) }
		}
		case 'slip-unbundled': {
			const { byId, slipId } = event
			const move: Move = { byId, slipId, from: bundleOf(before.bundles, slipId)?.id ?? null, to: null }
			return { bundles: put(before.bundles, slipId, null), moves: [...before.moves, move].slice(-MOST_MOVES) }
		}
		case 'bundle-named':
			return {
				...before,
				bundles: before.bundles.map((each) => (each.id === event.bundleId ? { ...each, name: event.name } : each)),
			}
		case 'bundling-undone': {
			const move = lastMoveOf(before, event.byId)
			if (!move) return before
			return {
				bundles: put(before.bundles, move.slipId, move.from),
				moves: before.moves.filter((each) => each !== move),
			}
		}
	}
}

/** A slip that was taken off the board takes its moves along: undoing one would show nothing. */
export function forgetSlip({ bundles, moves }: Bundling, slipId: string): Bundling {
	return tidied({ bundles: without(bundles, slipId), moves: moves.filter((move) => move.slipId !== slipId) })
}

/** What was put together in an earlier phase stands: only its own phase can take it back. */
export function keepBundling({ bundles }: Bundling): Bundling {
	return tidied({ bundles, moves: [] })
}

/** A bundle with less than two slips is kept only for whoever may still undo their way back to it. */
function tidied({ bundles, moves }: Bundling): Bundling {
	const named = new Set(moves.flatMap(({ from, to }) => [from, to]))
	return { bundles: bundles.filter(({ id, slips }) => slips.length > 1 || named.has(id)), moves }
}

/** Their last move that still holds: a slip that somebody else has moved on since stays where that person put it. */
export function lastMoveOf({ bundles, moves }: Bundling, personId: string): Move | undefined {
	return moves.findLast((move) => {
		if (move.byId !== personId) return false
		const isLast = moves.findLast(({ slipId }) => slipId === move.slipId) === move
		return isLast && (bundleOf(bundles, move.slipId)?.id ?? null) === move.to
	})
}

/** What lies together to the eye: two living slips or more. */
export function shownBundles(bundles: Bundle[], faceUp: string[]): Bundle[] {
	return bundles.flatMap((bundle) => {
		const slips = living(bundle, faceUp)
		return slips.length > 1 ? [{ ...bundle, slips }] : []
	})
}

/** What people vote on and talk about: a bundle, or a slip that lies alone. `column`: where it lies. */
export type Unit = {
	id: string
	name: string
	bundleId: string | null
	column: string
	slips: [SlipShown, ...SlipShown[]]
}

/** The units of a board, in the order in which it lies. */
export function unitsOf(seen: { slips: SlipShown[]; bundles: Bundle[] }, board: string | undefined): Unit[] {
	const lying = seen.slips.filter((slip) => slip.board === board)
	const units: Unit[] = []
	for (const slip of lying) {
		const bundle = bundleOf(seen.bundles, slip.id)
		if (bundle && bundle.slips[0] !== slip.id) continue
		const others = bundle ? lying.filter(({ id }) => id !== slip.id && bundle.slips.includes(id)) : []
		units.push({
			id: slip.id,
			name: bundle?.name ?? '',
			bundleId: bundle?.id ?? null,
			column: slip.column,
			slips: [slip, ...others],
		})
	}
	return units
}

/** Votes lie on slips; a bundle has those of all its slips. */
export function votesOf(unit: Unit, tally: Record<string, number> | null): number {
	return unit.slips.reduce((sum, { id }) => sum + (tally?.[id] ?? 0), 0)
}

/**
 * What there is to talk about: most votes first, and of as many in the order in which it lies. `at`: which of them is at
 * hand; -1 when whoever leads took up something that drew none.
 */
export function agendaOf(
	units: Unit[],
	{ tally, topicId }: { tally: Record<string, number> | null; topicId: string | null },
): { topics: Unit[]; at: number; topic: Unit | undefined } {
	const topics = units.filter((unit) => votesOf(unit, tally) > 0).sort((a, b) => votesOf(b, tally) - votesOf(a, tally))
	const topic = units.find(({ slips }) => slips.some(({ id }) => id === topicId)) ?? topics[0]
	return { topics, at: topic ? topics.indexOf(topic) : -1, topic }
}

/** What a unit is called where there is one line for it. */
export function titleOf(unit: Unit): string {
	return unit.name || unit.slips[0].text
}

function bundleOf(bundles: Bundle[], slipId: string): Bundle | undefined {
	return bundles.find(({ slips }) => slips.includes(slipId))
}

function living(bundle: Bundle, lying: string[]): string[] {
	return bundle.slips.filter((id) => lying.includes(id))
}

function without(bundles: Bundle[], slipId: string): Bundle[] {
	return bundles.map((each) =>
		each.slips.includes(slipId) ? { ...each, slips: each.slips.filter((id) => id !== slipId) } : each,
	)
}

function put(bundles: Bundle[], slipId: string, bundleId: string | null): Bundle[] {
	return without(bundles, slipId).map((each) =>
		each.id === bundleId ? { ...each, slips: [...each.slips, slipId] } : each,
	)
}
