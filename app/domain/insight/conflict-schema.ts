import { z } from 'zod'
import { isOneLine, ONE_LINE } from '../one-line'
import { plainDate } from '../zone/schema'
import { CONFLICT_KINDS, CONFLICT_WAYS, LONGEST_CONFLICT_LINE } from './conflicts'

/** A conflict of the log, open or agreed. */
export const conflictForm = z
	.object({
		/** Made by the page */
		conflict: z.string().min(1).max(64),
		kind: z.enum(CONFLICT_KINDS, { error: 'Choose which kind it is' }),
		noticedOn: plainDate,
		agreedOn: plainDate.optional().transform((day) => day ?? null),
		way: z
			.enum(CONFLICT_WAYS, { error: 'Choose one of them' })
			.optional()
			.transform((way) => way ?? null),
		isPlayed: z
			.literal('yes')
			.optional()
			.transform((said) => said === 'yes'),
		line: z
			.string()
			.trim()
			.max(LONGEST_CONFLICT_LINE, `Use at most ${LONGEST_CONFLICT_LINE} characters`)
			.refine(isOneLine, ONE_LINE)
			.default(''),
	})
	.refine(({ noticedOn, agreedOn }) => agreedOn === null || agreedOn >= noticedOn, {
		path: ['agreedOn'],
		error: 'It was agreed before it was noticed',
	})
	.refine(({ agreedOn, way }) => agreedOn === null || way !== null, { path: ['way'], error: 'Say how it was agreed' })

export type ConflictFields = Omit<z.output<typeof conflictForm>, 'conflict'>
