import { z } from 'zod'
import { commitmentFields } from '../progress/schema'
import { OUTCOMES } from './kinds'

export const closeForm = z.object({
	commitment: z.string().min(1).max(64),
	outcome: z.enum(OUTCOMES, { error: 'Say what became of it' }),
	learned: z.string().trim().max(280, 'Use at most 280 characters').default(''),
})

export const newCommitmentForm = z.object(commitmentFields)
