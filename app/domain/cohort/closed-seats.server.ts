import type { Db } from '../db'
import { AHEAD_OR_ON } from './kinds'
import { lineColumns, wishesOf } from './line-row.server'

export type ClosedSeats = { cohortId: string; name: string; people: string[]; waiting: number }

/**
 * Seats whose account is closed, of cohorts that are not over. An account can be opened again, so nobody loses a seat by
 * its closing alone: but a seat that nobody can use is no seat for who stands in line, and an admin decides.
 */
export async function listClosedSeats(db: Db): Promise<ClosedSeats[]> {
	const held = { person: { disabledAt: { not: null } } }
	const rows = await db.cohort.findMany({
		where: { status: { in: [...AHEAD_OR_ON] }, members: { some: held } },
		select: {
			...lineColumns,
			members: { where: held, select: { person: { select: { name: true } } }, orderBy: { person: { name: 'asc' } } },
		},
		orderBy: [{ startsOn: 'asc' }, { name: 'asc' }],
	})
	return rows.map((row) => ({
		cohortId: row.id,
		name: row.name,
		people: row.members.map(({ person }) => person.name),
		waiting: wishesOf(row).filter((wish) => wish.state === 'waiting' && !wish.standsAside).length,
	}))
}

/** Who of a cohort’s people has a closed account: an admin’s roster marks them. */
export async function closedIn(db: Db, cohortId: string): Promise<Set<string>> {
	const rows = await db.cohortMember.findMany({
		where: { cohortId, person: { disabledAt: { not: null } } },
		select: { personId: true },
	})
	return new Set(rows.map(({ personId }) => personId))
}
