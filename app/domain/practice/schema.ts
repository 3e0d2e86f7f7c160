import { z } from 'zod'
import { commitmentFields } from '../progress/schema'

/** A commitment: "I will … by …". Kept, changed and dropped count alike; what matters is that somebody looked. */
export const OUTCOMES = ['kept', 'changed', 'dropped'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const outcomeNames: Record<Outcome, string> = { kept: 'Kept', changed: 'Changed', dropped: 'Let go' }

export const closeForm = z.object({
	commitment: z.string().min(1).max(64),
	outcome: z.enum(OUTCOMES, { error: 'Say what became of it' }),
	learned: z.string().trim().max(280, 'Use at most 280 characters').default(''),
})

export const newCommitmentForm = z.object(commitmentFields)
