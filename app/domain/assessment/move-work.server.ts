import type { Tx } from '../db'

/** Assessed work goes with its author: it is listed, and its assessors are named, where they learn now. */
export async function moveWork(tx: Tx, personId: string, from: string, to: string): Promise<void> {
	await tx.submission.updateMany({ where: { personId, cohortId: from }, data: { cohortId: to } })
}

/**
 * Whether work that is still read would be with two people of that cohort; only one of its assessors may know it
 * (decision.ts, mayAssess). Once all have handed in they have judged from outside. Holds the work until the end.
 */
export async function wouldBeReadByTwo(
	tx: Tx,
	{ personId, from }: { personId: string; from: string },
	crew: ReadonlySet<string>,
): Promise<boolean> {
	await tx.$queryRaw`select 1 from "Submission" where "personId" = ${personId} and "cohortId" = ${from} for update`
	const open = await tx.submission.findMany({
		where: { personId, cohortId: from, decision: null },
		select: { round: true, sheets: { select: { round: true, assessorId: true, submittedAt: true } } },
	})
	return open.some(({ round, sheets }) => {
		const there = sheets.filter((sheet) => sheet.round === round && crew.has(sheet.assessorId))
		return there.length > 1 && there.some(({ submittedAt }) => submittedAt === null)
	})
}
