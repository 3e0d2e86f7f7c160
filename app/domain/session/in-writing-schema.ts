import { z } from 'zod'
import { wordCount } from '../assessment/decision'
import { CASES_REVIEWED, FEWEST_WORDS, LONGEST_REHEARSAL, LONGEST_REVIEW_PART } from './in-writing'

/** Browsers send line ends as CRLF, which would count twice. */
const typed = (longest: number, missing: string) =>
	z
		.string({ error: missing })
		.transform((words) => words.replace(/\r\n?/g, '\n').trim())
		.pipe(z.string().min(1, missing).max(longest, `Use at most ${longest} characters; nothing is lost yet`))

const review = z
	.object({
		caseId: z.string({ error: 'Choose a case' }).min(1, 'Choose a case').max(64),
		heard: typed(LONGEST_REVIEW_PART, 'Say what you heard'),
		ask: typed(LONGEST_REVIEW_PART, 'Say what you would ask'),
		suggest: typed(LONGEST_REVIEW_PART, 'Say what you would suggest'),
	})
	.superRefine(({ heard, ask, suggest }, context) => {
		const words = wordCount(`${heard} ${ask} ${suggest}`)
		if (words >= FEWEST_WORDS) return
		const message = `These three have ${words} words together; a review has ${FEWEST_WORDS} or more. Nothing is lost yet`
		context.addIssue({ code: 'custom', path: ['suggest'], message })
	})

/** Of what stood on the page of its writer (versionOf): a page that says none had nothing on it */
const seen = z.coerce.number().int().default(0)

export const reviewsForm = z.object({
	version: seen,
	reviews: z
		.array(review)
		.length(CASES_REVIEWED)
		.refine((reviews) => new Set(reviews.map(({ caseId }) => caseId)).size === reviews.length, {
			path: [CASES_REVIEWED - 1, 'caseId'],
			error: 'Choose two different cases',
		}),
})

export const rehearsalForm = z.object({
	version: seen,
	rehearsal: typed(LONGEST_REHEARSAL, 'Write your lines').refine((text) => wordCount(text) >= FEWEST_WORDS, {
		error: `A rehearsal has ${FEWEST_WORDS} words or more. Nothing is lost yet`,
	}),
})

/** Which text was read */
const version = z.coerce.number({ error: 'Reload the page, and read the text first' }).int()
export const acceptForm = z.object({ version })
export const returnForm = z.object({ version, reason: typed(1_000, 'Say what to change') })

/** It asks for nothing: whether somebody watches stands in the intent. */
export const noFields = z.object({})
