import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'

const person = z.string({ error: 'Choose somebody' }).min(1, 'Choose somebody').max(64)
const stage = z.string({ error: 'Choose a level' }).regex(/^[a-z0-9-]+\/[lq][1-4]$/, 'Choose a level')

/** Whose qualification, and for which level. */
export const qualificationForm = z.object({ person, stage })

export const foundingForm = qualificationForm.extend({
	reason: z
		.string({ error: 'Say why, in one line' })
		.trim()
		.min(1, 'Say why, in one line')
		.max(160, 'Use at most 160 characters')
		.refine(isOneLine, ONE_LINE),
})
