import { z } from 'zod'
import { WAIVER_REASONS } from './kinds'
import { LONGEST_WORDS } from './shown-evidence'

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
	/** Of training, at the stage's own count. Older certificates do not say. */
	minutes: z.object({ offered: z.number(), taken: z.number() }).optional(),
	/** Titles of what was waived, never with the reason */
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

/** As many as a page of the list holds */
export const renewForm = z.object({ number: z.array(z.string().max(16)).max(100) })

export const revokeForm = z.object({
	reason: z
		.string({ error: 'Say why. Anyone who checks the certificate will read it' })
		.trim()
		.min(3, 'Say why. Anyone who checks the certificate will read it')
		.max(200, 'Use at most 200 characters'),
})

/** What its holder shows beside a certificate: what is ticked, and words of their own by requirement. */
export const evidenceForm = z.object({
	item: z.array(z.string().max(250)).max(100).default([]),
	said: z
		.array(
			z.object({
				requirement: z.string().max(64),
				words: z.string().trim().max(LONGEST_WORDS, `Use at most ${LONGEST_WORDS} characters`).default(''),
				seen: z.string().max(64).default(''),
			}),
		)
		.max(40)
		.default([]),
})

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
