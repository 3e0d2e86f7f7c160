/** A cohort: 8 to 12 people who take one stage together, led by a trained peer. */
export const FEWEST_SEATS = 8
export const MOST_SEATS = 12

export const COHORT_STATUSES = ['planned', 'open', 'running', 'finished', 'cancelled'] as const
export type CohortStatus = (typeof COHORT_STATUSES)[number]
/** Not over yet: a seat in one of these is the person's seat in that level. */
export const AHEAD_OR_ON = ['planned', 'open', 'running'] as const satisfies readonly CohortStatus[]
export const cohortStatusNames: Record<CohortStatus, string> = {
	planned: 'Planned',
	open: 'Open to join',
	running: 'Running',
	finished: 'Finished',
	cancelled: 'Cancelled',
}

export const FACILITATOR_PARTS = ['lead', 'co', 'observer'] as const
export type FacilitatorPart = (typeof FACILITATOR_PARTS)[number]
export const facilitatorPartNames: Record<FacilitatorPart, string> = {
	lead: 'Leads',
	co: 'Co-leads',
	observer: 'Observes, in training',
}

/** Somebody who wants a seat and has none: asking their line manager, in line, or with an offer in hand. */
export const OPEN_WISHES = ['asked', 'waiting', 'offered'] as const
export type OpenWish = (typeof OPEN_WISHES)[number]
export type WishState = OpenWish | 'taken' | 'declined' | 'lapsed' | 'left' | 'refused'

/** Hours an offered seat is held, at least and at most */
export const OFFER_HOURS = { least: 4, most: 14 * 24 } as const

/** A module a cohort reads in another version than today’s and, of an edited one, the parts that changed. */
export type ContentChange = { id: string; title: string; kind: 'new' | 'gone' | 'changed'; parts: string[] }
