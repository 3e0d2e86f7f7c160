import type { Verdict } from '../errors'

/**
 * Hosting: so many seats a host has at an activity. Whoever is in the quarter books one; when all are taken they stand in
 * line, and a seat that is given up is the first one's. People with a seat never pass the number of seats.
 */
export type HostingFacts = {
	seats: number
	booked: number
	waiting: number
	startsAt: Date
	/** Until then seats are given */
	closesAt: Date
	cancelledAt: Date | null
}

export const SEAT_STATES = ['booked', 'waiting'] as const
export type SeatState = (typeof SEAT_STATES)[number]

export type BookRefusal = 'not-of-quarter' | 'called-off' | 'booking-closed' | 'has-seat' | 'has-other' | 'is-host'
export type WayToSeat = { ok: true; way: SeatState } | { ok: false; why: BookRefusal }

/** What asking for a seat does. The page calls it to explain, the write to enforce. */
export function mayBook(
	hosting: HostingFacts,
	person: {
		isOfQuarter: boolean
		isHost: boolean
		hasSeat: boolean
		/** A seat or a place in line at another time for the same activity, not over yet */
		hasOther: boolean
	},
	now: Date,
): WayToSeat {
	if (hosting.cancelledAt !== null) return { ok: false, why: 'called-off' }
	if (hosting.closesAt <= now) return { ok: false, why: 'booking-closed' }
	if (!person.isOfQuarter) return { ok: false, why: 'not-of-quarter' }
	if (person.isHost) return { ok: false, why: 'is-host' }
	if (person.hasSeat) return { ok: false, why: 'has-seat' }
	if (person.hasOther) return { ok: false, why: 'has-other' }
	return { ok: true, way: freeOf(hosting) > 0 && hosting.waiting === 0 ? 'booked' : 'waiting' }
}

export function freeOf({ seats, booked }: Pick<HostingFacts, 'seats' | 'booked'>): number {
	return Math.max(0, seats - booked)
}

/** How many of the line have a seat now: while seats are given at all. */
export function movesUp(hosting: HostingFacts, now: Date): number {
	if (hosting.cancelledAt !== null || hosting.closesAt <= now) return 0
	return Math.min(freeOf(hosting), hosting.waiting)
}

export type ChangeRefusal = 'called-off' | 'is-over' | 'fewer-than-booked'

/** Until it begins; nobody loses a seat by a smaller number. */
export function mayChange(hosting: HostingFacts, to: { seats: number }, now: Date): Verdict<ChangeRefusal> {
	if (hosting.cancelledAt !== null) return { ok: false, why: 'called-off' }
	if (hosting.startsAt <= now) return { ok: false, why: 'is-over' }
	return to.seats < hosting.booked ? { ok: false, why: 'fewer-than-booked' } : { ok: true }
}

export const hostingRefusals: Record<
	BookRefusal | ChangeRefusal | 'too-many-offered' | 'too-late' | 'enough-changes',
	string
> = {
	'not-of-quarter': 'These seats are for people of the quarter.',
	'called-off': 'This was called off meanwhile.',
	'booking-closed': 'The last day for booking is over.',
	'has-seat': 'You have a seat there, or a place in line.',
	'has-other': 'You have a seat for this activity at another time. Give that one up first.',
	'is-host': 'You are the host here.',
	'is-over': 'It has begun, so it stays as it is.',
	'fewer-than-booked': 'More people have a seat than that. Nobody loses one: call it off, or leave the number.',
	'too-many-offered': 'Twenty of yours are ahead. Call one off, or wait until it is over.',
	'too-late': 'That is in the past. Choose a later day.',
	'enough-changes': 'Its hour or place was changed six times today, and people with a seat heard of each. Wait a day.',
}
