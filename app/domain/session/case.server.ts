import type { Db } from '../db'
import { DomainError } from '../errors'
import { namePresenter } from '../room/name-presenter.server'
import { transact } from '../transact.server'

/** The case of a session: brought by one person, read by the others only once it is told in the room. */
export type CaseText = { title: string; situation: string; ask: string }

/** The author's own draft; null for everybody else, whatever they are. */
export async function findOwnCase(db: Db, sessionId: string, personId: string): Promise<CaseText | null> {
	const row = await db.sessionCase.findUnique({
		where: { sessionId },
		select: { authorId: true, title: true, situation: true, ask: true },
	})
	if (!row || row.authorId !== personId) return null
	return { title: row.title, situation: row.situation, ask: row.ask }
}

/** The case of the casebook of which the author's draft is a copy; null when it is none. */
export async function findCopied(db: Db, sessionId: string, authorId: string): Promise<string | null> {
	const row = await db.sessionCase.findFirst({ where: { sessionId, authorId }, select: { caseId: true } })
	return row?.caseId ?? null
}

/** How far the case is, for the facilitator: that it exists, never what it says. */
export async function caseReadiness(db: Db, sessionId: string): Promise<'nobody' | 'empty' | 'begun' | 'ready'> {
	const row = await db.sessionCase.findUnique({
		where: { sessionId },
		select: { title: true, situation: true, ask: true },
	})
	if (!row) return 'nobody'
	const filled = [row.title, row.situation, row.ask].filter(Boolean).length
	return filled === 0 ? 'empty' : filled === 3 ? 'ready' : 'begun'
}

/**
 * What is emptied is a copy of nothing any more.
 * @param from the case of the casebook that it is a copy of
 * @throws DomainError 'conflict' ('not-author' | 'room-closed')
 */
export async function saveOwnCase(
	db: Db,
	sessionId: string,
	personId: string,
	text: CaseText,
	from?: { caseId: string },
): Promise<void> {
	const own = { sessionId, authorId: personId }
	const isEmpty = text.title === '' && text.situation === '' && text.ask === ''
	const { count } = await db.sessionCase.updateMany({
		where: { ...own, session: { OR: [{ room: null }, { room: { closedAt: null } }] } },
		data: { ...text, ...(isEmpty ? { caseId: null } : from) },
	})
	if (count > 0) return
	throw new DomainError('conflict', (await db.sessionCase.count({ where: own })) > 0 ? 'room-closed' : 'not-author')
}

/**
 * The facilitator names who brings the case. Naming somebody else lets go of the first author's draft; it was theirs.
 * @throws DomainError 'not-found' | 'conflict' ('not-in-cohort' | 'case-told')
 */
export async function choosePresenter(
	db: Db,
	sessionId: string,
	personId: string,
	by: { id: string; now: Date },
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const session = await tx.session.findUnique({
			where: { id: sessionId },
			select: {
				case: { select: { authorId: true } },
				room: { select: { id: true } },
				cohort: {
					select: {
						members: { where: { personId } },
						facilitators: { where: { personId, part: { in: ['lead', 'co'] } } },
					},
				},
			},
		})
		if (!session) throw new DomainError('not-found', 'session')
		if (session.case?.authorId === personId) return
		if (session.cohort.members.length + session.cohort.facilitators.length === 0)
			throw new DomainError('conflict', 'not-in-cohort')
		if (session.room) await namePresenter(tx, sessionId, personId, by)
		await tx.sessionCase.deleteMany({ where: { sessionId } })
		await tx.sessionCase.create({ data: { sessionId, authorId: personId } })
	})
}
