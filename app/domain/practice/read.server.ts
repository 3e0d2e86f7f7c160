import type { Db, Tx } from '../db'
import type { Outcome } from './kinds'

export type CommitmentRow = {
	id: string
	text: string
	dueOn: string
	moduleKey: string | null
	session: { id: string; kind: string; planNumber: number | null; cohort: { name: string } } | null
	createdAt: Date
	outcome: Outcome | null
	learned: string
	closedAt: Date | null
}

/** One person's commitments, open ones first by due date. Their own page only. */
export async function listCommitments(db: Db, personId: string): Promise<CommitmentRow[]> {
	const rows = await db.commitment.findMany({
		where: { personId },
		select: {
			id: true,
			text: true,
			dueOn: true,
			moduleKey: true,
			session: { select: { id: true, kind: true, planNumber: true, cohort: { select: { name: true } } } },
			createdAt: true,
			outcome: true,
			learned: true,
			closedAt: true,
		},
		orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { dueOn: 'asc' }],
	})
	return rows as CommitmentRow[]
}

type PromisedIn = { last: string[]; earlier: string[] }

/** Whether somebody has said nothing yet of what they promised in a session. */
export async function hasOpenPromise(db: Db, before: PromisedIn, personId: string): Promise<boolean> {
	const sessionIds = [...before.last, ...before.earlier]
	return (await db.commitment.count({ where: { sessionId: { in: sessionIds }, personId, closedAt: null } })) > 0
}

/** What each one promised in the last of these sessions, and what of earlier ones nobody has heard of since: the next room opens with it. */
export async function listPromisesOf(db: Db | Tx, { last, earlier }: PromisedIn) {
	return db.commitment.findMany({
		where: { OR: [{ sessionId: { in: last } }, { sessionId: { in: earlier }, closedAt: null }] },
		select: { id: true, personId: true, text: true, outcome: true, learned: true },
		orderBy: { createdAt: 'asc' },
	})
}
