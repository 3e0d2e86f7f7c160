import { z } from 'zod'
import { asks, minutes, option, plain, slug } from './options'

/** What authors may write in content/: strict, every field named here, or in options.ts, and nowhere else. */
export const moduleFrontmatter = z.strictObject({
	kind: z.literal('module'),
	id: slug,
	title: plain.max(60),
	minutes,
	summary: plain.max(160),
	outcomes: z.array(plain).min(2),
	serves: z.array(slug).min(1),
})

const moduleRef = z.strictObject({
	id: slug,
	title: plain.max(60),
	minutes,
	outcomes: z.array(plain).min(2),
	/** Who each variant passage speaks to */
	forManagers: plain,
	forICs: plain,
	/** `planned` modules have no file yet; a stage that holds one is a preview. */
	status: z.enum(['written', 'planned']),
})

const plannedSession = z.strictObject({
	title: plain.max(60),
	/** A file in content/formats, or a format without a room. What the session does with its minutes: content/agendas */
	format: slug,
	minutes,
	about: plain,
})

/** Something done on the job that a quarter of the track asks for, confirmed by whoever saw it */
const activity = z.strictObject({
	id: slug,
	title: plain.max(80),
	/** What counts as evidence */
	evidence: plain.max(300),
	/** Outcomes of the stage */
	serves: z.array(slug).min(1),
	minutes,
	/** Somebody else has to make room for it: hosts offer seats */
	hosted: z.boolean().default(false),
	/** Where there is more than one way to do it; all count alike */
	ways: z
		.array(z.strictObject({ id: slug, title: plain.max(80) }))
		.min(2)
		.default([]),
})

const paceWeek = z.strictObject({
	week: z.number().int().positive(),
	minutes,
	/** m1 … module, s1 … session, k check, w own time on assessed work, a assessment held */
	items: z.array(z.string().regex(/^(m[1-9]|s[1-9]|k|w|a)$/)).min(1),
})

/** A kind the evaluator can read today carries no status; `planned` says that it cannot count yet. */
const base = { id: slug, status: z.literal('planned').optional() }

export const requirement = z.discriminatedUnion('kind', [
	z.strictObject({
		...base,
		kind: z.literal('modules'),
		/** `all` that are written; a cohort carries the ids of those that were when it was made (cohort/rules.ts) */
		core: z.union([z.literal('all'), z.array(slug).min(1)]),
		/** This share right on the first try of the check stands for the modules */
		priorExperience: z.strictObject({ checkAtLeast: z.number().min(0).max(1), firstTry: z.literal(true) }).optional(),
	}),
	z.strictObject({
		...base,
		kind: z.literal('check'),
		bank: slug,
		draw: z.number().int().positive(),
		perOutcomeAtLeast: z.number().int().min(0),
		pass: z.number().min(0).max(1),
		attempts: z.number().int().positive(),
		coolDownHours: z.number().int().min(0),
		/** By the clock of the server; left out, there is none */
		minutes: minutes.optional(),
		/** Tries that a talk with the facilitator opens */
		afterTalk: z.number().int().min(0),
	}),
	z.strictObject({
		...base,
		kind: z.literal('sessions'),
		attend: z.number().int().positive(),
		of: z.number().int().positive(),
		presentShare: z.number().min(0).max(1),
		makeUps: z.number().int().min(0),
	}),
	z.strictObject({ ...base, ...asks.case }),
	z.strictObject({ ...base, ...asks.contribution }),
	z.strictObject({ ...base, ...asks.practice }),
	z.strictObject({
		...base,
		kind: z.literal('activities'),
		/** A cohort carries the ids of those that its stage had when it was made (cohort/rules.ts) */
		all: z.union([z.literal(true), z.array(slug).min(1)]),
		minutes,
		of: minutes,
	}),
	z.strictObject({ ...base, ...asks.commitments }),
	z.strictObject({ ...base, ...asks.pairing }),
	z.strictObject({ ...base, ...asks.simulation }),
	z.strictObject({
		...base,
		kind: z.literal('assessment'),
		rubric: slug,
		form: plain,
		brief: plain.optional(),
		assessors: z.number().int().positive(),
		retryDays: z.number().int().min(0),
		minWords: z.number().int().positive().optional(),
		maxWords: z.number().int().positive().optional(),
		/** Whether files may go with the text, or stand for it */
		files: z.literal(true).optional(),
		/** Shown to both assessors in a slot: in which room, and how many play the others in it */
		live: z.strictObject({ format: slug, players: z.number().int().min(0).max(2) }).optional(),
		/** Handed in first; then both assessors ask about it in a slot: in which room */
		defense: z.strictObject({ format: slug }).optional(),
		waivable: z.literal(false),
	}),
	z.strictObject({
		...base,
		kind: z.literal('anyOf'),
		routePrivate: z.literal(true),
		/** A round counts once its owner has told the raters what they heard and will try, whatever the route */
		tellsRaters: z.literal(true).optional(),
		options: z.array(option).min(1),
	}),
	z.strictObject({ ...base, ...asks.figures }),
	z.strictObject({ ...base, ...asks.conflicts }),
	z.strictObject({
		...base,
		kind: z.literal('statement'),
		by: plain,
		/** Of several, in a round: with which questions, and how many of them have to answer */
		instrument: slug.optional(),
		ratersAtLeast: z.number().int().positive().optional(),
	}),
	z.strictObject({ ...base, ...asks.retrospective }),
])

export const stage = z.strictObject({
	id: z.string().regex(/^[lq][1-4]$/),
	label: plain.max(20),
	title: plain.max(40),
	audience: plain,
	competency: plain,
	outcomes: z.array(z.strictObject({ id: slug, title: plain })).min(2),
	practice: z.strictObject({ how: plain, expectation: plain }),
	evidence: plain,
	training: z.strictObject({
		minutes,
		weeks: z.number().int().positive(),
		checkMinutes: minutes,
		/** `of`: the requirement it is work for; left out where the stage assesses one */
		assessed: z.array(z.strictObject({ title: plain, minutes, of: slug.optional() })).min(1),
		/** What assessing one person takes of each assessor; `of`: some work, by its requirement. The capacity planner counts it. */
		assessing: z.strictObject({ minutesEach: minutes, of: z.record(slug, minutes).default({}) }),
	}),
	modules: z.array(moduleRef).min(1),
	/** For whoever wants them: in no sum of minutes, no pace and no requirement. Listed once they are written. */
	electives: z.array(moduleRef.extend({ status: z.literal('written') })).default([]),
	sessions: z.array(plannedSession).min(1),
	/** Of the track's quarters; levels of the ladder have none */
	activities: z.array(activity).default([]),
	pace: z.array(paceWeek).min(1),
	requirements: z.array(requirement).min(1),
	/** What its people may ask a part of the organization with. It meets nothing: instruments of requirements stand in them */
	pulse: slug.optional(),
	certificate: z
		.strictObject({
			/** Completes "has learned, practised and shown the craft of …" */
			statement: plain.max(140),
			validMonths: z.number().int().positive().nullable(),
			/** What renews it, of what was shown since it was issued; `minutes`: about how long that takes */
			renewal: z.strictObject({ minutes, requirements: z.array(requirement).min(1) }).optional(),
		})
		.refine(({ validMonths, renewal }) => (validMonths === null) === (renewal === undefined), {
			path: ['renewal'],
			error: 'a certificate that ends says what renews it, and no other does',
		}),
})

export const program = z.strictObject({
	kind: z.literal('program'),
	/** Where it stands among the programs */
	position: z.number().int().positive().default(1),
	slug,
	title: plain.max(60),
	summary: plain.max(240),
	stages: z.array(stage).min(1),
})

export type Requirement = z.output<typeof requirement>
export type RequirementOf<Kind extends Requirement['kind']> = Extract<Requirement, { kind: Kind }>
export type ActivityData = z.output<typeof activity>
export type StageData = z.output<typeof stage>
export type ProgramData = z.output<typeof program>
export type ModuleFrontmatter = z.output<typeof moduleFrontmatter>
