import { z } from 'zod'
import { DRAWS } from '../worksheet/sheet'
import type { Lesson, ModuleEntry } from './lesson'

/** A lesson as it is kept in the database: what another version of this program wrote may have another shape. */
const html = z.string()
const labelled = z.strictObject({ label: z.string(), html })
const named = { id: z.string(), title: z.string() }

const block = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('prose'), html }),
	z.strictObject({ kind: z.literal('note'), ...named, html }),
	z.strictObject({ kind: z.literal('variants'), manager: html, ic: html }),
	z.strictObject({
		kind: z.literal('transcript'),
		title: z.string(),
		lines: z.array(z.strictObject({ who: z.string(), html })),
	}),
	z.strictObject({ kind: z.literal('before-after'), title: z.string(), before: labelled, after: labelled }),
	z.strictObject({ kind: z.literal('advanced'), title: z.string(), minutes: z.number(), html }),
	z.strictObject({ kind: z.literal('further-reading'), html }),
	z.strictObject({
		kind: z.literal('scenario'),
		...named,
		html,
		decisions: z.array(
			z.strictObject({
				id: z.string(),
				ask: z.string(),
				choices: z.array(
					z.strictObject({
						id: z.string(),
						say: z.string(),
						cost: z.string(),
						best: z.boolean(),
						next: z.string().nullable(),
						html,
					}),
				),
			}),
		),
	}),
	z.strictObject({
		kind: z.literal('check'),
		id: z.string(),
		questions: z.array(
			z.strictObject({
				id: z.string(),
				ask: z.string(),
				answers: z.array(z.strictObject({ id: z.string(), says: z.string(), correct: z.boolean(), html })),
			}),
		),
	}),
	z.strictObject({ kind: z.literal('reflection'), id: z.string(), ask: z.string(), html }),
	z.strictObject({ kind: z.literal('exercise'), ...named, with: z.string(), minutes: z.number(), html }),
	z.strictObject({
		kind: z.literal('checklist'),
		...named,
		items: z.array(z.strictObject({ id: z.string(), html })),
	}),
	z.strictObject({
		kind: z.literal('worksheet'),
		...named,
		minutes: z.number(),
		isFurther: z.boolean(),
		draws: z.enum(DRAWS),
		limit: z.number().nullable(),
		html,
		given: z.array(
			z.strictObject({
				...{ id: z.string(), label: z.string(), start: z.string(), html },
				panel: z.array(z.number()),
			}),
		),
	}),
	z.strictObject({ kind: z.literal('try'), id: z.string(), ask: z.string(), html }),
])

const lesson = z.strictObject({
	summary: z.string(),
	serves: z.array(z.string()),
	hash: z.string(),
	words: z.number(),
	computedMinutes: z.number(),
	parts: z
		.array(
			z.strictObject({
				slug: z.string(),
				title: z.string(),
				standfirst: z.string(),
				minutes: z.number(),
				blocks: z.array(block),
			}),
		)
		.min(1),
}) satisfies z.ZodType<Lesson>

export const keptModule = z.strictObject({
	id: z.string(),
	key: z.string(),
	position: z.number(),
	title: z.string(),
	minutes: z.number(),
	outcomes: z.array(z.string()),
	forManagers: z.string(),
	forICs: z.string(),
	status: z.literal('written'),
	lesson,
}) satisfies z.ZodType<WrittenModule>

/** A module whose lesson can be read. */
export type WrittenModule = ModuleEntry & { lesson: Lesson }
