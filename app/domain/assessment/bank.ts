import { z } from 'zod'

/** A question bank: what a stage's knowledge check draws from. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)

const option = { id: slug, says: plain.max(300), why: plain.max(500) }
const asked = { id: slug, ask: plain.max(900) }
const choices = z
	.array(z.strictObject({ ...option, correct: z.boolean().default(false) }))
	.min(3)
	.max(6)

const places = z
	.array(z.strictObject(option).transform((each) => ({ ...each, correct: true })))
	.min(3)
	.max(6)

const question = z
	.discriminatedUnion('kind', [
		z.strictObject({ ...asked, kind: z.literal('single'), options: choices }),
		z.strictObject({ ...asked, kind: z.literal('multiple'), options: choices }),
		/** A situation told first, and then one choice */
		z.strictObject({ ...asked, kind: z.literal('scenario'), situation: plain.max(900), options: choices }),
		/** Options stand in their right order; a try shows them mixed */
		z.strictObject({ ...asked, kind: z.literal('ordering'), options: places }),
	])
	.superRefine((value, context) => {
		const report = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message })
		if (new Set(value.options.map((each) => each.id)).size !== value.options.length) report('two options share an id')
		if (value.kind === 'ordering') return
		const right = value.options.filter((each) => each.correct).length
		if (value.kind !== 'multiple' && right !== 1)
			report(
				`${right} options are correct, a ${value.kind === 'single' ? 'single-choice' : value.kind} question has one`,
			)
		if (value.kind === 'multiple' && (right < 2 || right === value.options.length))
			report('a multiple-choice question has two or more correct options, and not all')
	})

export const bankFile = z.strictObject({ bank: slug, outcome: slug, questions: z.array(question).min(1) })

export type Question = z.output<typeof question> & { outcome: string }
export type Bank = { id: string; questions: Question[] }
