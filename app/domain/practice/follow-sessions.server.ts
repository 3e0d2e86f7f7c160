import type { Db, Tx } from '../db'

/**
 * A commitment keeps the day its owner chose, unless that was the day of a session: then it is due at that session, wherever
 * it goes. Only those made in rooms of the same cohort, and only open ones.
 * @param moves plain dates
 * @returns how many moved
 */
export async function followSessions(tx: Tx, cohortId: string, moves: { from: string; to: string }[]): Promise<number> {
	const targets = new Map(moves.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to]))
	// All read before any is changed: a session may go to the day that another one leaves.
	const due = await tx.commitment.findMany({
		where: { closedAt: null, dueOn: { in: [...targets.keys()] }, session: { cohortId } },
		select: { id: true, dueOn: true },
	})
	for (const { id, dueOn } of due)
		await tx.commitment.update({ where: { id }, data: { dueOn: targets.get(dueOn) ?? dueOn } })
	return due.length
}

/** How many open commitments are due on these days, to say what would move. */
export async function countDueOn(db: Db | Tx, cohortId: string, days: string[]): Promise<number> {
	return db.commitment.count({ where: { closedAt: null, dueOn: { in: days }, session: { cohortId } } })
}
