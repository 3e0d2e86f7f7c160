import { z } from 'zod'

/** A format: the phases of a live session as data (content/formats). A new one needs no code. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)

const column = z.strictObject({ id: slug, title: plain.max(24), prompt: plain.max(90), empty: plain.max(40) })

const phaseBase = {
	id: slug,
	/** One or two words for the station */
	title: plain.max(16),
	minutes: z.number().int().positive(),
	/** What everybody is asked to do now */
	prompt: plain.max(240),
	/** What only the lead sees */
	tips: z.array(plain.max(240)).default([]),
}

const phase = z.discriminatedUnion('kind', [
	/** Each one's promise from last time, and what came of it */
	z.strictObject({ ...phaseBase, kind: z.literal('last-time') }),
	/** The presenter tells the case */
	z.strictObject({ ...phaseBase, kind: z.literal('case') }),
	/** Clarifying questions, answered by the presenter */
	z.strictObject({ ...phaseBase, kind: z.literal('questions') }),
	/** Slips, private until the reveal */
	z.strictObject({
		...phaseBase,
		kind: z.literal('write'),
		columns: z.array(column).min(1).max(6),
		slipsPerPerson: z.number().int().positive().max(60),
	}),
	/** Slips face up, shuffled and unsigned */
	z.strictObject({ ...phaseBase, kind: z.literal('reveal') }),
	z.strictObject({ ...phaseBase, kind: z.literal('vote'), votes: z.number().int().positive().max(10) }),
	z.strictObject({ ...phaseBase, kind: z.literal('discuss') }),
	z.strictObject({ ...phaseBase, kind: z.literal('learnings') }),
	z.strictObject({ ...phaseBase, kind: z.literal('commitments') }),
	/** Words only, nothing to write */
	z.strictObject({ ...phaseBase, kind: z.literal('closing') }),
])

export const format = z
	.strictObject({
		kind: z.literal('format'),
		id: slug,
		title: plain.max(40),
		minutes: z.number().int().positive(),
		about: plain.max(300),
		phases: z.array(phase).min(2).max(12),
	})
	.superRefine((value, context) => {
		const total = value.phases.reduce((sum, each) => sum + each.minutes, 0)
		if (total !== value.minutes)
			context.addIssue({
				code: 'custom',
				path: ['minutes'],
				message: `phases add up to ${total}, not ${value.minutes}`,
			})
		const at = (kind: Phase['kind']) => value.phases.findIndex((each) => each.kind === kind)
		if (new Set(value.phases.map((each) => each.id)).size !== value.phases.length)
			context.addIssue({ code: 'custom', path: ['phases'], message: 'two phases share an id' })
		for (const each of value.phases) {
			if (each.kind === 'write' && new Set(each.columns.map((column) => column.id)).size !== each.columns.length)
				context.addIssue({ code: 'custom', path: ['phases'], message: `two columns of ${each.id} share an id` })
		}
		for (const [earlier, later] of [
			['write', 'reveal'],
			['reveal', 'vote'],
			['case', 'questions'],
		] as const) {
			if (at(later) !== -1 && (at(earlier) === -1 || at(earlier) > at(later)))
				context.addIssue({ code: 'custom', path: ['phases'], message: `${later} needs ${earlier} before it` })
		}
		if (at('write') !== -1 && at('reveal') === -1)
			context.addIssue({ code: 'custom', path: ['phases'], message: 'write needs a reveal after it' })
		for (const kind of ['write', 'reveal', 'vote', 'case', 'learnings', 'commitments', 'last-time'] as const) {
			if (value.phases.filter((each) => each.kind === kind).length > 1)
				context.addIssue({
					code: 'custom',
					path: ['phases'],
					message: `${kind} may stand once; the engine runs one case a session`,
				})
		}
	})

export type Phase = z.output<typeof phase>
export type Column = z.output<typeof column>
export type Format = z.output<typeof format>
