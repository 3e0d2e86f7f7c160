import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { inLine, type Kin, kinOf, pairKey } from '../formation/rules'
import { linesAbove } from '../person/line.server'
import type { Beside, How, KinTogether } from './say-kin'
import type { Apart } from './seats'

type Crew = {
	id: string
	intakeId: string | null
	members: { personId: string }[]
	facilitators: { personId: string; part: string }[]
	seatWishes: { personId: string }[]
}
type Together = { reason: string; byId: string; givenAt: Date | null }

/**
 * Whom Belay keeps apart in each of these cohorts, by the hard rules that form them: people with a seat or in line, and in
 * the reporting line also whoever leads. Read for all of them at once.
 * @param asks who has neither a seat nor a place in line
 */
export async function readApart(
	db: Db | Tx,
	cohorts: readonly Crew[],
	asks?: string,
): Promise<(cohort: Crew) => Apart> {
	const ids = cohorts.flatMap((each) => [...each.members, ...each.facilitators, ...each.seatWishes])
	const how = await readKin(db, [...ids.map(({ personId }) => personId), ...(asks ? [asks] : [])])
	const together = await readTogether(db, cohorts)
	return (cohort) => {
		const { there, leads } = whoIsIn(cohort)
		const allowed = together.get(cohort.id)
		return { there, keeps: (one, other) => how(one, other, leads) !== null && !allowed?.has(pairKey(one, other)) }
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

const crewColumns = {
	id: true,
	intakeId: true,
	members: { select: { personId: true } },
	facilitators: { select: { personId: true, part: true } },
	seatWishes: { where: { state: 'offered' }, select: { personId: true } },
} as const

/** Who of these an admin would seat beside their own, or beside each other, without having said why. */
export async function listBeside(db: Db, cohortId: string, personIds: readonly string[]): Promise<Beside[]> {
	const cohort = await db.cohort.findUnique({ where: { id: cohortId }, select: crewColumns })
	if (!cohort) throw new DomainError('not-found', 'cohort')
	const { there, leads } = whoIsIn(cohort)
	const offered = cohort.seatWishes.map(({ personId }) => personId)
	const all = [...new Set([...there, ...offered, ...personIds])]
	const how = await readKin(db, all)
	const allowed = (await readTogether(db, [cohort])).get(cohortId)
	const pairs = pairsOf(all, how, leads).filter(
		({ one, other }) => (personIds.includes(one) || personIds.includes(other)) && !allowed?.has(pairKey(one, other)),
	)
	const names = await readNames(db, all)
	return pairs.map(({ one, other, how }) => {
		const [who, beside] = personIds.includes(one) ? [one, other] : [other, one]
		return { name: names.get(who) ?? '', beside: names.get(beside) ?? '', how }
	})
}

/**
 * Who sits beside their own: with an admin's reason, or without one because a team or a reporting line changed since.
 * Nobody loses a seat by that; the admin sees it.
 */
export async function listKinTogether(db: Db, cohortId: string): Promise<KinTogether[]> {
	const cohort = await db.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: crewColumns })
	const { there, leads } = whoIsIn(cohort)
	const pairs = pairsOf(there, await readKin(db, there), leads)
	const together = (await readTogether(db, [cohort])).get(cohortId)
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

function whoIsIn({ members, facilitators }: Pick<Crew, 'members' | 'facilitators'>) {
	const leads = new Set(facilitators.filter(({ part }) => part !== 'observer').map(({ personId }) => personId))
	return { there: [...members.map(({ personId }) => personId), ...leads], leads }
}

function pairsOf(ids: readonly string[], how: Awaited<ReturnType<typeof readKin>>, leads: ReadonlySet<string>) {
	return ids.flatMap((one, index) =>
		ids.slice(index + 1).flatMap((other) => {
			// Two who lead together are no matter of seats.
			const kin = leads.has(one) && leads.has(other) ? null : how(one, other, leads)
			return kin ? [{ one, other, how: kin }] : []
		}),
	)
}

/** A lead may be of one's team, not of one's line (docs/decisions/0020). */
async function readKin(db: Db | Tx, ids: string[]) {
	const wanted = [...new Set(ids)]
	const rows = await db.person.findMany({ where: { id: { in: wanted } }, select: { id: true, team: true } })
	const lines = await linesAbove(db, wanted)
	const people = new Map(
		rows.map(({ id, team }): [string, Kin] => [id, { id, team, line: [...(lines.get(id) ?? [])] }]),
	)
	return (one: string, other: string, leads: ReadonlySet<string>): How | null => {
		const [a, b] = [people.get(one), people.get(other)]
		if (!a || !b || one === other) return null
		if (leads.has(one) || leads.has(other)) return inLine(a, b) ? 'line' : null
		return kinOf(a, b)
	}
}

/** Cohort → pairs an admin lets sit together: there, or in the intake it was formed from. */
async function readTogether(db: Db | Tx, cohorts: readonly Pick<Crew, 'id' | 'intakeId'>[]) {
	const intakes = cohorts.flatMap(({ intakeId }) => intakeId ?? [])
	const given = await db.seatAllowance.findMany({ where: { cohortId: { in: cohorts.map(({ id }) => id) } } })
	const formed =
		intakes.length > 0 ? await db.pairWish.findMany({ where: { intakeId: { in: intakes }, kind: 'allowed' } }) : []
	return new Map(
		cohorts.map(({ id, intakeId }) => {
			const pairs = new Map<string, Together>()
			for (const each of formed)
				if (each.intakeId === intakeId) pairs.set(pairKey(each.oneId, each.otherId), { ...each, givenAt: null })
			for (const each of given) if (each.cohortId === id) pairs.set(pairKey(each.oneId, each.otherId), each)
			return [id, pairs] as const
		}),
	)
}

async function readNames(db: Db, ids: string[]): Promise<ReadonlyMap<string, string>> {
	const rows = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
	return new Map(rows.map(({ id, name }) => [id, name]))
}
