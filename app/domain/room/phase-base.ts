import { z } from 'zod'

/** What every phase of a format says, of whatever kind it is. An id travels with what is written: wire.ts takes 64 characters. */
export const slug = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
	.max(60, 'must have 60 characters or fewer')
export const plain = z.string().trim().min(1, 'must say something')

export const phaseBase = {
	id: slug,
	/** One or two words for the station */
	title: plain.max(16),
	minutes: z.number().int().positive(),
	/** What everybody is asked to do now */
	prompt: plain.max(240),
	/** What only the lead sees */
	tips: z.array(plain.max(240)).default([]),
}
