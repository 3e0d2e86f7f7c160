import { type Step, VALUES, type Values } from './kinds'
import type { Choice, Script, Turn } from './simulation'

/** One turn that was played: the values are those after its choice, and never leave the server before the end. */
export type Played = { turn: Turn; choice: Choice; values: Values }

/** A talk as far as it went: in a turn, or at an ending. */
export type Talk = { played: Played[]; at: { turn: Turn } | { ending: string } }

/** What a choice makes of the values, and where it leads with them. */
export function move(values: Values, choice: Choice): { values: Values; to: string } {
	const after = { ...values }
	for (const value of VALUES) after[value] = Math.min(100, Math.max(0, values[value] + choice[value]))
	const road = choice.to.find(({ if: asked }) => VALUES.every((value) => after[value] >= (asked?.[value] ?? 0)))
	if (!road) throw new Error(`No road leads on from ${choice.id}`)
	return { values: after, to: road.to }
}

/**
 * Plays a talk through. Pure: the same steps always lead to the same place.
 * @returns null when they do not fit the text, which was changed since, or were never in it
 */
export function playThrough(script: Script, steps: readonly Step[]): Talk | null {
	const played: Played[] = []
	let values: Values = script.starts
	let at = script.first
	for (const step of steps) {
		const turn = script.turns.find(({ id }) => id === at)
		const choice = turn?.choices.find(({ id }) => id === step.choice)
		if (turn?.id !== step.turn || !choice) return null
		const moved = move(values, choice)
		values = moved.values
		at = moved.to
		played.push({ turn, choice, values })
	}
	const turn = script.turns.find(({ id }) => id === at)
	if (turn) return { played, at: { turn } }
	return script.endings.some(({ id }) => id === at) ? { played, at: { ending: at } } : null
}
