import type { Db } from '../db'
import { readFiguresOf } from '../session/survey.server'
import type { KnownFacts } from './candidacy-policy'

/** The sessions somebody had a part in */
type Led = { candidacy: { sessions: readonly { sessionId: string; part: string }[] } }
type Rating = { mean: number; answers: number }

/**
 * What somebody may know of how a facilitator is rated (docs/decisions/0060): they themselves the mean, once five have
 * answered; whoever leads the level whether five have, and nothing of what they said; nobody else anything.
 */
export async function readRatingFor(
	db: Db,
	way: Led,
	{ isSelf, leadsLevel }: Pick<KnownFacts, 'isSelf' | 'leadsLevel'>,
): Promise<{ own: Rating | null; isRated: boolean | null }> {
	if (!isSelf && !leadsLevel) return { own: null, isRated: null }
	const rating = await readRating(db, way)
	return isSelf ? { own: rating, isRated: null } : { own: null, isRated: rating !== null }
}

/** What was said of all the sessions somebody led, in released answers alone (docs/decisions/0019); null while there are fewer than five. */
async function readRating(db: Db, { candidacy }: Led): Promise<Rating | null> {
	const led = candidacy.sessions.filter(({ part }) => part === 'lead').map(({ sessionId }) => sessionId)
	const { all } = await readFiguresOf(db, led)
	return all && { mean: all.mean, answers: all.answers }
}
