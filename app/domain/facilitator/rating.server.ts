import type { Db } from '../db'
import { listRated } from '../round360/rated.server'
import { readFiguresOf } from '../session/survey.server'
import type { KnownFacts } from './candidacy-policy'

/** The sessions somebody had a part in */
type Led = { candidacy: { sessions: readonly { sessionId: string; part: string }[] } }
type About = { personId: string; stageKey: string }

/** What they themselves read: which cohorts have said how they were led, and what the sessions they led were worth */
type Own = {
	cohorts: { roundId: string; name: string }[]
	sessions: { mean: number; answers: number } | null
}

/**
 * What somebody may know of how a facilitator is rated (docs/decisions/0060): they themselves where five of a cohort have
 * answered, to read it there, and the mean of the surveys after their sessions; whoever leads the level whether a cohort
 * has said how it was led, and nothing of what it said; nobody else anything.
 */
export async function readRatingFor(
	db: Db,
	way: Led,
	about: About,
	{ isSelf, leadsLevel }: Pick<KnownFacts, 'isSelf' | 'leadsLevel'>,
): Promise<{ own: Own | null; isRated: boolean | null }> {
	if (!isSelf && !leadsLevel) return { own: null, isRated: null }
	const cohorts = await listRated(db, about.personId, about.stageKey)
	if (!isSelf) return { own: null, isRated: cohorts.length > 0 }
	return { own: { cohorts, sessions: await readWorth(db, way) }, isRated: null }
}

/** What was said of all the sessions somebody led, in released answers alone (docs/decisions/0019); null while there are fewer than five. */
async function readWorth(db: Db, { candidacy }: Led): Promise<Own['sessions']> {
	const led = candidacy.sessions.filter(({ part }) => part === 'lead').map(({ sessionId }) => sessionId)
	const { all } = await readFiguresOf(db, led)
	return all && { mean: all.mean, answers: all.answers }
}
