import { z } from 'zod'

/** A rubric: criteria with four described levels. Starred criteria must reach 3 (docs/decisions/0010). */
const plain = z.string().trim().min(1)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')

export const rubric = z.strictObject({
	kind: z.literal('rubric'),
	id: slug,
	title: plain.max(80),
	/** What the assessor reads before scoring */
	guidance: plain.max(1200),
	criteria: z
		.array(
			z.strictObject({
				id: slug,
				title: plain.max(60),
				starred: z.boolean(),
				levels: z.tuple([plain, plain, plain, plain]),
			}),
		)
		.min(1)
		// Scores are kept by criterion: two of one id would be one.
		.refine(
			(criteria) => new Set(criteria.map((each) => each.id)).size === criteria.length,
			'two criteria share an id',
		),
})

export type RubricData = z.output<typeof rubric>
/** `hash` pins the wording an attempt was scored against. */
export type Rubric = RubricData & { hash: string }
