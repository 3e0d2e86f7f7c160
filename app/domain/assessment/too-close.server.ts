import { readSponsors } from '../activity/read-evidence.server'
import type { Db, Tx } from '../db'
import { inSameLine, isAboveOrBelow, linesAbove } from '../person/line.server'
import { transact } from '../transact.server'
import { giveBack } from './release.server'
import { isTied } from './ties.server'

/**
 * Too close: whoever is by now in the reporting line of a work’s author, mentors them or is mentored by them, or is asked as
 * its sponsor. Naming asks for it (assessor-policy.ts), and so does everything after: people change managers meanwhile.
 */
export async function isTooClose(tx: Tx, work: { personId: string; stageKey: string }, assessorId: string) {
	const assessor = await tx.person.findUniqueOrThrow({ where: { id: assessorId }, select: { id: true, email: true } })
	return (
		(await inSameLine(tx, assessorId, work.personId)) ||
		(await isTied(tx, assessorId, work.personId)) ||
		(await readSponsors(tx, [work.personId]))(work, assessor)
	)
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
