import { z } from 'zod'
import { alsoFound } from '../search/also'
import { isDay } from '../zone/plain-date'
import { GROUPS, LONGEST_COPY, LONGEST_TITLE, MOMENTS, PARTS } from './kinds'

/** What stands above the text of a pattern: strict, every field named here and nowhere else. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)
const isEachOnce = (list: readonly string[]) => new Set(list).size === list.length

const versionLine = z.strictObject({
	version: z.number().int().positive(),
	date: z.string().refine(isDay, 'must be a day, as 2026-11-20'),
	changed: plain.max(160),
})

export const patternMatter = z.strictObject({
	kind: z.literal('pattern'),
	id: slug,
	title: plain.max(60),
	group: z.enum(GROUPS),
	/** How a reader recognizes it */
	situation: plain.max(180),
	moments: z.array(z.enum(MOMENTS)).min(1).max(4).refine(isEachOnce, 'names a situation twice'),
	/** To read its text */
	minutes: z.number().int().positive(),
	/** Its text has a section to fill in */
	template: z.boolean(),
	/** Keys of the modules it belongs to */
	teaches: z
		.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/, 'must be program/stage/module'))
		.refine(isEachOnce, 'names a module twice'),
	related: z.array(slug).min(1).max(4).refine(isEachOnce, 'names a pattern twice'),
	also: alsoFound,
	/** Newest first */
	versions: z
		.array(versionLine)
		.min(1)
		.refine(
			(list) => list.every((line, index) => line.version === list.length - index),
			'count down to 1, the newest first',
		),
})

export const principlesMatter = z.strictObject({ kind: z.literal('principles'), title: plain.max(60) })

export const usingForm = z.object({ part: z.enum(PARTS, { error: 'Choose what to begin with' }) })

/** A line of a recap, by the digest of its words. */
export const lineForm = z.object({ line: z.string().regex(/^[\w-]{43}$/, 'Choose a line of the recap') })
export const draftForm = z.object({ learning: z.string().regex(/^[\w-]{43}$/, 'Choose a line of the recap') })

/** Browsers send line ends as CRLF. */
const typed = z.string().transform((text) => text.replace(/\r\n?/g, '\n'))

/** What the editor of a working copy sends, whatever is to be done with it. */
export const copyForm = z.object({
	title: z
		.string()
		.trim()
		.min(1, 'Give your copy a name')
		.max(LONGEST_TITLE, `Use at most ${LONGEST_TITLE} characters`),
	text: typed.pipe(
		z.string().max(LONGEST_COPY, 'That is longer than we can keep. Shorten it a little; nothing is lost yet.'),
	),
	revision: z.coerce.number().int().positive(),
	/** The revision whose words are to be replaced, once its owner has seen both */
	over: z.coerce.number().int().positive().optional(),
	window: z.string().regex(/^[0-9a-f-]{36}$/),
})
export type CopyForm = z.output<typeof copyForm>
