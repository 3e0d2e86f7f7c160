import { z } from 'zod'

/** A question bank: what a stage's knowledge check draws from. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)

const question = z
	.strictObject({
		id: slug,
		kind: z.enum(['single', 'multiple']),
		ask: plain.max(900),
		options: z
			.array(
				z.strictObject({ id: slug, says: plain.max(300), correct: z.boolean().default(false), why: plain.max(500) }),
			)
			.min(3)
			.max(6),
	})
	.superRefine((value, context) => {
		const right = value.options.filter((option) => option.correct).length
		if (value.kind === 'single' && right !== 1)
			context.addIssue({
				code: 'custom',
				path: ['options'],
				message: `${right} options are correct, a single-choice question has one`,
			})
		if (value.kind === 'multiple' && (right < 2 || right === value.options.length))
			context.addIssue({
				code: 'custom',
				path: ['options'],
				message: 'a multiple-choice question has two or more correct options, and not all',
			})
		if (new Set(value.options.map((option) => option.id)).size !== value.options.length)
			context.addIssue({ code: 'custom', path: ['options'], message: 'two options share an id' })
	})

export const bankFile = z.strictObject({ bank: slug, outcome: slug, questions: z.array(question).min(1) })

export type Question = z.output<typeof question> & { outcome: string }
export type Bank = { id: string; questions: Question[] }
