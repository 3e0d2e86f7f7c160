import { z } from 'zod'
import { PRACTICE_KINDS } from '../practice/log-kinds'

/** What rules are written with, and the routes of those that can be met in more than one way. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
export const minutes = z.number().int().positive()
export const plain = z.string().trim().min(1)
const count = z.number().int().positive()

/** Of kinds that can stand alone, or be one of several ways: each is judged by the same function, wherever it stands. */
export const asks = {
	case: {
		kind: z.literal('case'),
		count,
		loopClosed: z.boolean(),
		via: z.array(z.enum(['room', 'trio', 'casebook'])).min(1),
	},
	contribution: { kind: z.literal('contribution'), count },
	practice: {
		kind: z.literal('practice'),
		minutes: minutes.optional(),
		of: minutes.optional(),
		activeWeeks: count.optional(),
		weekAtLeast: minutes.optional(),
		/** Meetings in the log: so many of a kind, each at least so long, so many of them about one's own work */
		meetings: z
			.array(
				z.strictObject({
					kind: z.enum(PRACTICE_KINDS),
					count,
					minutesAtLeast: minutes.optional(),
					/** In so many different quarters of a year */
					quarters: count.optional(),
					ofOwnWork: count.optional(),
				}),
			)
			.optional(),
	},
	commitments: { kind: z.literal('commitments'), closed: count },
	pairing: {
		kind: z.literal('pairing'),
		what: plain,
		/** How often as who watches, is watched, leads it along with somebody, coaches, comes along for a day, mentors */
		watched: count.optional(),
		wasWatched: count.optional(),
		coLed: count.optional(),
		coached: count.optional(),
		shadowed: count.optional(),
		mentored: count.optional(),
		consent: z.literal('required'),
		debrief: z.literal('required'),
	},
	simulation: { kind: z.literal('simulation'), finished: count },
	figures: { kind: z.literal('figures'), count, of: z.array(plain).min(1), populationAtLeast: count },
	/** So many conflicts in one's own log, each with the day it was agreed */
	conflicts: { kind: z.literal('conflicts'), count },
	retrospective: { kind: z.literal('retrospective'), count },
}

const leaves = [
	z
		.strictObject({
			kind: z.literal('rounds360'),
			instrument: slug.optional(),
			result: z.literal('confirmed').optional(),
			closed: z.literal(true).optional(),
		})
		.refine(({ result, closed }) => (result === undefined) !== (closed === undefined), {
			error: 'a round either confirms or is closed: write result: confirmed or closed: true',
		}),
	z.strictObject({
		kind: z.literal('observation'),
		count,
		/** Open only to who has said, or found, that no round of theirs can be shown */
		when: z.literal('fewerThan3Raters').optional(),
	}),
	z.strictObject({
		kind: z.literal('teamReading'),
		instrument: slug,
		readings: count,
		weeksApart: z.number().int().min(0),
	}),
	z.strictObject({ kind: z.literal('writtenPlan'), about: plain, observers: count }),
	z.strictObject(asks.case),
	z.strictObject(asks.contribution),
	z.strictObject(asks.practice),
	z.strictObject(asks.commitments),
	z.strictObject(asks.pairing),
	z.strictObject(asks.simulation),
	z.strictObject(asks.figures),
	z.strictObject(asks.conflicts),
	z.strictObject(asks.retrospective),
] as const

export type Leaf = z.output<(typeof leaves)[number]>
/** A route, or several that are needed together, or of which any will do */
export type Option = Leaf | { kind: 'allOf'; options: Option[] } | { kind: 'anyOf'; options: Option[] }

const kinds = [...leaves.map(({ shape }) => shape.kind.value), 'allOf', 'anyOf']

export const option: z.ZodType<Option, Option> = z.discriminatedUnion(
	'kind',
	[
		...leaves,
		z.strictObject({
			kind: z.literal('allOf'),
			get options() {
				return z.array(option).min(2)
			},
		}),
		z.strictObject({
			kind: z.literal('anyOf'),
			get options() {
				return z.array(option).min(2)
			},
		}),
	],
	{ error: ({ code }) => (code === 'invalid_union' ? `no such route, there are ${kinds.join(', ')}` : undefined) },
)
