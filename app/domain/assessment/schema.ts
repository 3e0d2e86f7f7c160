import { z } from 'zod'
import type { Scores } from './decision'
import type { Rubric } from './rubric'

/** What a form may hold; more is refused with the text kept, never cut in silence. */
export const LONGEST_WORK = 20_000
export const LONGEST_COMMENT = 4_000

const score = z.coerce.number().int().min(1).max(4)

/** Scores as the form sends them, `c:<criterion>`; what is no score counts as not scored yet. */
export function readScores(rubric: Rubric, given: (field: string) => unknown): Scores {
	return Object.fromEntries(
		rubric.criteria.flatMap(({ id }) => {
			const parsed = score.safeParse(given(`c:${id}`))
			return parsed.success ? [[id, parsed.data]] : []
		}),
	)
}
