import type { Db } from '../db'
import { kinOf } from '../formation/rules'
import { listTeamsAndLines } from '../person/line.server'
import { listWhoHears } from '../session/who-meets.server'

/**
 * Names of those who hear what is told in a session, or read it in the recap, and are of somebody's own team or reporting
 * line as these are now. For that person's eyes alone, before they tell a case there.
 */
export async function listKinWhoHear(db: Db, sessionId: string, personId: string): Promise<string[]> {
	const hears = await listWhoHears(db, sessionId)
	const people = await listTeamsAndLines(db, [personId, ...hears])
	const me = people.get(personId)
	const kin = hears.filter((id) => {
		const other = people.get(id)
		return id !== personId && me && other && kinOf(me, other) !== null
	})
	const rows = await db.person.findMany({
		where: { id: { in: kin }, disabledAt: null },
		select: { name: true },
		orderBy: { name: 'asc' },
	})
	return rows.map(({ name }) => name)
}
