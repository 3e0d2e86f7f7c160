import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import {
	LONGEST_ABOUT,
	LONGEST_ASK,
	LONGEST_LEARNINGS,
	LONGEST_PART,
	LONGEST_SUGGESTION,
	LONGEST_TITLE,
	LONGEST_TOLD,
	OUTCOMES,
} from './kinds'

/** A UUID that the page made: what is sent twice is done once. */
const once = z.string().regex(/^[0-9a-f-]{36}$/)
/** Browsers send line ends as CRLF, which would count twice. */
const typed = (longest: number, required?: string) =>
	z
		.string({ error: required })
		.transform((words) => words.replace(/\r\n?/g, '\n').trim())
		.pipe(
			z
				.string()
				.min(required ? 1 : 0, required)
				.max(longest, `Use at most ${longest} characters; nothing is lost yet`),
		)
const text = (longest: number) => typed(longest).default('')

export const beginForm = z.object({ once })

/** "cohort:<id>", "level:<program>/<stage>" or "everyone" */
const audience = z
	.string({ error: 'Choose who may read it' })
	.regex(/^(cohort:[\w-]{1,64}|level:[\w-]{1,64}\/[\w-]{1,64}|everyone)$/, 'Choose who may read it')

/** What the page of one's own draft sends, whatever is to be done with it. */
export const draftForm = z.object({
	title: typed(LONGEST_TITLE).pipe(z.string().refine(isOneLine, ONE_LINE)).default(''),
	goal: text(LONGEST_PART),
	tried: text(LONGEST_PART),
	working: text(LONGEST_PART),
	notWorking: text(LONGEST_PART),
	ask: text(LONGEST_ASK),
	about: text(LONGEST_ABOUT),
	audience: audience.optional(),
	signed: z.enum(['anonymous', 'named']).default('anonymous'),
	revision: z.coerce.number().int().positive(),
	window: once,
})
export type DraftForm = z.output<typeof draftForm>

const agreed = z.literal('yes', { error: 'Agree first: others will read it' })
export const shareForm = draftForm.extend({ audience, consent: agreed })

export const bringForm = z.object({
	case: z.string().min(1).max(64),
	consent: z.literal('yes', { error: 'Agree first: they will hear it' }),
})

export const suggestForm = z.object({
	once,
	suggestion: typed(LONGEST_SUGGESTION, 'Write what you would try'),
	unsigned: z.literal('yes').optional(),
})

/** Names one suggestion of the page */
const of = z.string().min(1).max(64)
export const takeAwayForm = z.object({ of })

export const outcomeForm = z.object({
	of,
	outcome: z.enum(OUTCOMES, { error: 'Say what became of it' }),
	told: text(LONGEST_TOLD),
})

export const reopenForm = z.object({})

export const closeForm = z.object({
	learnings: typed(LONGEST_LEARNINGS, 'Write what others can take from it, a line or more'),
})
