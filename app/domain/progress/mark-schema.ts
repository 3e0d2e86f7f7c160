import { z } from 'zod'
import { COLORS, LONGEST_NOTE, LONGEST_REMARK, REASONS, REMARK_STATES } from './mark-kinds'

const WHERE = /^(s|\d{1,3}(?:\.[a-z]{1,10})?):(\d{1,6})-(\d{1,6})$/

/** "3.ic:120-168", as the browser and the list of passages send it */
const stretch = z
	.string({ error: 'Choose a passage' })
	.regex(WHERE, 'Choose a passage')
	.transform((where) => {
		const [, passage = '', start, end] = WHERE.exec(where) ?? []
		return { passage, start: Number(start), end: Number(end) }
	})

const note = z.string().trim().max(LONGEST_NOTE, 'Use at most 4,000 characters: the rest would be lost').default('')

/** Which version of the lesson the stretch was counted in */
const version = z.string().max(80).default('')
const id = z.string().min(1).max(64)

export const keepMarkForm = z.object({
	intent: z.literal('keep-mark'),
	where: stretch,
	version,
	note,
	color: z.enum(COLORS).default('yellow'),
})

/** What a reader does with a mark they have. */
export const ownMarkForm = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('change-mark'),
		mark: id,
		note,
		color: z.enum(COLORS),
		revision: z.coerce.number().int(),
	}),
	z.object({ intent: z.literal('delete-mark'), mark: id }),
	z.object({ intent: z.literal('restore-mark'), mark: id }),
	z.object({ intent: z.literal('unbookmark'), module: z.string().min(1).max(200), part: z.string().min(1).max(200) }),
])

export const remarkForm = z
	.object({
		intent: z.literal('remark'),
		where: stretch,
		version,
		reason: z.enum(REASONS, { error: 'Say what is weak about it' }),
		text: z.string().trim().max(LONGEST_REMARK, 'Use at most 2,000 characters').default(''),
		/** Of the page it was sent from: sent twice it is one */
		once: z.uuid(),
		unnamed: z.literal('yes').optional(),
	})
	.refine((form) => form.reason !== 'other' || form.text !== '', { path: ['text'], error: 'Say what it is' })

export const answerRemarkForm = z
	.object({
		remark: id,
		state: z.enum(REMARK_STATES, { error: 'Say what became of it' }),
		answer: z.string().trim().max(LONGEST_REMARK, 'Use at most 2,000 characters').default(''),
	})
	.refine((form) => form.state !== 'answered' || form.answer !== '', { path: ['answer'], error: 'Write the answer' })
