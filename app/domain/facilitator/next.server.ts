import { AHEAD_OR_ON, type FacilitatorPart } from '../cohort/kinds'
import type { Db } from '../db'
import { isAboveOrBelow, linesAbove } from '../person/line.server'
import { readWays, type Way, type Ways } from './candidacy.server'
import type { QualificationState, Standing } from './kinds'
import { type NextAct, nearestFirst, nextActFor } from './next'
import { standingOf } from './policy'

type NextFacilitator = {
	personId: string
	name: string
	stageKey: string
	standings: Way['standings']
	act: NextAct
}
/** Of whoever leads a level: what another year still takes. */
type Renewing = { personId: string; name: string; stageKey: string; until: Date | null; left: string[] }

/** Nobody plans with more than these. */
const MOST = 200

/** Who is on the way to leading a level, the nearest first, with what an admin can do for each; and who renews. */
export async function listNextFacilitators(
	db: Db,
	ways: Ways,
	now: Date,
): Promise<{ onTheWay: NextFacilitator[]; renewing: Renewing[] }> {
	const open = { person: { disabledAt: null } }
	const candidacies = await db.candidacy.findMany({
		where: open,
		select: { personId: true, stageKey: true },
		orderBy: [{ nominatedAt: 'asc' }, { personId: 'asc' }],
		take: MOST,
	})
	const held = await db.qualification.findMany({
		where: open,
		select: { personId: true, stageKey: true, state: true, until: true, coLeadsAt: true },
		// Who trains first, then whose months end first
		orderBy: [{ state: 'desc' }, { until: 'asc' }, { personId: 'asc' }],
		take: MOST,
	})
	const pairs = [...candidacies, ...held].filter(({ stageKey }) => ways.pathways.ways.has(stageKey))
	const people = await readPeople(db, [...new Set(pairs.map(({ personId }) => personId))])
	const lines = await linesAbove(db, [...people.keys()])
	const onTheWay: NextFacilitator[] = []
	const renewing: Renewing[] = []
	for (const stageKey of new Set(pairs.map((pair) => pair.stageKey))) {
		const here = new Map(held.filter((each) => each.stageKey === stageKey).map((each) => [each.personId, each]))
		const standingIn = (personId: string): Standing | null => {
			const row = here.get(personId)
			return row ? standingOf({ state: row.state as QualificationState, until: row.until }, now) : null
		}
		const ids = [...new Set(pairs.filter((pair) => pair.stageKey === stageKey).map(({ personId }) => personId))]
		const leads = ids.filter((id) => standingIn(id) === 'qualified')
		for (const [personId, way] of await readWays(db, ways, ids, stageKey, now)) {
			const person = people.get(personId)
			const standing = standingIn(personId)
			if (!person || standing === 'paused') continue
			const one = { personId, name: person.name, stageKey }
			if (standing === 'qualified' || standing === 'over') {
				renewing.push({ ...one, until: here.get(personId)?.until ?? null, left: way.renewal })
				continue
			}
			const act = nextActFor({
				candidacy: way.candidacy,
				standings: way.standings,
				standing,
				coLeads: here.get(personId)?.coLeadsAt != null,
				seat: seatIn(person, stageKey),
				manager: person.manager?.name ?? null,
				leads: leads.filter((id) => !isAboveOrBelow(lines, id, personId)).map((id) => people.get(id)?.name ?? ''),
			})
			onTheWay.push({ ...one, standings: way.standings, act })
		}
	}
	return { onTheWay: nearestFirst(onTheWay), renewing }
}

type Candidate = {
	name: string
	manager: { name: string } | null
	facilitations: { part: string; cohort: { program: string; stage: string } }[]
}

async function readPeople(db: Db, ids: string[]): Promise<Map<string, Candidate>> {
	const rows = await db.person.findMany({
		where: { id: { in: ids } },
		select: {
			id: true,
			name: true,
			manager: { select: { name: true } },
			facilitations: {
				where: { cohort: { status: { in: [...AHEAD_OR_ON] } } },
				select: { part: true, cohort: { select: { program: true, stage: true } } },
			},
		},
	})
	return new Map(rows.map(({ id, ...person }) => [id, person]))
}

/** Helping to lead comes before watching. */
function seatIn({ facilitations }: Candidate, stageKey: string): FacilitatorPart | null {
	const parts = facilitations
		.filter(({ cohort }) => `${cohort.program}/${cohort.stage}` === stageKey)
		.map(({ part }) => part as FacilitatorPart)
	return parts.find((part) => part === 'co') ?? parts[0] ?? null
}
