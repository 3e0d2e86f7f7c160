import { z } from 'zod'
import { plainDate } from '../zone/schema'
import { LONGEST_READING, LONGEST_SOURCE, TEAMS, UNITS } from './figures'

/** What was typed and is no more is taken out. */
function orNull<Value>(value: Value | undefined): Value | null {
	return value ?? null
}

const number = z.coerce
	.number({ error: 'A number, please' })
	.min(0, 'Not below zero')
	.max(1_000_000, 'That is too large')
	.optional()
	.transform(orNull)
const whole = z.coerce
	.number({ error: 'A number, please' })
	.int('Whole numbers, please')
	.min(1, 'At least one')
	.max(1_000_000, 'That is too large')
	.optional()
	.transform(orNull)
const day = plainDate.optional().transform(orNull)
const words = z
	.string()
	.trim()
	.max(LONGEST_READING, `Use at most ${LONGEST_READING} characters`)
	.transform((text) => text.replaceAll('\u0000', ''))
	.default('')

/** A figure as it is kept while it is written: anything may still be missing but what it is about. */
export const draftForm = z.object({
	/** Made by the page */
	figure: z.string().min(1).max(64),
	kind: z.string({ error: 'Choose what it is' }).min(1, 'Choose what it is').max(60),
	team: z.enum(TEAMS, { error: 'Say whose team it is' }),
	unit: z.enum(UNITS, { error: 'Say what kind of figure it is' }),
	source: z
		.string()
		.trim()
		.max(LONGEST_SOURCE, `Use at most ${LONGEST_SOURCE} characters`)
		.transform((text) => text.replaceAll('\u0000', ''))
		.default(''),
	population: whole,
	spread: number,
	beforeFrom: day,
	beforeTo: day,
	before: number,
	beforeOf: whole,
	afterFrom: day,
	afterTo: day,
	after: number,
	afterOf: whole,
	changed: words,
	causes: words,
	done: words,
	limits: words,
})
export type Draft = Omit<z.output<typeof draftForm>, 'figure'>
