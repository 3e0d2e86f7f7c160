import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { plainDate as date } from '../zone/schema'
import { ATTENDANCE_STATES } from './kinds'
import { SELF_RUN_FORMATS } from './self-run'

/** A session: a scheduled, facilitator-led meeting of a cohort. Its truth is local wall time and zone. */
const time = z.string({ error: 'Choose a time' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time')
export const callUrl = z
	.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'Enter an address that begins with https://' }).max(500)])
	.default('')
export const place = z.string().trim().max(120, 'Use at most 120 characters').refine(isOneLine, ONE_LINE).default('')

export const sessionForm = z
	.object({
		title: z
			.string({ error: 'Give it a title' })
			.trim()
			.min(1, 'Give it a title')
			.max(80, 'Use at most 80 characters')
			.refine(isOneLine, ONE_LINE),
		format: z.string({ error: 'Choose a format' }).regex(/^[a-z0-9-]{1,60}$/, 'Choose a format'),
		date,
		time,
		timeZone: z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64),
		durationMinutes: z.coerce
			.number({ error: 'How many minutes?' })
			.int()
			.min(15, 'At least 15 minutes')
			.max(240, 'At most 240 minutes'),
		callUrl,
		place,
		/** Of a new one: which session of the level's plan it is */
		planNumber: z.coerce.number().int().min(1).max(99).optional(),
	})
	.refine((session) => session.callUrl !== '' || session.place !== '', {
		path: ['callUrl'],
		error: 'Give a call link, or a place below',
	})

/** The sessions of a level's plan, all at once: an empty link or place takes that of the whole series. */
export const weighForm = z.object({
	callUrl,
	place,
	/** `number`: which session of the plan it is, as the page showed it */
	rows: z
		.array(z.object({ number: z.coerce.number().int().min(1).max(99), date, time, callUrl, place }))
		.min(1)
		.max(20),
})
/** To be weighed they need no place; to be scheduled they do. */
export const planForm = weighForm.refine(
	(plan) => plan.callUrl || plan.place || plan.rows.every((row) => row.callUrl || row.place),
	{ path: ['callUrl'], error: 'Give a call link, or a place below' },
)

/** A weekday and time that is looked at, as an address holds it. */
export const slotSearch = z.object({ weekday: z.coerce.number().int().min(1).max(7), time })

const whenAndWhere = {
	everyWeeks: z.coerce
		.number({ error: 'How many weeks?' })
		.int('Whole weeks')
		.min(1, 'At least one')
		.max(26, 'At most 26'),
	date,
	time,
	callUrl,
	place,
	/** To another hour in a night that does not have theirs */
	agrees: z
		.literal('yes')
		.optional()
		.transform((said) => said === 'yes'),
	/** Although somebody is in another session then */
	despite: z.string().max(64).optional(),
}
const NOWHERE = { path: ['callUrl'], error: 'Give a call link, or a place' }
const isSomewhere = (meeting: { callUrl: string; place: string }) => meeting.callUrl !== '' || meeting.place !== ''

const whoMeets = {
	format: z.enum(SELF_RUN_FORMATS, { error: 'Choose one' }),
	timeZone: z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64),
	people: z.array(z.string().max(64), { error: 'Choose at least one' }).min(1, 'Choose at least one').max(20),
}

/** A meeting of some of a cohort that comes round, as who starts it fills it in. */
export const seriesForm = z.object({ ...whenAndWhere, ...whoMeets }).refine(isSomewhere, NOWHERE)
/** What it takes to look for an hour that suits them. */
export const ownSlotsForm = z.object({
	...whoMeets,
	everyWeeks: whenAndWhere.everyWeeks,
	date,
	time: time.optional(),
})
export const seriesIdForm = z.object({ series: z.string().min(1).max(64) })
export const changeSeriesForm = seriesIdForm.extend(whenAndWhere).refine(isSomewhere, NOWHERE)

/** Who makes up for a session, and in which one of another cohort. */
export const guestForm = z.object({
	person: z.string({ error: 'Choose somebody' }).min(1, 'Choose somebody').max(64),
	session: z.string({ error: 'Choose a session' }).min(1, 'Choose a session').max(64),
})

/** How a series is moved; an empty weekday or time leaves it as it is. */
export const moveForm = z.object({
	days: z.coerce
		.number({ error: 'How many days?' })
		.int('Whole days')
		.min(-365, 'At most a year')
		.max(365, 'At most a year')
		.default(0),
	weekday: z.coerce.number().int().min(1).max(7).optional(),
	time: time.optional(),
})

export const cancelForm = z.object({
	reason: z
		.string({ error: 'Say why, in a few words' })
		.trim()
		.min(1, 'Say why, in a few words')
		.max(200, 'Use at most 200 characters'),
})

export const caseForm = z.object({
	title: z.string().trim().max(80, 'Use at most 80 characters').default(''),
	situation: z.string().trim().max(4_000, 'Use at most 4,000 characters').default(''),
	ask: z.string().trim().max(500, 'Use at most 500 characters').default(''),
})

/** It asks for nothing. */
export const offerForm = z.object({})

export const surveyForm = z.object({
	worth: z.coerce.number({ error: 'Choose one' }).int('Choose one').min(1, 'Choose one').max(5, 'Choose one'),
	better: z.string().trim().max(1_000, 'Use at most 1,000 characters').default(''),
})

/** Of whoever left a number in the room. */
export const surveyWordsForm = z.object({
	better: z
		.string({ error: 'Write a line first' })
		.trim()
		.min(1, 'Write a line first')
		.max(1_000, 'Use at most 1,000 characters'),
})

/** The list as the facilitator confirms it, one line a person. */
export const attendanceForm = z.object({
	lines: z
		.array(
			z
				.object({
					personId: z.string().min(1).max(64),
					state: z.enum(ATTENDANCE_STATES, { error: 'Choose one' }),
					minutesPresent: z.coerce
						.number({ error: 'How many minutes?' })
						.int('Whole minutes')
						.min(0, 'Not below 0')
						.max(240, 'At most 240 minutes')
						.default(0),
					note: z.string().trim().max(200, 'Use at most 200 characters').default(''),
				})
				.refine((line) => line.state !== 'present' || line.minutesPresent > 0, {
					path: ['minutesPresent'],
					error: 'How many minutes?',
				}),
		)
		.min(1)
		.max(60),
})

/** Which window keeps a note, and what it has seen; `over`: the other window's words were read and are to be replaced. */
export const noteForm = z.object({
	window: z.string().regex(/^[0-9a-f-]{36}$/),
	revision: z.coerce.number().int().min(0),
	over: z.coerce.number().int().min(0).optional(),
})
