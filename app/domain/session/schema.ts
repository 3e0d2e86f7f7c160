import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { isDay } from '../zone/plain-date'
import { ATTENDANCE_STATES } from './kinds'

/** A session: a scheduled, facilitator-led meeting of a cohort. Its truth is local wall time and zone. */
const date = z
	.string({ error: 'Choose a date' })
	.regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a date')
	.refine(isDay, 'There is no such date')

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
		time: z.string({ error: 'Choose a time' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Choose a time'),
		timeZone: z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64),
		durationMinutes: z.coerce
			.number({ error: 'How many minutes?' })
			.int()
			.min(15, 'At least 15 minutes')
			.max(240, 'At most 240 minutes'),
		callUrl: z
			.union([
				z.literal(''),
				z.url({ protocol: /^https?$/, error: 'Enter an address that begins with https://' }).max(500),
			])
			.default(''),
		place: z.string().trim().max(120, 'Use at most 120 characters').refine(isOneLine, ONE_LINE).default(''),
	})
	.refine((session) => session.callUrl !== '' || session.place !== '', {
		path: ['callUrl'],
		error: 'Give a call link, or a place below',
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
