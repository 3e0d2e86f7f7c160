import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { email, newPassword } from '../sign-in/schema'
import { plainDate } from '../zone/schema'
import { hoursRefusals, isWallTime, type WorkHours, whyNoHours } from './hours'
import { CAREER_LEVELS, CAREER_TRACKS, type CareerTrack, MOST_COHORTS, ROLES } from './kinds'
import { MOST_DAYS, STRENGTHS } from './needs'

const personName = z
	.string({ error: 'Enter a name' })
	.trim()
	.min(1, 'Enter a name')
	.max(120, 'Use at most 120 characters')
	.refine(isOneLine, ONE_LINE)

const calledName = z.string().trim().max(60, 'Use at most 60 characters').refine(isOneLine, ONE_LINE).optional()

const timeZone = z.string({ error: 'Choose a time zone' }).min(1, 'Choose a time zone').max(64)

const careerFields = {
	careerTrack: z.enum(CAREER_TRACKS, { error: 'Choose a track' }),
	careerLevel: z.string({ error: 'Choose a level' }).max(40),
}

function fitsTrack(person: { careerTrack: CareerTrack; careerLevel: string }): boolean {
	return (CAREER_LEVELS[person.careerTrack] as readonly string[]).includes(person.careerLevel)
}
const trackMessage = { path: ['careerLevel'], error: 'This level belongs to the other track' }

const wallTime = z.string({ error: hoursRefusals['no-time'] }).refine(isWallTime, hoursRefusals['no-time'])

const hoursFields = {
	/** An empty field says: none */
	holidays: z
		.string()
		.max(20)
		.optional()
		.transform((code) => code ?? ''),
	workDays: z
		.array(z.coerce.number().int().min(1).max(7))
		.min(1, hoursRefusals['no-days'])
		.transform((days) => [...new Set(days)].sort()),
	workFrom: wallTime,
	workTo: wallTime,
}

function isLongEnough(hours: WorkHours): boolean {
	return whyNoHours(hours) !== 'too-short'
}
const hoursMessage = { path: ['workTo'], error: hoursRefusals['too-short'] }

/** When somebody works, as they say it themself. */
export const hoursForm = z.object(hoursFields).refine(isLongEnough, hoursMessage)

const saidAs = z.string().trim().max(60, 'Use at most 60 characters').refine(isOneLine, ONE_LINE).default('')

export const profileForm = z
	.object({ name: personName, calledName, saidAs, timeZone, ...careerFields })
	.refine(fitsTrack, trackMessage)

export const personForm = z
	.object({
		email,
		name: personName,
		calledName,
		timeZone,
		team: z.string().trim().max(60, 'Use at most 60 characters').refine(isOneLine, ONE_LINE).optional(),
		managerId: z.string().max(64).optional(),
		roles: z.array(z.enum(ROLES)).min(1, 'Choose at least one role'),
		levelSince: plainDate.optional().transform((day) => day ?? null),
		mostCohorts: z.coerce
			.number({ error: `Between 0 and ${MOST_COHORTS}` })
			.int()
			.min(0, 'Not below 0')
			.max(MOST_COHORTS, `At most ${MOST_COHORTS}: nobody prepares more at once`),
		...careerFields,
		...hoursFields,
	})
	.refine(fitsTrack, trackMessage)
	.refine(isLongEnough, hoursMessage)

const needFields = {
	stageKey: z
		.string({ error: 'Choose a stage' })
		.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'Choose a stage')
		.max(80),
	strength: z.enum(STRENGTHS, { error: 'Choose how strongly' }),
	withinDays: z.coerce
		.number({ error: 'Enter a number of days' })
		.int('Enter whole days')
		.min(1, 'At least one day')
		.max(MOST_DAYS, `At most ${MOST_DAYS} days`),
}

/** One more row of who needs what; its level is "manager/Director". */
export const needForm = z
	.object({ level: z.string({ error: 'Choose a level' }).max(60), ...needFields })
	.transform(({ level, ...need }, context) => {
		const [track = '', ...rest] = level.split('/')
		const careerLevel = rest.join('/')
		const careerTrack = CAREER_TRACKS.find((each) => each === track)
		if (careerTrack && fitsTrack({ careerTrack, careerLevel })) return { careerTrack, careerLevel, ...need }
		context.addIssue({ code: 'custom', path: ['level'], message: 'Choose a level' })
		return z.NEVER
	})

/** Every row of who needs what, as its table sends them. */
export const needsForm = z.object({
	rows: z
		.array(
			z.object({
				...careerFields,
				...needFields,
				wasStrength: needFields.strength,
				wasDays: needFields.withinDays,
				goes: z.coerce.boolean().default(false),
			}),
		)
		.max(200, 'At most 200 rows'),
})

export const firstRunForm = z.object({
	organization: z
		.string({ error: 'Enter the name of your organization' })
		.trim()
		.min(1, 'Enter the name of your organization')
		.max(120, 'Use at most 120 characters')
		.refine(isOneLine, ONE_LINE),
	timeZone,
	name: personName,
	email,
	password: newPassword,
})
