import type { Db, Tx } from '../db'

/** Whether somebody has put retrieval practice aside. */
export async function isRecallPaused(db: Db | Tx, personId: string): Promise<boolean> {
	return (await db.recallPause.findUnique({ where: { personId }, select: { since: true } })) !== null
}

/** Puts it aside: nothing is asked, and every question keeps its day. A second time changes nothing. */
export async function pauseRecall(db: Db, personId: string, now: Date): Promise<void> {
	await db.recallPause.createMany({ data: [{ personId, since: now }], skipDuplicates: true })
}

/** Takes it up again. What came due meanwhile comes a few minutes a day. */
export async function resumeRecall(db: Db, personId: string): Promise<void> {
	await db.recallPause.deleteMany({ where: { personId } })
}
