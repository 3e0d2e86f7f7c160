import { z } from 'zod'

/** An instrument: questions put to people, with what they answer on, how few answers may be shown, and to whom. */
const plain = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const count = z.number().int().positive()

const scale = z.strictObject({ points: z.union([z.literal(5), z.literal(10)]), low: plain, high: plain })

const item = z.discriminatedUnion('kind', [
	z.strictObject({
		id: slug,
		kind: z.literal('rating'),
		says: plain.max(200),
		/** One of the instrument’s parts; all belong together without */
		part: slug.optional(),
		/** The lowest answer is the best one */
		reversed: z.literal(true).optional(),
		/** Where one item is answered otherwise than the rest */
		scale: scale.optional(),
	}),
	z.strictObject({ id: slug, kind: z.literal('choice'), says: plain.max(200), choices: z.array(plain).min(2).max(5) }),
	z.strictObject({ id: slug, kind: z.literal('text'), says: plain.max(200), hint: plain.max(300).optional() }),
])

export const instrument = z
	.strictObject({
		kind: z.literal('instrument'),
		id: slug,
		title: plain.max(80),
		/** What it is for and what it cannot say, to whoever reads a result */
		purpose: plain.max(900),
		/** What whoever answers reads first: who sees what */
		promise: plain.max(700),
		/** What it takes of a person's ten minutes a month */
		minutes: count,
		/** Fewest people whose answers are shown; null when an answer goes to nobody but its author */
		fewest: z.number().int().min(3).nullable(),
		/** `owner`: who asked; `group`: everybody who was asked; `self`: whoever answers, in their browser only */
		shownTo: z.enum(['owner', 'group', 'self']),
		/** Of a round: partners of an initiative, a team or a part of the organization about itself, a cohort about who led it; without it, whom somebody leads and works with */
		asks: z.enum(['partners', 'team', 'part', 'cohort']).optional(),
		/** Said before answering where there is a choice */
		modes: z.array(z.enum(['signed', 'pooled'])).min(1),
		scale,
		parts: z.array(z.strictObject({ id: slug, title: plain.max(60) })).optional(),
		items: z.array(item).min(1),
		/** Of the mean; the last is open above */
		bands: z
			.array(z.strictObject({ upTo: z.number().nullable(), title: plain.max(40), says: plain.max(400) }))
			.optional(),
		/** Research behind the ideas; wording is ours */
		sources: z.array(plain).optional(),
	})
	.superRefine(({ items, parts = [], bands = [], fewest, shownTo, asks }, context) => {
		const report = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
		if (asks === 'team' && (fewest ?? 0) < 5) report('fewest', 'a team is told that fewer than five are never shown')
		if (asks === 'part' && (fewest ?? 0) < 8) report('fewest', 'a part is told that fewer than eight are never shown')
		if (new Set(items.map((each) => each.id)).size !== items.length) report('items', 'two items share an id')
		for (const each of items) {
			if (each.kind !== 'rating' || (each.part === undefined && parts.length === 0)) continue
			if (!parts.some((part) => part.id === each.part)) report('items', `${each.id} belongs to no part`)
		}
		const limits = bands.map((band) => band.upTo ?? Number.POSITIVE_INFINITY)
		if (limits.some((limit, index) => index > 0 && limit <= (limits[index - 1] ?? 0)))
			report('bands', 'must rise, and only the last may be open above')
		if (limits.length > 0 && limits.at(-1) !== Number.POSITIVE_INFINITY) report('bands', 'the last must be open above')
		if ((fewest === null) !== (shownTo === 'self'))
			report('fewest', 'is null for an answer its author alone sees, and for no other')
	})

export type Instrument = z.output<typeof instrument>
