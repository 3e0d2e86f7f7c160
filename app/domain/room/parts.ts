import type { Part, Seat } from './wire'

/** What somebody's part in a room lets them do; observers do neither. */

/** Who may take the facilitator's seat: whoever leads or co-leads the cohort, and anybody of those who meet by themselves. */
export function mayLead(part: Part): boolean {
	return part === 'lead' || part === 'co' || part === 'peer'
}

/** Of those, who takes the lead or is offered it. `barred`: who of the crew is not fit for it now (docs/decisions/0052). */
export function mayTakeLead({ part, personId }: Seat, barred: readonly string[]): boolean {
	return mayLead(part) && !barred.includes(personId)
}

/** Who is there for themselves: dealt into groups, asked what the time was worth, and sent nothing from beside the room. */
export function takesPart(part: Part): boolean {
	return part === 'participant' || part === 'peer'
}
