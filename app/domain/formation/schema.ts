import { z } from 'zod'
import { FEWEST_SEATS, MOST_SEATS } from '../cohort/kinds'
import { MOST_OVERLAP } from '../intake/kinds'
import { isOneLine, ONE_LINE } from '../one-line'
import { PAIR_KINDS, usualSettings } from './kinds'

const weight = z.coerce.number({ error: 'A number from 0 to 100' }).min(0, 'From 0 to 100').max(100, 'From 0 to 100')
const size = z.coerce
	.number({ error: `Between ${FEWEST_SEATS} and ${MOST_SEATS}` })
	.int('A whole number')
	.min(FEWEST_SEATS, `At least ${FEWEST_SEATS}`)
	.max(MOST_SEATS, `At most ${MOST_SEATS}`)

/** What an admin sets before cohorts are proposed. */
export const settingsForm = z
	.object({
		overlapHours: z.coerce
			.number({ error: `From 1 to ${MOST_OVERLAP}` })
			.int('A whole number')
			.min(1, 'At least one')
			.max(MOST_OVERLAP, `At most ${MOST_OVERLAP}`),
		days: z.coerce.number({ error: 'From 1 to 5' }).int('A whole number').min(1, 'At least one').max(5, 'At most five'),
		fewest: size,
		most: size,
		cohorts: z.coerce
			.number({ error: 'From 0 to 99' })
			.int('A whole number')
			.min(0, 'From 0 to 99')
			.max(99, 'From 0 to 99'),
		spread: weight,
		mix: weight,
		together: weight,
		apart: weight,
	})
	.refine(({ fewest, most }) => fewest <= most, { path: ['most'], error: 'Not fewer than the fewest' })

export const pairForm = z
	.object({
		one: z.string({ error: 'Choose somebody' }).min(1, 'Choose somebody').max(64),
		other: z.string({ error: 'Choose somebody' }).min(1, 'Choose somebody').max(64),
		kind: z.enum(PAIR_KINDS, { error: 'Choose what holds for them' }),
		reason: z
			.string({ error: 'Write the reason in one line' })
			.trim()
			.min(1, 'Write the reason in one line')
			.max(200, 'Use at most 200 characters')
			.refine(isOneLine, ONE_LINE),
	})
	.refine(({ one, other }) => one !== other, { path: ['other'], error: 'Choose two people' })

export const pairEndForm = z.object({ one: z.string().min(1).max(64), other: z.string().min(1).max(64) })

const revision = z.coerce.number().int().min(0)
const id = z.string({ error: 'Choose somebody' }).min(1).max(64)
const key = z.string({ error: 'Choose a cohort' }).regex(/^[A-Z]{0,2}$/, 'Choose a cohort')

export const moveForm = z.object({ revision, person: id, to: key.default('') })
export const pinForm = z.object({ revision, person: id })
export const leadForm = z.object({ revision, group: key, lead: id })
export const stepForm = z.object({ revision })
export const tryForm = z.object({ revision, person: id })
export const publishForm = z.object({
	revision,
	status: z.enum(['planned', 'open'], { error: 'Choose how they begin' }),
})

/** What a row of the table holds; one written by an older version falls back to what is usual. */
export const storedSettings = z
	.object({
		fewest: z.number(),
		most: z.number(),
		cohorts: z.number(),
		days: z.number(),
		weights: z.object({
			place: z.number(),
			spread: z.number(),
			mix: z.number(),
			together: z.number(),
			apart: z.number(),
		}),
	})
	.catch(usualSettings)
