import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { commitmentFields } from '../progress/schema'
import { plainDate } from '../zone/schema'
import { LONGEST_LINE, OUTCOMES } from './kinds'
import { FEWEST_MINUTES, MOST_MINUTES, PRACTICE_KINDS } from './log-kinds'

export const closeForm = z.object({
	commitment: z.string().min(1).max(64),
	outcome: z.enum(OUTCOMES, { error: 'Say what became of it' }),
	learned: z.string().trim().max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters`).default(''),
})

export const newCommitmentForm = z.object(commitmentFields)

const entryId = z.string().min(1).max(64)

export const entryForm = z.object({
	/** Of a new one: its id, made by the page */
	entry: entryId,
	stageKey: z.string({ error: 'Choose a level' }).min(1, 'Choose a level').max(80),
	onDay: plainDate,
	minutes: z.coerce
		.number({ error: 'How many minutes?' })
		.int('Whole minutes, please')
		.min(FEWEST_MINUTES, `At least ${FEWEST_MINUTES} minutes`)
		.max(MOST_MINUTES, `At most ${MOST_MINUTES} minutes for one entry`),
	kind: z.enum(PRACTICE_KINDS, { error: 'Choose what you did' }),
	ofOwnWork: z.literal('yes').optional(),
	line: z
		.string()
		.trim()
		.max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters`)
		.refine(isOneLine, ONE_LINE)
		.default(''),
})
