import { withOwnRules } from '../certification/standing.server'
import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program, Stage } from '../program/lesson'
import type { PairingRow } from './read-pairings.server'
import { countsSeen, type WatchedStage } from './say-pairings'

/**
 * The level of who was watched in a conversation, with what they are asked there themselves; where that counts no such
 * conversation, as it is today: what is written down stays theirs for a cohort to come. Null where nobody watched.
 */
export async function readWatchedStages(
	db: Db,
	programs: Program[],
	readerId: string,
	rows: readonly PairingRow[],
	now: Date,
): Promise<WatchedStage> {
	const read = new Map<string, Stage>()
	for (const row of rows) {
		const watched = watchedIn(row, readerId)
		const stage = watched && findStageByKey(programs, watched.stageKey)
		if (!stage || read.has(keyOf(watched))) continue
		const [own = stage] = await withOwnRules(db, watched.personId, [stage], now)
		read.set(keyOf(watched), countsSeen(own) ? own : stage)
	}
	return (row) => {
		const watched = watchedIn(row, readerId)
		return (watched && read.get(keyOf(watched))) ?? null
	}
}

type Watched = { personId: string; stageKey: string }
const keyOf = ({ personId, stageKey }: Watched) => `${personId} ${stageKey}`

function watchedIn(row: PairingRow, readerId: string): Watched | null {
	if (row.part === 'watched') return { personId: row.otherId, stageKey: row.otherStageKey }
	return row.part === 'was-watched' ? { personId: readerId, stageKey: row.stageKey } : null
}
