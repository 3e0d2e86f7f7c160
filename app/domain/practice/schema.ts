import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { commitmentFields } from '../progress/schema'
import { plainDate } from '../zone/schema'
import { LONGEST_LINE, LONGEST_PLAN, OUTCOMES, SHORTEST_PLAN } from './kinds'
import { FEWEST_MINUTES, MOST_MINUTES, PRACTICE_KINDS } from './log-kinds'
import { PAIRING_PARTS, type PairingPart } from './pairing'

/** For its writer alone */
const ownLine = z
	.string()
	.trim()
	.max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters`)
	.refine(isOneLine, ONE_LINE)
	.default('')

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
	line: ownLine,
})

export const pairingForm = z.object({
	/** Made by the page */
	pairing: entryId,
	stageKey: z.string({ error: 'Choose a level' }).min(1, 'Choose a level').max(80),
	email: z
		.string({ error: 'Give their work address' })
		.trim()
		.email('Give their work address, such as ana@example.com')
		.max(200),
	part: z.enum(PAIRING_PARTS, { error: 'Choose what it was' }),
	onDay: plainDate,
	agreed: z.literal('yes', { error: 'Only a conversation in which everybody had agreed can be written down' }),
	debriefed: z.literal('yes', { error: 'Talk about it first, then write it down' }),
	line: ownLine,
	plan: z.string().trim().max(LONGEST_PLAN, `Use at most ${LONGEST_PLAN} characters`).default(''),
})

/** A plan of a line or two says nothing that could be watched. */
export function isWholePlan({ part, plan }: { part: PairingPart; plan: string }): boolean {
	return part !== 'tried-plan' || plan.length >= SHORTEST_PLAN
}

export const confirmForm = z.object({
	pairing: entryId,
	agreed: z.literal('yes', { error: 'Say so only if everybody had agreed' }),
	debriefed: z.literal('yes', { error: 'Talk about it with them first' }),
})
