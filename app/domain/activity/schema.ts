import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { plainDate } from '../zone/schema'
import { FEWEST_MINUTES, LONGEST_EVIDENCE, LONGEST_REASON, MOST_MINUTES, SHORTEST_EVIDENCE } from './kinds'
import { YEAR_OUTCOMES } from './year'

const line = (most: number) =>
	z.string().trim().max(most, `Use at most ${most} characters`).refine(isOneLine, ONE_LINE).default('')
const text = z.string().max(LONGEST_EVIDENCE, `Use at most ${LONGEST_EVIDENCE} characters`).default('')
const way = z
	.string()
	.regex(/^[a-z0-9-]{0,60}$/, 'Choose one of them')
	.default('')
const minutes = z.coerce
	.number({ error: 'How many minutes?' })
	.int('Whole minutes, please')
	.max(MOST_MINUTES, `At most ${MOST_MINUTES} minutes`)

/** What is kept while somebody writes: anything that fits, so that nothing is lost. */
export const draftForm = z.object({
	way,
	onDay: z.union([z.literal(''), plainDate]).default(''),
	minutes: z.union([z.literal('').transform(() => 0), minutes.min(0)]).default(0),
	text,
	sponsorName: line(80),
	sponsorEmail: line(200),
})

/** Who is asked for their word, on a deliverable as on anything else */
export const sponsorForm = z.object({
	sponsorName: line(80).refine((name) => name !== '', 'Give their name'),
	sponsorEmail: z
		.string({ error: 'Give their work address' })
		.trim()
		.email('Give their work address, such as ana@example.com')
		.max(200),
})

/** What is sent: whole. */
export const evidenceForm = draftForm.extend({
	...sponsorForm.shape,
	onDay: plainDate,
	minutes: minutes.min(FEWEST_MINUTES, `At least ${FEWEST_MINUTES} minutes`),
	text: text.refine(
		(said) => said.trim().length >= SHORTEST_EVIDENCE,
		`Say a little more: at least ${SHORTEST_EVIDENCE} characters`,
	),
})

/** With what a year ends, after a talk. */
export const outcomeForm = z.object({
	outcome: z.enum(YEAR_OUTCOMES, { error: 'Choose what it is' }),
	talkedOn: plainDate,
	sponsor: line(80).refine((name) => name !== '', 'Say with whom you talked'),
	line: line(280),
})

export type DraftFields = z.output<typeof draftForm>
export type SponsorFields = z.output<typeof sponsorForm>
export type EvidenceFields = z.output<typeof evidenceForm>

const reason = z.string().trim().max(LONGEST_REASON, `Use at most ${LONGEST_REASON} characters`).default('')
export const confirmForm = z.object({ reason })
export const declineForm = z.object({
	reason: reason.refine((said) => said !== '', 'Say in a line what was otherwise'),
})
