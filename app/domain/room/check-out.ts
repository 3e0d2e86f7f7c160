import { FEWEST_ANSWERS } from '../session/survey'
import type { Refusal } from './decision'
import type { Phase } from './format'
import { takesPart } from './parts'
import type { Room } from './room'
import type { Seat } from './wire'

/**
 * The last minute: “was this worth your time?”, from 1 to 10 (docs/decisions/0026). Nobody is ever sent anybody else’s
 * number. Who leads sees a mean, once the end is final and enough have answered; so do all of those who meet by themselves.
 */
export type CheckOutIntent = { type: 'check-out'; worth: number }
export type CheckOutEvent = { type: 'checked-out'; byId: string; worth: number }

/** Those who lead are not asked: they would take their own number out of the mean. */
export function isAskedWorth(part: Seat['part']): boolean {
	return takesPart(part)
}

export function decideCheckOut(
	room: Room,
	{ worth }: CheckOutIntent,
	phase: Phase | undefined,
	by: Seat,
): { event: CheckOutEvent } | { refused: Refusal } {
	if (phase?.kind !== 'check-out') return { refused: 'not-this-phase' }
	if (!isAskedWorth(by.part)) return { refused: 'not-asked' }
	if (room.worth[by.personId] === worth) return { refused: 'nothing-changes' }
	return { event: { type: 'checked-out', byId: by.personId, worth } }
}

export type WorthFigures = { answers: number; mean: number }

/** One decimal; null below the smallest number of answers of which anything is shown. */
export function worthOf(room: Pick<Room, 'worth'>): WorthFigures | null {
	const given = Object.values(room.worth)
	if (given.length < FEWEST_ANSWERS) return null
	const sum = given.reduce((total, worth) => total + worth, 0)
	return { answers: given.length, mean: Math.round((sum / given.length) * 10) / 10 }
}
