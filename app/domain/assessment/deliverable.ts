import { z } from 'zod'
import { alsoFound } from '../search/also'

/** Deliverable: what the assessed work of a stage is to hold, with one whole exemplar. One file a stage in content/deliverables. */
const plain = z.string().trim().min(1)

export const deliverableMatter = z.strictObject({
	kind: z.literal('deliverable'),
	stage: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be program/stage'),
	title: plain.max(60),
	summary: plain.max(200),
	/** How many are asked for */
	pages: z.number().int().positive(),
	also: alsoFound,
})

export const TEMPLATE_OF_DELIVERABLE = 'Template'
export const EXEMPLAR = 'Exemplar'
export const DELIVERABLE_SECTIONS = ['The brief', TEMPLATE_OF_DELIVERABLE, EXEMPLAR, 'What assessors look for'] as const

export type Deliverable = Omit<z.output<typeof deliverableMatter>, 'kind'> & {
	sections: { id: string; title: string; html: string }[]
	/** The template as Markdown, to take along */
	template: string
	/** All of it without markup, for search */
	text: string
}

/** @returns null where the stage has none, or none that is written */
export function findDeliverable(deliverables: readonly Deliverable[], stageKey: string): Deliverable | null {
	return deliverables.find((each) => each.stage === stageKey) ?? null
}
