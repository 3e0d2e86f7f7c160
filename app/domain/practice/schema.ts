import { z } from 'zod'
import { commitmentFields } from '../progress/schema'
import { LONGEST_LINE, OUTCOMES } from './kinds'

export const closeForm = z.object({
	commitment: z.string().min(1).max(64),
	outcome: z.enum(OUTCOMES, { error: 'Say what became of it' }),
	learned: z.string().trim().max(LONGEST_LINE, `Use at most ${LONGEST_LINE} characters`).default(''),
})

export const newCommitmentForm = z.object(commitmentFields)
