import { z } from 'zod'
import { isDay } from '../zone/plain-date'

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

const date = z
	.string({ error: 'Choose a date' })
	.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Choose a date', abort: true })
	.refine(isDay, 'There is no such date')

export const cohortForm = z.object({
	name: z.string({ error: 'Give it a name' }).trim().min(1, 'Give it a name').max(60, 'Use at most 60 characters'),
	stage: z.string({ error: 'Choose a level' }).regex(/^[a-z0-9-]+\/[lq][1-4]$/, 'Choose a level'),
	seatCount: z.coerce
		.number({ error: `Between ${FEWEST_SEATS} and ${MOST_SEATS}` })
		.int()
		.min(FEWEST_SEATS, `At least ${FEWEST_SEATS}: fewer voices, and a case goes round in circles`)
		.max(MOST_SEATS, `At most ${MOST_SEATS}: more, and somebody stays silent`),
	startsOn: date,
	timeZone: z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64),
	status: z.enum(COHORT_STATUSES).default('planned'),
})

export const memberForm = z.object({ person: z.string({ error: 'Choose somebody' }).min(1, 'Choose somebody').max(64) })
export const facilitatorForm = memberForm.extend({ part: z.enum(FACILITATOR_PARTS, { error: 'Choose a part' }) })
/** Several people at once, as checkboxes send them. */
export const membersForm = z.object({
	people: z
		.array(z.string().max(64))
		.min(1, 'Choose at least one person')
		.max(MOST_SEATS, `At most ${MOST_SEATS} at once`),
})
export const joinForm = z.object({ cohort: z.string().min(1).max(64) })
