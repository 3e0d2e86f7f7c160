import { z } from 'zod'
import { plainDate } from '../zone/schema'

export const leaveForm = z
	.object({ fromDay: plainDate, untilDay: plainDate })
	.refine(({ fromDay, untilDay }) => fromDay <= untilDay, { path: ['untilDay'], error: 'Not before it begins' })

export const takeOutLeaveForm = z.object({ leave: z.string().max(64) })
