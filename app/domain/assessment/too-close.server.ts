import { readSponsors } from '../activity/read-evidence.server'
import type { Db, Tx } from '../db'
import { putOtherReaderLetters } from '../notice/work-mail.server'
import { inSameLine, isAboveOrBelow, linesAbove } from '../person/line.server'
import { transact } from '../transact.server'
import { leaveDefenses, recordReleased } from './leave-assessing.server'

/**
 * Too close: whoever is by now in the reporting line of a work’s author, mentors them or is mentored by them, or is asked as
 * its sponsor. Naming asks for it (assessor-policy.ts), and so does everything after: people change managers meanwhile.
 */
type Pair = { assessorId: string; personId: string }

/** The rule of naming, asked again before scores count. */
export async function isTooClose(tx: Tx, work: { personId: string; stageKey: string }, assessorId: string) {
	const assessor = await tx.person.findUniqueOrThrow({ where: { id: assessorId }, select: { id: true, email: true } })
	return (
		(await inSameLine(tx, assessorId, work.personId)) ||
		(await isTied(tx, assessorId, work.personId)) ||
		(await readSponsors(tx, [work.personId]))(work, assessor)
	)
}

export async function isTied(db: Db | Tx, one: string, other: string): Promise<boolean> {
	const tied = await db.assessorTie.count({
		where: {
			OR: [
				{ learnerId: one, assessorId: other },
				{ learnerId: other, assessorId: one },
			],
		},
	})
	return tied > 0
}

/**
 * What somebody has not scored yet of a learner’s work goes back to the queue, and an hour ahead in which they were to ask
 * about it is called off. Both hear of it: neither what it was, nor who of them said so.
 * @param stageKey of one level alone
 */
export async function giveBack(
	tx: Tx,
	{ assessorId, personId }: Pair,
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

/** Looked at in one round */
const MOST_SHEETS = 2_000

/**
 * Of all work that is read: whoever has come into its author’s reporting line since they were named is released. Who was to
 * see work shown live is asked about when it is handed in (held.server.ts). @returns how many were released
 */
export async function releaseNewKin(db: Db, now: Date): Promise<number> {
	const sheets = await db.scoreSheet.findMany({
		where: { submittedAt: null, submission: { submittedAt: { not: null }, decision: null } },
		select: { assessorId: true, submission: { select: { personId: true } } },
		orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }],
		take: MOST_SHEETS,
	})
	const pairs = sheets.map(({ assessorId, submission: { personId } }) => ({ assessorId, personId }))
	const lines = await linesAbove(db, [...new Set(pairs.flatMap(({ assessorId, personId }) => [assessorId, personId]))])
	let released = 0
	for (const pair of pairs.filter(({ assessorId, personId }) => isAboveOrBelow(lines, assessorId, personId)))
		await transact(db, async (tx) => {
			// Their manager may be another again.
			if (!(await inSameLine(tx, pair.assessorId, pair.personId))) return
			await giveBack(tx, pair, null, now)
			released += 1
		})
	return released
}
