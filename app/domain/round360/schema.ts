import { z } from 'zod'
import type { Instrument } from '../assessment/instrument'
import { isOneLine, ONE_LINE } from '../one-line'
import { email } from '../sign-in/schema'
import { PERSPECTIVES } from './kinds'
import { ratedItems } from './report'

const LONGEST_TEXT = 1_000
const LONGEST_NOTE = 500
const LONGEST_REPLY = 4_000

export const beginForm = z.object({ stage: z.string({ error: 'Choose a level' }).min(1).max(80) })

export const nominateForm = z.object({
	name: z
		.string({ error: 'Enter a name' })
		.trim()
		.min(1, 'Enter a name')
		.max(120, 'Use at most 120 characters')
		.refine(isOneLine, ONE_LINE),
	email,
	perspective: z.enum(PERSPECTIVES, { error: 'Choose how you work together' }),
})

export const takeOffForm = z.object({ rater: z.string().min(1).max(64) })
export const approverForm = z.object({ approver: z.string({ error: 'Choose somebody' }).min(1).max(64) })
export const readerForm = z.object({ reader: z.string({ error: 'Choose somebody' }).min(1).max(64) })

const words = (longest: number) =>
	z
		.string()
		.trim()
		.max(longest, `Use at most ${longest} characters`)
		.optional()
		.transform((text) => text ?? '')

export const sendBackForm = z.object({
	note: z
		.string({ error: 'Say what to change' })
		.trim()
		.min(1, 'Say what to change')
		.max(LONGEST_NOTE, `Use at most ${LONGEST_NOTE} characters`),
})

export const replyForm = z.object({
	reply: z
		.string({ error: 'Write what you heard and what you will try' })
		.trim()
		.min(1, 'Write what you heard and what you will try')
		.max(LONGEST_REPLY, `Use at most ${LONGEST_REPLY} characters`),
})

export const answerTexts = z.object({ keep: words(LONGEST_TEXT), differently: words(LONGEST_TEXT) })

/** Points as the form sends them, `r:<item>`; anything else counts as no occasion to see. */
export function readRatings(instrument: Instrument, given: (field: string) => unknown): Record<string, number> {
	return Object.fromEntries(
		ratedItems(instrument).flatMap((item) => {
			const points = Number(given(`r:${item.id}`))
			const most = (item.scale ?? instrument.scale).points
			return Number.isInteger(points) && points >= 1 && points <= most ? [[item.id, points] as const] : []
		}),
	)
}
