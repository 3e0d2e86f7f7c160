import { z } from 'zod'

/** A certification: what the organization says somebody has shown, as it was said on the day. */
export const statement = z.object({
	organization: z.string(),
	program: z.string(),
	stageId: z.string(),
	stageLabel: z.string(),
	stageTitle: z.string(),
	/** Completes "has learned, practiced and shown the craft of …" */
	craft: z.string(),
	/** "Three modules, three sessions, …" */
	took: z.string(),
	/** "Sessions (waived: on leave)" */
	waived: z.array(z.string()),
	lead: z.string().nullable(),
	cohort: z.string(),
	issuer: z.string(),
	/** Issued from a stage that was still a preview: said wherever the certificate is shown. */
	isPreview: z.boolean(),
})
export type Statement = z.output<typeof statement>

export const issueForm = z.object({
	person: z.union([z.string().max(64), z.array(z.string().max(64)).max(60)], { error: 'Choose somebody' }),
})

export const revokeForm = z.object({
	reason: z
		.string({ error: 'Say why. Anyone who checks the certificate will read it' })
		.trim()
		.min(3, 'Say why. Anyone who checks the certificate will read it')
		.max(200, 'Use at most 200 characters'),
})

export const WAIVER_REASONS = [
	'On leave during the cohort',
	'Part-time, agreed beforehand',
	'Disability, agreed with the person',
	'Took an equal session elsewhere',
	'The organization cancelled it',
] as const
export const waiverForm = z.object({
	requirement: z.string({ error: 'Choose a requirement' }).min(1, 'Choose a requirement').max(64),
	reason: z.enum(WAIVER_REASONS, { error: 'Choose a reason from the list' }),
	months: z.coerce
		.number({ error: 'How many months, one to twelve?' })
		.int()
		.min(1, 'At least one month')
		.max(12, 'At most twelve months'),
	facilitator: z.string({ error: 'Choose who has to agree' }).min(1, 'Choose who has to agree').max(64),
})

/** Crockford's alphabet: no I, L, O, U to misread. */
export const NUMBER_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const NUMBER_PATTERN = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/

/** What people type: lower case, spaces, O for 0. Null when it can be no number. */
export function readNumber(typed: string): string | null {
	const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
	const number = `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`
	return NUMBER_PATTERN.test(number) ? number : null
}
