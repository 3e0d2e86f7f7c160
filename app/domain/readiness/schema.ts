import { z } from 'zod'
import { AIMS, NO_OCCASION, POINTS, STAGES } from './kinds'

/** Where somebody stands and what they look at. */
export const placeForm = z.object({
	at: z.enum(STAGES, { error: 'Choose where you are now' }),
	aim: z.enum(AIMS, { error: 'Choose what you look at' }),
})

export const shareForm = z.object({ reader: z.string({ error: 'Choose somebody from the list.' }).min(1).max(64) })

const answer = z.union([z.literal(NO_OCCASION), ...POINTS.map((points) => z.literal(points))])

/** Answers as the database keeps them; what is no answer is left out when read. */
export const storedAnswers = z.record(z.string(), z.unknown()).transform((raw) => {
	const kept = Object.entries(raw).flatMap(([id, value]) => {
		const parsed = answer.safeParse(value)
		return parsed.success ? [[id, parsed.data] as const] : []
	})
	return Object.fromEntries(kept)
})
