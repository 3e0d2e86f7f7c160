import type { Db, Tx } from '../db'
import type { Kin } from '../formation/rules'
import { listTeamsAndLines } from '../person/line.server'
import { type Concerned, isKeptFrom } from './policy'

/** What of a case says from whom it is kept. */
export type About = {
	authorId: string
	subjectIds: readonly string[]
	subjectTeams: readonly string[]
	theirTeams: readonly string[]
}
export const aboutOf = { authorId: true, subjectIds: true, subjectTeams: true, theirTeams: true } as const

/** Which of these people a case is kept from as teams and lines are now, in two queries whatever their number. */
export async function listKeptFrom(db: Db | Tx, about: About, personIds: string[]): Promise<string[]> {
	const [concernedBy] = await readConcerned(db, [about], personIds)
	return personIds.filter((id) => concernedBy?.(id) ?? true)
}

/** Which of these cases are kept from somebody as teams and lines are now. */
export async function keptFromReader<Case extends About>(
	db: Db | Tx,
	cases: Case[],
	readerId: string,
): Promise<Set<Case>> {
	const asked = await readConcerned(db, cases, [readerId])
	return new Set(cases.filter((_, index) => asked[index]?.(readerId) ?? true))
}

/** Of each case: is it kept from this person? Who is not known is kept away. */
async function readConcerned(db: Db | Tx, cases: readonly About[], readerIds: string[]) {
	const teams = [...new Set(cases.flatMap((about) => [...about.subjectTeams, ...about.theirTeams]))]
	const members =
		teams.length > 0
			? await db.person.findMany({ where: { team: { in: teams } }, select: { id: true, team: true } })
			: []
	const named = cases.flatMap(({ authorId, subjectIds }) => [authorId, ...subjectIds])
	const ids = [...new Set([...readerIds, ...named, ...members.map(({ id }) => id)])]
	const people: ReadonlyMap<string, Kin> = ids.length > 0 ? await listTeamsAndLines(db, ids) : new Map()
	const kinOfAll = (wanted: readonly string[]) => wanted.flatMap((id) => people.get(id) ?? [])
	const ofTeams = (wanted: readonly string[]) => members.filter(({ team }) => wanted.includes(team)).map(({ id }) => id)
	return cases.map(({ authorId, subjectIds, subjectTeams, theirTeams }) => {
		const concerned: Concerned = {
			people: kinOfAll([authorId, ...subjectIds, ...ofTeams(subjectTeams)]),
			teams: [...subjectTeams, ...theirTeams],
			crew: kinOfAll(ofTeams(theirTeams)),
		}
		return (readerId: string) => {
			const reader = people.get(readerId)
			return !reader || isKeptFrom(reader, concerned)
		}
	})
}

/** Keeps down whom a case is kept from as it is shared: it stays away from them when teams change. */
export async function keepApart(tx: Tx, caseId: string, about: About): Promise<void> {
	const kept = await listKeptFrom(tx, about, await listEverybodyBut(tx, about.authorId))
	await tx.caseApart.createMany({
		data: kept.map((personId) => ({ caseId, personId })),
		skipDuplicates: true,
	})
}

/**
 * Adds whom each case is kept from by now. Whoever came into a team or a line after it was shared, and has left again,
 * was there when it was told of: they read it no sooner than those who were there from the start.
 * @returns how many were added
 */
export async function keepApartFromNewKin(db: Db): Promise<number> {
	const cases = await db.case.findMany({
		where: { state: { in: ['open', 'closed'] } },
		select: { id: true, ...aboutOf },
		orderBy: { id: 'asc' },
	})
	const everybody = await listEverybodyBut(db)
	const asked = await readConcerned(db, cases, everybody)
	let added = 0
	for (const [index, { id: caseId, authorId }] of cases.entries()) {
		// Of each case by itself: a long list of cases and people must let the rooms of this process have their turn.
		const before = await db.caseApart.findMany({ where: { caseId }, select: { personId: true } })
		const known = new Set([authorId, ...before.map(({ personId }) => personId)])
		const kept = everybody.filter((id) => !known.has(id) && asked[index]?.(id))
		// One that was deleted meanwhile adds nobody.
		if (kept.length > 0)
			added += await db.$executeRaw`
				insert into "CaseApart" ("caseId", "personId")
				select c.id, p.id from "Case" c, "Person" p where c.id = ${caseId} and p.id = any(${kept})
				on conflict do nothing`
	}
	return added
}

async function listEverybodyBut(db: Db | Tx, authorId?: string): Promise<string[]> {
	const rows = await db.person.findMany({ where: { id: { not: authorId } }, select: { id: true } })
	return rows.map(({ id }) => id)
}
