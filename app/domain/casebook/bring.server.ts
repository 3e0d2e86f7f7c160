import type { Db } from '../db'
import { DomainError } from '../errors'
import { type CaseText, saveOwnCase } from '../session/case.server'
import { listWhoHears } from '../session/who-meets.server'
import { listKeptFrom } from './apart.server'
import { CASE_PARTS, casePartNames } from './kinds'
import { LONGEST_IN_ROOM } from './policy'
import { readSubjects } from './subjects.server'
import { type CaseKey, wordsOf } from './write.server'

/**
 * Copies one's own case, shared or not, to where one prepares what is told in a room. The room's people are others than
 * the casebook's readers, so whom it is kept from is asked anew.
 * @throws DomainError 'not-found' | 'conflict' ('kin-in-room' | 'too-long-for-room' | 'not-author' | 'room-closed')
 */
export async function bringCase(db: Db, key: CaseKey, sessionId: string): Promise<void> {
	const row = await db.case.findFirst({ where: key })
	if (!row) throw new DomainError('not-found', 'case')
	const { subjectIds, subjectTeams, teamsOfPeople } = await readSubjects(db, row.about)
	const about = {
		authorId: key.authorId,
		subjectIds: [...new Set([...row.subjectIds, ...subjectIds])],
		subjectTeams: [...new Set([...row.subjectTeams, ...subjectTeams])],
		theirTeams: [...new Set([...row.theirTeams, ...teamsOfPeople])],
	}
	const hears = (await listWhoHears(db, sessionId)).filter((id) => id !== key.authorId)
	const wasKept = await db.caseApart.count({ where: { caseId: key.id, personId: { in: hears } } })
	if (wasKept > 0 || (await listKeptFrom(db, about, hears)).length > 0) throw new DomainError('conflict', 'kin-in-room')
	const { title, ask, ...parts } = wordsOf(row)
	const situation = CASE_PARTS.flatMap((part) =>
		part === 'ask' || parts[part] === '' ? [] : `${casePartNames[part]}: ${parts[part]}`,
	).join('\n\n')
	const text: CaseText = { title, situation, ask }
	if (title.length > LONGEST_IN_ROOM.title || situation.length > LONGEST_IN_ROOM.situation)
		throw new DomainError('conflict', 'too-long-for-room')
	await saveOwnCase(db, sessionId, key.authorId, text)
}
