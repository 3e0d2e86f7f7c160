import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { email, newPassword } from '../sign-in/schema'
import { CAREER_LEVELS, CAREER_TRACKS, type CareerTrack, ROLES } from './kinds'

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

export const profileForm = z
	.object({ name: personName, calledName, timeZone, ...careerFields })
	.refine(fitsTrack, trackMessage)

export const personForm = z
	.object({
		email,
		name: personName,
		calledName,
		timeZone,
		team: z.string().trim().max(60, 'Use at most 60 characters').optional(),
		managerId: z.string().max(64).optional(),
		roles: z.array(z.enum(ROLES)).min(1, 'Choose at least one role'),
		...careerFields,
	})
	.refine(fitsTrack, trackMessage)

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
