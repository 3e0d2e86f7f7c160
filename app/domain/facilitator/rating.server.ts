import type { Db } from '../db'
import { readFiguresOf } from '../session/survey.server'
import type { Way } from './candidacy.server'

/** What was said of all the sessions somebody led, in released answers alone (docs/decisions/0019); null while there are fewer than five. */
export async function readRating(
	db: Db,
	{ candidacy }: Pick<Way, 'candidacy'>,
): Promise<{ mean: number; answers: number } | null> {
	const led = candidacy.sessions.filter(({ part }) => part === 'lead').map(({ sessionId }) => sessionId)
	const { all } = await readFiguresOf(db, led)
	return all && { mean: all.mean, answers: all.answers }
}
