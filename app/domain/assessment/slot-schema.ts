import { z } from 'zod'
import { callUrl, place } from '../session/schema'
import { plainDate } from '../zone/schema'
import { SLOT_MINUTES } from './slot'

const NOBODY = 'Give a work address, such as ana@example.com'
const person = z.string({ error: NOBODY }).trim().toLowerCase().pipe(z.email(NOBODY).max(200))

export const offerSlotForm = z
	.object({
		/** "technical-leadership-ladder/l2/mediation" */
		work: z.string({ error: 'Choose what is shown' }).min(1, 'Choose what is shown').max(200),
		date: plainDate,
		time: z.string({ error: 'Choose a time' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time'),
		timeZone: z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64),
		minutes: z.coerce
			.number({ error: 'Choose 30, 45 or 60 minutes' })
			.refine((value) => SLOT_MINUTES.some((each) => each === value), 'Choose 30, 45 or 60 minutes'),
		/** Addresses. The first is asked for on an admin's form; on an assessor's own it is they themself */
		first: person.optional(),
		second: person,
		callUrl,
		place,
	})
	.refine((at) => at.callUrl !== '' || at.place !== '', {
		path: ['callUrl'],
		error: 'Give a call link, or a place below',
	})
export type OfferSlotFields = z.output<typeof offerSlotForm>

export const slotForm = z.object({ slot: z.string().min(1).max(64) })
export const callOffSlotForm = slotForm.extend({
	reason: z
		.string({ error: 'Say in a line why; whoever booked it reads it' })
		.trim()
		.min(1, 'Say in a line why; whoever booked it reads it')
		.max(200, 'Use at most 200 characters'),
})
