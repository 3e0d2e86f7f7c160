import type { Db, Tx } from '../db'
import { LED_KINDS } from '../session/kinds'
import type { Format } from './format'

type Of = { cohortId: string; startsAt: Date }

/** Whether the cohort has sat in no room before this session; what some of them run themselves is none of its. */
export async function isFirstRoom(db: Db | Tx, { cohortId, startsAt }: Of): Promise<boolean> {
	const before = await db.room.count({
		where: {
			lastSeq: { gt: 0 },
			session: { cohortId, kind: { in: LED_KINDS }, startsAt: { lt: startsAt }, cancelledAt: null },
		},
	})
	return before === 0
}

/**
 * Who brings the case when nobody was named: in a cohort's first room whoever leads it, so that the first one who shows
 * something unfinished is not a learner. The lead may still name somebody else. A kickoff that comes first has no case to
 * bring, but a phase in which the lead tells of a failure of their own; the next room is not the first.
 */
export async function presenterByDefault(tx: Tx, session: Of, format: Format, leadId: string | null) {
	const hasCase = format.phases.some(({ kind }) => kind === 'case')
	return hasCase && (await isFirstRoom(tx, session)) ? leadId : null
}
