import type { Db, Prisma, Tx } from '../db'
import { listToldWithout } from '../room/told.server'
import { type About, aboutOf, listKeptFrom } from './apart.server'
import { readSubjects } from './subjects.server'
import type { CaseKey } from './write.server'

const asked = { id: true, about: true, ...aboutOf } as const
type Asked = Prisma.CaseGetPayload<{ select: typeof asked }>

/** Those of these people who must not hear a case in a room, as teams and lines are now, and as they were when it was shared. */
export async function listWhoMustNotHear(db: Db | Tx, row: Asked, personIds: readonly string[]): Promise<string[]> {
	const { subjectIds, subjectTeams, teamsOfPeople } = await readSubjects(db, row.about)
	const about: About = {
		authorId: row.authorId,
		subjectIds: [...new Set([...row.subjectIds, ...subjectIds])],
		subjectTeams: [...new Set([...row.subjectTeams, ...subjectTeams])],
		theirTeams: [...new Set([...row.theirTeams, ...teamsOfPeople])],
	}
	const others = personIds.filter((id) => id !== row.authorId)
	const were = await db.caseApart.findMany({
		where: { caseId: row.id, personId: { in: others } },
		select: { personId: true },
	})
	return [...new Set([...were.map(({ personId }) => personId), ...(await listKeptFrom(db, about, others))])]
}

/** Whether one's own case may be told to these people. Of one that was deleted meanwhile nobody can be asked. */
export async function mayTell(db: Db | Tx, key: CaseKey, personIds: readonly string[]): Promise<boolean> {
	const row = await db.case.findFirst({ where: key, select: asked })
	return row !== null && (await listWhoMustNotHear(db, row, personIds)).length === 0
}

/**
 * Whether a case that was told in a room is kept from somebody who came later: from its author's team and line, and those
 * it is about, as these are now and were when it was shared. Then all of that room is, which talked about it. A case of
 * the casebook that was deleted since is kept from all who came later.
 */
export async function isKeptFromRoom(db: Db | Tx, roomId: string, personId: string): Promise<boolean> {
	for (const { authorId, caseId } of await listToldWithout(db, roomId, personId)) {
		if (caseId && !(await mayTell(db, { id: caseId, authorId }, [personId]))) return true
		const about: About = { authorId, subjectIds: [], subjectTeams: [], theirTeams: [] }
		if (!caseId && (await listKeptFrom(db, about, [personId])).length > 0) return true
	}
	return false
}
