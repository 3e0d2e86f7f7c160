import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { plainDate as date } from '../zone/schema'
import { COHORT_STATUSES, FACILITATOR_PARTS, FEWEST_SEATS, MOST_SEATS, OFFER_HOURS } from './kinds'

export const cohortForm = z.object({
	name: z
		.string({ error: 'Give it a name' })
		.trim()
		.min(1, 'Give it a name')
		.max(60, 'Use at most 60 characters')
		.refine(isOneLine, ONE_LINE),
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
export const facilitatorForm = memberForm.extend({
	part: z.enum(FACILITATOR_PARTS, { error: 'Choose a part' }),
	/** Who loses their part in the same step; empty when nobody does */
	insteadOf: z.string().max(64).default(''),
})
/** Why an admin seats somebody beside their own team or reporting line; empty while there is no need to say it. */
const reason = z.string().trim().max(200, 'Use at most 200 characters').refine(isOneLine, ONE_LINE).default('')
/** Several people at once, as checkboxes send them. */
export const membersForm = z.object({
	reason,
	people: z
		.array(z.string().max(64))
		.min(1, 'Choose at least one person')
		.max(MOST_SEATS, `At most ${MOST_SEATS} at once`),
})
export const joinForm = z.object({ cohort: z.string().min(1).max(64) })
export const transferForm = memberForm.extend({
	to: z.string({ error: 'Choose a cohort' }).min(1, 'Choose a cohort').max(64),
	reason,
})
export const seatRulesForm = z.object({
	offerHours: z.coerce
		.number({ error: 'Give a number of hours' })
		.int('Give whole hours')
		.min(OFFER_HOURS.least, `At least ${OFFER_HOURS.least}: people sleep, and are in meetings`)
		.max(OFFER_HOURS.most, `At most ${OFFER_HOURS.most}, two weeks: others wait behind`),
	seatsNeedApproval: z.boolean().default(false),
})
