import { z } from 'zod'
import { DIMENSIONS, type Dimension, STAGES } from './kinds'

/** The self-assessment and the map of stages as content/ holds them. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)
const moduleKey = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/, 'must be a module as program/stage/module')
const stage = z.enum(STAGES)

/** A new wording that asks about something else gets a new id: answers are kept and compared by it. */
const item = z.strictObject({
	id: slug,
	stage,
	ask: plain.max(200),
	/** From least to most: 1 to 4 points */
	anchors: z.tuple([plain.max(160), plain.max(160), plain.max(160), plain.max(160)]),
	/** Modules that serve who answers low */
	serves: z.array(moduleKey).min(1).max(3),
})

const texts = z.strictObject({
	rarely: plain.max(900),
	sometimes: plain.max(900),
	usually: plain.max(900),
	'passed-on': plain.max(900),
})

export const dimensionFile = z
	.strictObject({
		kind: z.literal('readiness'),
		dimension: z.enum(DIMENSIONS),
		about: plain.max(300),
		/** Up to which stage its questions count for an IC who goes deeper */
		deeperIcUpTo: stage,
		items: z.array(item).min(8).max(10),
		texts,
	})
	.superRefine(({ items }, context) => {
		for (const each of STAGES.filter((id) => !items.some((one) => one.stage === id)))
			context.addIssue({ code: 'custom', path: ['items'], message: `none is decisive for ${each}` })
	})

export const stretchFile = z.strictObject({
	kind: z.literal('stretch'),
	opportunities: z
		.array(
			z.strictObject({
				id: slug,
				dimension: z.enum(DIMENSIONS),
				/** For whom: where they stand now */
				at: z.array(stage).min(1),
				title: plain.max(90),
				text: plain.max(700),
				net: plain.max(300),
			}),
		)
		.superRefine((list, context) => {
			for (const dimension of DIMENSIONS)
				for (const at of STAGES)
					if (!list.some((each) => each.dimension === dimension && each.at.includes(at)))
						context.addIssue({ code: 'custom', message: `nobody at ${at} finds one in ${dimension}` })
		}),
})

export const pipelineFile = z.strictObject({
	kind: z.literal('pipeline'),
	stages: z
		.array(
			z.strictObject({
				id: stage,
				focus: plain.max(500),
				horizon: plain.max(250),
				skills: z.array(plain.max(200)).min(4).max(8),
				derailers: z
					.array(z.strictObject({ name: plain.max(60), text: plain.max(600) }))
					.min(1)
					.max(3),
				identity: z.strictObject({ from: plain.max(160), to: plain.max(160), text: plain.max(800) }),
				next: plain.max(600),
				modules: z
					.array(z.strictObject({ key: moduleKey, why: plain.max(140) }))
					.min(3)
					.max(6),
			}),
		)
		.refine(
			(list) => list.map(({ id }) => id).join() === STAGES.join(),
			`must be ${STAGES.join(', ')}, each once and in this order`,
		),
	/** Ways that do not lead up */
	routes: z.array(z.strictObject({ id: slug, title: plain.max(80), text: plain.max(1400) })).min(2),
})

export type Item = z.output<typeof item> & { dimension: Dimension }
export type DimensionPart = Omit<z.output<typeof dimensionFile>, 'items' | 'kind'> & { items: Item[] }
export type Stretch = z.output<typeof stretchFile>['opportunities'][number]
export type Instrument = { parts: DimensionPart[]; stretch: Stretch[] }
export type Pipeline = z.output<typeof pipelineFile>

/** Both, or null where a content folder holds neither. */
export type Readiness = { instrument: Instrument; pipeline: Pipeline }

export function itemsOf(instrument: Instrument): Item[] {
	return instrument.parts.flatMap((part) => part.items)
}
