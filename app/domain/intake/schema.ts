import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { plainDate as date } from '../zone/schema'
import { EXCUSE_KINDS, FEWEST_PEOPLE, MOST_OVERLAP, MOST_PEOPLE, MOST_UNAVAILABLE, WHO_MAY } from './kinds'

/** One line that has to say something. */
const line = (asks: string, longest = 200) =>
	z
		.string({ error: asks })
		.trim()
		.min(1, asks)
		.max(longest, `Use at most ${longest} characters`)
		.refine(isOneLine, ONE_LINE)

/** One line that may stay empty. */
const note = z.string().trim().max(200, 'Use at most 200 characters').refine(isOneLine, ONE_LINE).default('')

const stageKey = z.string({ error: 'Choose a level' }).regex(/^[a-z0-9-]+\/[lq][1-4]$/, 'Choose a level')

export const intakeForm = z
	.object({
		name: line('Give it a name', 60),
		stage: stageKey,
		opensOn: date,
		closesOn: date,
		startsOn: date,
		capacity: z.coerce
			.number({ error: 'How many people?' })
			.int('A whole number')
			.min(FEWEST_PEOPLE, `At least ${FEWEST_PEOPLE}: that makes one cohort`)
			.max(MOST_PEOPLE, `At most ${MOST_PEOPLE}`),
		whoMay: z.enum(WHO_MAY, { error: 'Choose one' }),
		overlapHours: z.coerce
			.number({ error: 'How many hours?' })
			.int('Whole hours')
			.min(1, 'At least 1')
			.max(MOST_OVERLAP, `At most ${MOST_OVERLAP}`),
	})
	.refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
		path: ['closesOn'],
		error: 'Not before it opens',
	})
	.refine(({ closesOn, startsOn }) => closesOn < startsOn, {
		path: ['startsOn'],
		error: 'After applications close: cohorts are formed in between',
	})

export const cancelIntakeForm = z.object({ reason: line('Say why, in a few words') })

const clock = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:00')
	.optional()

/** A row of the week; one that nobody filled in is no row. */
const row = z
	.object({ day: z.enum(['1', '2', '3', '4', '5', '6', '7']).optional(), from: clock, to: clock })
	.refine(({ day, from, to }) => [day, from, to].every(Boolean) || ![day, from, to].some(Boolean), {
		path: ['to'],
		error: 'Day, from and to, or nothing of them',
	})
	.refine(({ from, to }) => !from || !to || from < to, { path: ['to'], error: 'Later than from' })

const text = (longest: number) => z.string().trim().max(longest, `Use at most ${longest} characters`).default('')

/** What somebody says of themself. `reason` is missing where an admin has said it. */
export const applicationForm = z.object({
	reason: text(600).optional(),
	goals: text(600),
	unavailable: z
		.array(row)
		.max(MOST_UNAVAILABLE, `At most ${MOST_UNAVAILABLE} times`)
		.default([])
		.transform((rows) =>
			rows.flatMap(({ day, from, to }) => (day && from && to ? { day: Number(day), from, to } : [])),
		),
})

export const assignForm = z.object({
	people: z.array(z.string().max(64)).max(500, 'At most 500 at once').default([]),
	reason: line('Say why: everybody you put in reads it'),
})

export const personForm = z.object({ person: z.string({ error: 'Choose somebody' }).min(1).max(64) })

export const excuseForm = z.object({
	stage: stageKey,
	kind: z.enum(EXCUSE_KINDS, { error: 'Choose one' }),
	reason: line('Say why, in one line'),
	until: date,
})
export const endExcuseForm = z.object({ stage: stageKey })

export const timeAnswerForm = z.object({ note })
export const ownTimeAnswerForm = timeAnswerForm.extend({ question: z.string().min(1).max(64) })
