import { z } from 'zod'

/**
 * Simulation: a conversation one plays alone, turn by turn, with people whose trust, clarity and energy one does not see.
 * Data from content/simulations, read once at boot (docs/decisions/0053).
 */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)
const stageKey = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be a stage as program/stage')

const FARTHEST = 25
const atLeast = z.number().int().min(1).max(100).optional()
const step = z.number().int().min(-FARTHEST).max(FARTHEST).default(0)

/** Where a choice leads: the first whose values, after the choice, are all at least these. */
const road = z.strictObject({
	if: z
		.strictObject({ trust: atLeast, clarity: atLeast, energy: atLeast })
		.refine((values) => Object.keys(values).length > 0, 'names no value')
		.optional(),
	to: slug,
})

const roads = z
	.array(road)
	.min(2)
	.refine((list) => list.every((each, index) => (each.if === undefined) === (index === list.length - 1)), {
		message: 'each road but the last has an `if`, and the last has none',
	})

const choice = z
	.strictObject({
		id: slug,
		/** Word for word, without quotation marks … */
		say: plain.max(400).optional(),
		/** … or what one does */
		do: plain.max(300).optional(),
		/** What happens at once */
		reply: plain.max(600),
		trust: step,
		clarity: step,
		energy: step,
		/** Shown in the look back only */
		why: plain.max(500),
		to: z.union([slug.transform((to) => [{ to }]), roads]),
	})
	.refine(
		({ say, do: act }) => (say === undefined) !== (act === undefined),
		'says something or does something, not both',
	)

const turn = z
	.strictObject({
		id: slug,
		scene: plain.max(500).optional(),
		lines: z.array(z.strictObject({ who: slug, says: plain.max(600) })).default([]),
		choices: z.array(choice).min(2).max(4),
	})
	.refine(({ scene, lines }) => scene !== undefined || lines.length > 0, 'has neither a scene nor lines')

const ending = z.strictObject({
	id: slug,
	title: plain.max(80),
	/** Markdown */
	text: plain.max(1_400),
	/** Never shown: what the checks ask for */
	strong: z.boolean().default(false),
})

export const simulationFile = z.strictObject({
	kind: z.literal('simulation'),
	id: slug,
	title: plain.max(60),
	/** Those it counts for */
	stages: z.array(stageKey).min(1),
	minutes: z.number().int().min(5).max(30),
	about: plain.max(160),
	people: z
		.array(z.strictObject({ id: slug, name: plain.max(40), role: plain.max(80) }))
		.min(1)
		.max(3),
	you: plain.max(500),
	/** Markdown */
	situation: plain.max(1_600),
	aim: plain.max(300),
	starts: z.strictObject({
		trust: z.number().int().min(0).max(100),
		clarity: z.number().int().min(0).max(100),
		energy: z.number().int().min(0).max(100),
	}),
	first: slug,
	turns: z.array(turn).min(10).max(16),
	endings: z.array(ending).min(3).max(8),
	'look-back': z.strictObject({
		trap: plain.max(700),
		questions: z.array(plain.max(240)).min(2).max(3),
		/** Pages of this product */
		links: z
			.array(z.string().regex(/^\/[a-z0-9/-]+$/, 'must be a page of this product, as /patterns/…'))
			.min(1)
			.max(6),
	}),
})
export type SimulationFile = z.output<typeof simulationFile>

export type Road = z.output<typeof road>
export type Choice = Omit<z.output<typeof choice>, 'to'> & { to: Road[] }
export type Turn = Omit<z.output<typeof turn>, 'choices'> & { choices: Choice[] }
export type Ending = Pick<SimulationFile['endings'][number], 'id' | 'title' | 'strong'> & { html: string }

/** What a talk is made of: all that playing and the checks of its roads read. */
export type Script = Pick<SimulationFile, 'starts' | 'first'> & {
	turns: Turn[]
	endings: { id: string; strong: boolean }[]
}

export type Simulation = Pick<
	SimulationFile,
	'id' | 'title' | 'stages' | 'minutes' | 'about' | 'people' | 'you' | 'aim'
> &
	Omit<Script, 'endings'> & {
		/** Another one, another text: what somebody played before may read otherwise */
		version: string
		situationHtml: string
		endings: Ending[]
		lookBack: { trap: string; questions: string[]; links: { to: string; title: string }[] }
	}

/** Those that count for a stage, in the order of the content. */
export function simulationsOf(simulations: readonly Simulation[], stageKey: string): Simulation[] {
	return simulations.filter(({ stages }) => stages.includes(stageKey))
}
