import type { Tx } from '../db'
import { putOtherReaderLetters } from '../notice/work-mail.server'
import { leaveDefenses, recordReleased } from './leave-assessing.server'

/**
 * What somebody has not scored yet of a learner’s work goes back to the queue, and an hour ahead in which they were to ask
 * about it is called off. Both hear of it: neither what it was, nor who of them said so.
 * @param stageKey of one level alone
 */
export async function giveBack(
	tx: Tx,
	{ assessorId, personId }: { assessorId: string; personId: string },
	by: { id: string; name: string } | null,
	now: Date,
	stageKey?: string,
): Promise<void> {
	const work = { personId, decision: null, stageKey }
	await leaveDefenses(tx, assessorId, work, by, now)
	// Whoever is named at this moment is named before, and found here, or after, and refused.
	await tx.$queryRaw`select 1 from "Submission" where "personId" = ${personId} and decision is null order by id for update`
	const open = { assessorId, submittedAt: null, submission: work }
	const sheets = await tx.scoreSheet.findMany({ where: open, select: { submissionId: true } })
	if (sheets.length === 0) return
	await tx.scoreSheet.deleteMany({ where: open })
	for (const { submissionId } of sheets) await putOtherReaderLetters(tx, submissionId, [assessorId, personId], now)
	await recordReleased(tx, assessorId, by)
}
