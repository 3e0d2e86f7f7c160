import type { Db } from '../db'

/** Names that somebody's page may hold anyway: of the people they share a cohort with, and their own. */
export async function listKnownNames(db: Db, personId: string): Promise<string[]> {
	const own = { OR: [{ members: { some: { personId } } }, { facilitators: { some: { personId } } }] }
	const rows = await db.person.findMany({
		where: {
			OR: [{ id: personId }, { memberships: { some: { cohort: own } } }, { facilitations: { some: { cohort: own } } }],
		},
		select: { name: true },
		orderBy: { name: 'asc' },
	})
	return rows.map(({ name }) => name)
}
