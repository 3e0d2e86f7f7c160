import { AHEAD_OR_ON, type FacilitatorPart } from '../cohort/kinds'
import type { Db } from '../db'
import { isAboveOrBelow, linesAbove } from '../person/line.server'
import { readWays, type Way, type Ways } from './candidacy.server'
import { type NextAct, nearestFirst, nextActFor } from './next'
import { endsSoon } from './policy'

type NextFacilitator = {
	personId: string
	name: string
	stageKey: string
	standings: Way['standings']
	act: NextAct
}
/** Of whoever leads a level, or did: what another year still takes. */
type Renewing = {
	personId: string
	name: string
	stageKey: string
	until: Date | null
	ends: 'later' | 'soon' | 'over'
	left: string[]
}

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
		// Whoever has come far trains, and is found by that.
		orderBy: [{ nominatedAt: 'desc' }, { personId: 'asc' }],
		take: MOST,
	})
	const held = await db.qualification.findMany({
		where: open,
		select: { personId: true, stageKey: true, until: true, coLeadsAt: true },
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
		const ids = [...new Set(pairs.filter((pair) => pair.stageKey === stageKey).map(({ personId }) => personId))]
		const here = await readWays(db, ways, ids, stageKey, now)
		const leads = ids.filter((id) => here.get(id)?.standing === 'qualified' && people.get(id)?.facilitates)
		for (const [personId, way] of here) {
			const person = people.get(personId)
			const { standing } = way
			if (!person || standing === 'paused') continue
			const one = { personId, name: person.name, stageKey }
			const own = held.find((each) => each.personId === personId && each.stageKey === stageKey)
			if (standing === 'qualified' || standing === 'over') {
				const until = own?.until ?? null
				const soon = endsSoon({ state: 'qualified', until }, now) ? 'soon' : 'later'
				renewing.push({ ...one, until, ends: standing === 'over' ? 'over' : soon, left: way.renewal })
				continue
			}
			const act = nextActFor({
				candidacy: way.candidacy,
				standings: way.standings,
				standing,
				coLeads: own?.coLeadsAt != null,
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
	facilitates: boolean
	manager: { name: string } | null
	facilitations: { part: string; cohort: { program: string; stage: string } }[]
}

async function readPeople(db: Db, ids: string[]): Promise<Map<string, Candidate>> {
	const rows = await db.person.findMany({
		where: { id: { in: ids } },
		select: {
			id: true,
			name: true,
			roles: { where: { role: 'facilitator' }, select: { role: true } },
			manager: { select: { name: true } },
			facilitations: {
				where: { cohort: { status: { in: [...AHEAD_OR_ON] } } },
				select: { part: true, cohort: { select: { program: true, stage: true } } },
			},
		},
	})
	return new Map(rows.map(({ id, roles, ...person }) => [id, { ...person, facilitates: roles.length > 0 }]))
}

/** Helping to lead comes before watching. */
function seatIn({ facilitations }: Candidate, stageKey: string): FacilitatorPart | null {
	const parts = facilitations
		.filter(({ cohort }) => `${cohort.program}/${cohort.stage}` === stageKey)
		.map(({ part }) => part as FacilitatorPart)
	return parts.find((part) => part === 'co') ?? parts[0] ?? null
}
