import { z } from 'zod'

/** The way to leading a level, as content: content/facilitators (program-design.md, section 10). */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const stageKey = z
	.string()
	.regex(/^[a-z0-9-]+\/[a-z0-9]+$/, 'must be a program and a stage, as technical-leadership-ladder/l1')
const plain = z.string().trim().min(1)
const title = plain.max(60)
const minutes = z.number().int().min(1).max(600)
const count = z.number().int().min(1).max(12)

/** What somebody needs before anything else: the level itself or one above it, their own reason, a mentor's word, their line manager's yes to the time. */
const ASKS = ['level', 'reason', 'word', 'time'] as const
export type Ask = (typeof ASKS)[number]

const question = z.strictObject({
	id: slug,
	asks: plain.max(300),
	options: z
		.array(z.strictObject({ says: plain.max(300), why: plain.max(300), right: z.literal(true).optional() }))
		.min(2)
		.max(5)
		.refine((options) => options.filter(({ right }) => right).length === 1, 'needs one right option, and no other'),
})
export type ConductQuestion = z.output<typeof question>

const besides = { title, sessions: count, minutesBeside: minutes }
const step = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('eligible'), title, minutes, asks: z.array(z.enum(ASKS)).min(1) }),
	z.strictObject({
		kind: z.literal('prepare'),
		title,
		minutes,
		/** Help pages to read */
		reads: z.array(slug).min(1),
		conduct: z
			.array(question)
			.min(1)
			.refine(
				(questions) => new Set(questions.map(({ id }) => id)).size === questions.length,
				'two questions share an id',
			),
		/** So many of the scores have to lie no further from the key than `within` */
		calibration: z.strictObject({
			within: z.number().int().min(0).max(2),
			percent: z.number().int().min(50).max(100),
			/** The key is shown after a try: so long until the next */
			againAfterDays: z.number().int().min(1).max(90),
		}),
	}),
	z.strictObject({ kind: z.literal('shadow'), ...besides }),
	z.strictObject({ kind: z.literal('co-facilitate'), ...besides }),
	z.strictObject({
		kind: z.literal('observed'),
		...besides,
		/** How many different people watch */
		observers: count,
		starredAtLeast: z.number().int().min(1).max(4),
		noneBelow: z.number().int().min(1).max(4),
	}),
	z.strictObject({ kind: z.literal('sign-off'), title, minutes }),
])
export type Step = z.output<typeof step>
export type StepKind = Step['kind']
export type StepOf<Kind extends StepKind> = Extract<Step, { kind: Kind }>

export const pathwayFile = z.strictObject({
	kind: z.literal('facilitator-pathway'),
	id: slug,
	stages: z.array(stageKey).min(1),
	/** What observers score by */
	rubric: slug,
	foundingMonths: z.number().int().min(1).max(24),
	/** A session counts for whoever was in its room so much of its time */
	presentPercent: z.number().int().min(1).max(100),
	steps: z
		.array(step)
		.min(1)
		.refine((steps) => new Set(steps.map(({ kind }) => kind)).size === steps.length, 'two steps are of one kind')
		.refine((steps) => steps.at(-1)?.kind === 'sign-off', 'the last step has to be sign-off'),
	/** What somebody does in so many months to lead on */
	renewal: z.strictObject({
		months: z.number().int().min(1).max(36),
		lead: count,
		observed: z.number().int().min(0).max(12),
		calibrated: z.number().int().min(0).max(12),
	}),
})
export type Pathway = z.output<typeof pathwayFile>

/** Three answers to the assessed work of a stage, with the scores experienced assessors agreed on. */
export const calibrationFile = z.strictObject({
	kind: z.literal('calibration'),
	stage: stageKey,
	rubric: slug,
	samples: z
		.array(
			z.strictObject({
				id: slug,
				title,
				text: plain.max(6_000),
				/** By criterion */
				key: z.record(slug, z.strictObject({ score: z.number().int().min(1).max(4), why: plain.max(300) })),
			}),
		)
		.length(3, 'needs three sample answers'),
})
export type Calibration = z.output<typeof calibrationFile>

/** By stage: how one comes to lead it, and the answers one calibrates on. A stage without a pathway is signed off by an admin alone. */
export type Pathways = { ways: Map<string, Pathway>; calibrations: Map<string, Calibration> }

export function stepOf<Kind extends StepKind>(pathway: Pathway, kind: Kind): StepOf<Kind> | undefined {
	return pathway.steps.find((each): each is StepOf<Kind> => each.kind === kind)
}
