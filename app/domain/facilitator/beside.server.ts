import type { Db } from '../db'
import { listInLineWith } from '../person/line.server'
import { readWays, type Way, type Ways } from './candidacy.server'
import { type NextAct, nearestFirst, nextForLead } from './next'

/** Of one level, that somebody leads. */
const MOST = 50

type Beside = { personId: string; name: string; stageKey: string; standings: Way['standings']; act: NextAct }

/** Who else is on the way to a level that somebody leads, outside their line: the nearest first, with what they can do. */
export async function listBeside(
	db: Db,
	ways: Ways,
	by: { id: string; leads: readonly string[] },
	now: Date,
): Promise<Beside[]> {
	const beside: Beside[] = []
	for (const stageKey of by.leads) {
		const people = await db.person.findMany({
			where: {
				id: { not: by.id },
				disabledAt: null,
				OR: [{ candidacies: { some: { stageKey } } }, { qualifications: { some: { stageKey, state: 'training' } } }],
				qualifications: { none: { stageKey, state: { not: 'training' } } },
			},
			select: { id: true, name: true },
			orderBy: [{ name: 'asc' }, { id: 'asc' }],
			take: MOST,
		})
		const ids = people.map(({ id }) => id)
		const inLine = await listInLineWith(db, by.id, ids)
		const here = await readWays(db, ways, ids, stageKey, now)
		for (const { id: personId, name } of people) {
			const way = here.get(personId)
			if (!way || inLine.includes(personId)) continue
			beside.push({ personId, name, stageKey, standings: way.standings, act: nextForLead(way) })
		}
	}
	return nearestFirst(beside)
}
