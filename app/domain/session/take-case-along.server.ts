import type { Tx } from '../db'

/**
 * A case that was written up and not told yet goes with its author: to the first session of the other cohort that still
 * looks for one. Where none does, it stays where it is, and theirs; so does a copy from the casebook, because whom that is
 * kept from was asked of the people here. What is empty is let go of.
 * @param formats ids of formats that open with a case
 */
export async function takeCaseAlong(
	tx: Tx,
	author: { personId: string; from: string; to: string },
	formats: readonly string[],
	now: Date,
): Promise<void> {
	const { personId, from, to } = author
	const ahead = { startsAt: { gt: now }, cancelledAt: null, room: null }
	await tx.sessionCase.deleteMany({
		where: { authorId: personId, session: { cohortId: from, ...ahead }, title: '', situation: '', ask: '' },
	})
	const cases = await tx.sessionCase.findMany({
		where: { authorId: personId, caseId: null, session: { cohortId: from, ...ahead } },
		select: { sessionId: true },
		orderBy: { session: { startsAt: 'asc' } },
	})
	const free = await tx.session.findMany({
		where: { cohortId: to, ...ahead, kind: 'led', case: null, format: { in: [...formats] } },
		select: { id: true },
		orderBy: { startsAt: 'asc' },
		take: cases.length,
	})
	for (const [index, { id }] of free.entries()) {
		const sessionId = cases[index]?.sessionId
		if (sessionId) await tx.sessionCase.update({ where: { sessionId }, data: { sessionId: id } })
	}
}
