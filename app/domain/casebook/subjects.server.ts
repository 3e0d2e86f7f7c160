import type { Db, Tx } from '../db'

/**
 * The teams and people a case is about, as its author says it: to a line the name of a team, or a work address.
 * `unknown`: lines that name nobody here.
 */
export async function readSubjects(db: Db | Tx, about: string) {
	const lines = linesOf(about)
	const addresses = lines.filter((line) => line.includes('@'))
	const teamNames = lines.filter((line) => !line.includes('@'))
	const people = await db.person.findMany({
		where: { email: { in: addresses.map((line) => line.toLowerCase()) } },
		select: { id: true, email: true, team: true },
	})
	const teams = await db.person.findMany({
		where: { OR: teamNames.map((line) => ({ team: { equals: line, mode: 'insensitive' as const } })) },
		select: { team: true },
		distinct: ['team'],
	})
	const known = new Set([...people.map(({ email }) => email), ...teams.map(({ team }) => team.toLowerCase())])
	return {
		subjectIds: people.map(({ id }) => id),
		subjectTeams: teams.map(({ team }) => team),
		teamsOfPeople: people.flatMap(({ team }) => team || []),
		unknown: lines.filter((line) => !known.has(line.toLowerCase())),
		count: lines.length,
	}
}

function linesOf(about: string): string[] {
	return [...new Set(about.split(/[\n,;]/).flatMap((line) => line.trim() || []))]
}
