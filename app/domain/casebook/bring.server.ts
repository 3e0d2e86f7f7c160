import type { Prisma } from '#prisma/client'
import type { Db } from '../db'
import { DomainError, isDomainError } from '../errors'
import { type CaseText, findCopied, saveOwnCase } from '../session/case.server'
import { listWhoHears } from '../session/who-meets.server'
import { listWhoMustNotHear, mayTell } from './hearers.server'
import { CASE_PARTS, casePartNames, type TellableCase } from './kinds'
import { LONGEST_IN_ROOM } from './policy'
import { type CaseKey, wordsOf } from './write.server'

type CaseRow = Prisma.CaseGetPayload<object>

/** The last changed ones; whoever looks for another brings it on the session's page. */
const MOST_TELLABLE = 5

/**
 * Copies one's own case, shared or not, to where one prepares what is told in a room. The room's people are others than
 * the casebook's readers, so whom it is kept from is asked anew.
 * @throws DomainError 'not-found' | 'conflict' ('kin-in-room' | 'too-long-for-room' | 'not-author' | 'room-closed')
 */
export async function bringCase(db: Db, key: CaseKey, sessionId: string): Promise<void> {
	const row = await db.case.findFirst({ where: key })
	if (!row) throw new DomainError('not-found', 'case')
	const told = await inRoom(db, row, await listWhoHears(db, sessionId))
	await saveOwnCase(db, sessionId, key.authorId, told, { caseId: row.id })
}

/**
 * The case of the casebook that somebody prepared for a session, if it came from there; `isTellable`: whether it may still be
 * told. Somebody may have come to the session, or to a team, since it was brought.
 */
export async function findBrought(
	db: Db,
	sessionId: string,
	authorId: string,
): Promise<{ id: string; isTellable: boolean } | null> {
	const id = await findCopied(db, sessionId, authorId)
	if (id === null) return null
	return { id, isTellable: await mayTell(db, { id, authorId }, await listWhoHears(db, sessionId)) }
}

/** One's own cases that may be told in a room, for whoever is asked there to bring one. */
export async function listTellable(db: Db, sessionId: string, authorId: string): Promise<TellableCase[]> {
	const rows = await db.case.findMany({
		where: { authorId, title: { not: '' } },
		orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
		take: MOST_TELLABLE,
	})
	if (rows.length === 0) return []
	const hears = await listWhoHears(db, sessionId)
	const texts = await Promise.all(rows.map((row) => inRoom(db, row, hears).then(withId(row.id), unlessRefused)))
	return texts.filter((text) => text !== null)
}

const withId = (id: string) => (text: CaseText) => ({ id, ...text })

function unlessRefused(error: unknown): null {
	if (isDomainError(error)) return null
	throw error
}

/** @throws DomainError 'conflict' ('kin-in-room' | 'too-long-for-room') */
async function inRoom(db: Db, row: CaseRow, people: string[]): Promise<CaseText> {
	if ((await listWhoMustNotHear(db, row, people)).length > 0) throw new DomainError('conflict', 'kin-in-room')
	const { title, ask, ...parts } = wordsOf(row)
	const situation = CASE_PARTS.flatMap((part) =>
		part === 'ask' || parts[part] === '' ? [] : `${casePartNames[part]}: ${parts[part]}`,
	).join('\n\n')
	if (title.length > LONGEST_IN_ROOM.title || situation.length > LONGEST_IN_ROOM.situation)
		throw new DomainError('conflict', 'too-long-for-room')
	return { title, situation, ask }
}
