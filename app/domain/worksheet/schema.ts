import { z } from 'zod'
import { LONGEST_CELL } from './sheet'

/** What is stored of one: its rows as they were filled in. Of a given row, `of` is its id. */
export const storedSheet = z.object({
	rows: z.array(z.record(z.string().max(20), z.string().max(LONGEST_CELL))).max(24),
	savedAt: z.string(),
})

export const sheetRows = z
	.array(
		z.record(z.string().max(20), z.string().max(LONGEST_CELL, `Use at most ${LONGEST_CELL} characters in a field`)),
	)
	.max(24)
