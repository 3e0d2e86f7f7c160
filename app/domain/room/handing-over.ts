import type { Circumstance, Refusal } from './decision'
import { mayTakeLead } from './parts'
import { leads, type Room, type RoomEvent } from './room'

/**
 * The lead is offered to one person who may hold it (docs/decisions/0030). It stays where it is until that person takes it
 * like any other; whoever leads, and whoever is asked, may let the offer go. Nobody else hears of it.
 */
export type HandingOverIntent = { type: 'offer-lead'; personId: string | null }
/** `insteadOfId`: to whom it was offered before, who has to hear that it is not any more */
export type HandingOverEvent = { type: 'lead-offered'; byId: string; toId: string | null; insteadOfId: string | null }

export function decideOffer(
	room: Room,
	{ personId: toId }: HandingOverIntent,
	{ by, people, barred }: Circumstance,
): { event: HandingOverEvent } | { refused: Refusal } {
	const insteadOfId = room.leadOfferedTo
	const declines = toId === null && insteadOfId === by.personId
	if (!leads(room, by) && !declines) return { refused: 'not-lead' }
	if (toId === insteadOfId || toId === by.personId) return { refused: 'nothing-changes' }
	const seat = people.find((each) => each.personId === toId)
	if (toId !== null && !(seat && mayTakeLead(seat, barred))) return { refused: 'may-not-lead' }
	return { event: { type: 'lead-offered', byId: by.personId, toId, insteadOfId } }
}

/** To whom the lead is offered: for whoever holds it and for that person, and null for everybody else. */
export function leadOfferFor({ leadId, leadOfferedTo }: Room, personId: string): string | null {
	return personId === leadId || personId === leadOfferedTo ? leadOfferedTo : null
}

/** Whoever takes the lead, by an offer or without one, leaves none behind. */
export function evolveOffer(before: string | null, event: RoomEvent): string | null {
	switch (event.type) {
		case 'lead-offered':
			return event.toId
		case 'lead-claimed':
		case 'room-closed':
		case 'room-reopened':
			return null
		default:
			return before
	}
}
