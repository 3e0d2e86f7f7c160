import type { Part } from './wire'

/** What somebody's part in a room lets them do; observers do neither. */

/** Who may take the facilitator's seat: whoever leads or co-leads the cohort, and anybody of those who meet by themselves. */
export function mayLead(part: Part): boolean {
	return part === 'lead' || part === 'co' || part === 'peer'
}

/** Who is there for themselves: dealt into groups, asked what the time was worth, and sent nothing from beside the room. */
export function takesPart(part: Part): boolean {
	return part === 'participant' || part === 'peer'
}
