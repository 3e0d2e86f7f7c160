import { z } from 'zod'
import { FIRST_DAY, isDay, isInReach, LAST_DAY } from './plain-date'

/** A calendar day as a form sends it, "2026-12-03": the only shape of one, and within what calendars turn to. */
export const plainDate = z
	.string({ error: 'Choose a date' })
	.regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'Choose a date', abort: true })
	.refine(isDay, { error: 'There is no such date', abort: true })
	.refine(isInReach, `Choose a date in the years ${FIRST_DAY.slice(0, 4)} to ${LAST_DAY.slice(0, 4)}`)
