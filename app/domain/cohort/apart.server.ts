import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { inLine, type Kin, kinOf, pairKey } from '../formation/rules'
import { listTeamsAndLines } from '../person/line.server'
import type { Beside, How, KinTogether } from './say-kin'
import { type Apart, freeSeats, type Line } from './seats'

type Crew = {
	id: string
	members: { personId: string }[]
	facilitators: { personId: string; part: string }[]
	line: Line
}
type Together = { reason: string; byId: string; givenAt: Date | null }

/**
 * Whom Belay keeps apart in each of these cohorts, by the hard rules that form them: people with a seat or in line, guests of
 * a session ahead, and in the reporting line also whoever leads or watches. Read for all of them at once, in one query where nobody is kin: it is asked while a
 * cohort's row is locked. Of a line of hundreds only those are read who may get something now: while no seat is free, whoever
 * asks or holds an offer.
 * @param asks who has neither a seat nor a place in line
 */
export async function readApart(
	db: Db | Tx,
	cohorts: readonly Crew[],
	asks?: string,
): Promise<(cohort: Crew) => Apart> {
	const crews = new Map(
		cohorts.map((each) => {
			const isFree = freeSeats(each.line) > 0
			const wishes = each.line.wishes.filter(({ state }) => isFree || state === 'offered')
			const wants = [...wishes.map(({ personId }) => personId), ...(asks ? [asks] : [])]
			return [each.id, { ...whoIsIn({ ...each, guestIds: each.line.guestIds }), wants }] as const
		}),
	)
	// Where nobody wants a seat, nobody is judged.
	const judged = [...crews.values()].filter(({ wants }) => wants.length > 0)
	const how = await readKin(
		db,
		judged.flatMap(({ there, wants }) => [...there, ...wants]),
	)
	const apart = new Map(
		[...crews].map(([id, { there, leads, wants }]) => [id, pairsOf([...there, ...wants], how, leads)] as const),
	)
	const together = await readTogether(
		db,
		[...apart].flatMap(([id, pairs]) => (pairs.length > 0 ? [id] : [])),
	)
	return ({ id }) => {
		const allowed = together.get(id)
		const keys = new Set(apart.get(id)?.map(({ one, other }) => pairKey(one, other)))
		const keeps = (one: string, other: string) => {
			const key = pairKey(one, other)
			return keys.has(key) && !allowed?.has(key)
		}
		return { there: crews.get(id)?.there ?? [], keeps }
	}
}

/** Keeps why an admin seats somebody beside their own; whoever it is about may sit together in this cohort from now on. */
export async function allowTogether(
	tx: Tx,
	cohort: { id: string; name: string },
	seat: { personId: string; kin: readonly string[]; reason: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await tx.seatAllowance.createMany({
		data: seat.kin.map((other) => {
			const [oneId = '', otherId = ''] = pairKey(seat.personId, other).split(' ')
			return { cohortId: cohort.id, oneId, otherId, reason: seat.reason, byId: by.id, givenAt: now }
		}),
	})
	// The reason stays on the cohort's page: the log holds nothing anybody wrote.
	await record(tx, {
		act: 'kin-seated',
		actor: by,
		subject: seat.personId,
		detail: { cohort: cohort.name, beside: seat.kin.length },
	})
}

/**
 * Who of these an admin would seat beside their own, or beside each other, without having said why.
 * @param of all sessions after `now`, or of one alone: whose guests are there besides
 */
export async function listBeside(
	db: Db | Tx,
	cohortId: string,
	personIds: readonly string[],
	of: { now: Date; sessionId?: string },
): Promise<Beside[]> {
	const { there, leads, offered } = await readCrew(db, cohortId)
	const guests = await db.sessionGuest.findMany({
		where: of.sessionId
			? { sessionId: of.sessionId }
			: { session: { cohortId, cancelledAt: null, kind: 'led', startsAt: { gt: of.now } } },
		select: { personId: true },
	})
	const all = [...new Set([...there, ...offered, ...guests.map(({ personId }) => personId), ...personIds])]
	const asked = pairsOf(all, await readKin(db, all), leads).filter(
		({ one, other }) => personIds.includes(one) || personIds.includes(other),
	)
	if (asked.length === 0) return []
	const allowed = (await readTogether(db, [cohortId])).get(cohortId)
	const names = await readNames(db, all)
	return asked.flatMap(({ one, other, how }) => {
		if (allowed?.has(pairKey(one, other))) return []
		const [who, beside] = personIds.includes(one) ? [one, other] : [other, one]
		return [{ name: names.get(who) ?? '', beside: names.get(beside) ?? '', how }]
	})
}

/**
 * Who sits beside their own: with an admin's reason, or without one because a team or a reporting line changed since.
 * Nobody loses a seat by that; the admin sees it.
 */
export async function listKinTogether(db: Db, cohortId: string): Promise<KinTogether[]> {
	const { there, leads } = await readCrew(db, cohortId)
	const pairs = pairsOf(there, await readKin(db, there), leads)
	if (pairs.length === 0) return []
	const together = (await readTogether(db, [cohortId])).get(cohortId)
	const names = await readNames(db, [...there, ...[...(together?.values() ?? [])].map(({ byId }) => byId)])
	return pairs.map(({ one, other, how }) => {
		const said = together?.get(pairKey(one, other))
		return {
			names: [names.get(one) ?? '', names.get(other) ?? ''].sort((a, b) => a.localeCompare(b)),
			how,
			allowed: said ? { reason: said.reason, by: names.get(said.byId) ?? '', at: said.givenAt } : null,
		}
	})
}

/** Who has a seat of a cohort or a part in it, or is offered a seat there. */
async function readCrew(db: Db | Tx, cohortId: string) {
	const rows = await db.$queryRaw<{ personId: string; part: string }[]>`
		select "personId", 'member' as part from "CohortMember" where "cohortId" = ${cohortId}
		union all select "personId", part from "CohortFacilitator" where "cohortId" = ${cohortId}
		union all select "personId", 'offered' from "SeatWish" where "cohortId" = ${cohortId} and state = 'offered'`
	const members = rows.filter(({ part }) => part === 'member')
	const offered = rows.filter(({ part }) => part === 'offered').map(({ personId }) => personId)
	const facilitators = rows.filter(({ part }) => part !== 'member' && part !== 'offered')
	return { ...whoIsIn({ members, facilitators }), offered }
}

/** `leads`: whoever has a part, observers too: all of them hear the cases. */
function whoIsIn({
	members,
	facilitators,
	guestIds = [],
}: Pick<Crew, 'members' | 'facilitators'> & Pick<Line, 'guestIds'>) {
	const leads = new Set(facilitators.map(({ personId }) => personId))
	return { there: [...new Set([...members.map(({ personId }) => personId), ...leads, ...guestIds])], leads }
}

function pairsOf(ids: readonly string[], how: Awaited<ReturnType<typeof readKin>>, leads: ReadonlySet<string>) {
	return ids.flatMap((one, index) =>
		ids.slice(index + 1).flatMap((other) => {
			// Two who lead or watch together are no matter of seats.
			const kin = leads.has(one) && leads.has(other) ? null : how(one, other, leads)
			return kin ? [{ one, other, how: kin }] : []
		}),
	)
}

/** Who leads or watches may be of one's team, not of one's line (docs/decisions/0020). */
async function readKin(db: Db | Tx, ids: string[]) {
	const people: ReadonlyMap<string, Kin> = ids.length > 0 ? await listTeamsAndLines(db, [...new Set(ids)]) : new Map()
	return (one: string, other: string, leads: ReadonlySet<string>): How | null => {
		const [a, b] = [people.get(one), people.get(other)]
		if (!a || !b || one === other) return null
		if (leads.has(one) || leads.has(other)) return inLine(a, b) ? 'line' : null
		return kinOf(a, b)
	}
}

/** Cohort → pairs an admin lets sit together: there, or in the intake it was formed from. */
async function readTogether(db: Db | Tx, cohortIds: string[]) {
	if (cohortIds.length === 0) return new Map<string, Map<string, Together>>()
	const cohorts = await db.cohort.findMany({
		where: { id: { in: cohortIds } },
		select: {
			id: true,
			allowances: true,
			intake: { select: { wishes: { where: { kind: 'allowed' } } } },
		},
	})
	return new Map(
		cohorts.map(({ id, allowances, intake }) => {
			const formed = (intake?.wishes ?? []).map((each) => ({ ...each, givenAt: null }))
			const said = [...formed, ...allowances]
			return [id, new Map<string, Together>(said.map((each) => [pairKey(each.oneId, each.otherId), each]))] as const
		}),
	)
}

async function readNames(db: Db | Tx, ids: string[]): Promise<ReadonlyMap<string, string>> {
	const rows = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
	return new Map(rows.map(({ id, name }) => [id, name]))
}
