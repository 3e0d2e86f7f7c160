import { AHEAD_OR_ON, type FacilitatorPart } from '../cohort/kinds'
import type { Db, Prisma, Tx } from '../db'
import type { Role } from '../person/kinds'
import type { QualificationState } from './kinds'
import { mayTakePart } from './policy'

export type Qualification = {
	stageKey: string
	state: QualificationState
	founding: boolean
	reason: string
	since: Date
	until: Date | null
	coLeadsAt: Date | null
}

/** What of a person decides whether they may facilitate, besides their roles. Cohorts led: planned, open or running. */
export const facilitatorColumns = {
	id: true,
	name: true,
	disabledAt: true,
	mostCohorts: true,
	roles: { select: { role: true } },
	qualifications: {
		select: { stageKey: true, state: true, founding: true, reason: true, since: true, until: true, coLeadsAt: true },
		orderBy: { stageKey: 'asc' },
	},
	facilitations: {
		where: { part: { in: ['lead', 'co'] }, cohort: { status: { in: [...AHEAD_OR_ON] } } },
		select: { cohortId: true, cohort: { select: { name: true } } },
		orderBy: { cohort: { name: 'asc' } },
	},
} satisfies Prisma.PersonSelect

type Row = {
	id: string
	name: string
	disabledAt: Date | null
	mostCohorts: number
	roles: { role: string }[]
	qualifications: (Omit<Qualification, 'state'> & { state: string })[]
	facilitations: { cohortId: string; cohort: { name: string } }[]
}

export type Facilitator = {
	id: string
	name: string
	closedAccount: boolean
	roles: Role[]
	qualifications: Qualification[]
	/** Cohorts they lead or co-lead that are not over */
	leads: { cohortId: string; name: string }[]
	most: number
}

function toFacilitator(row: Row): Facilitator {
	return {
		id: row.id,
		name: row.name,
		closedAccount: row.disabledAt !== null,
		roles: row.roles.map(({ role }) => role as Role),
		qualifications: row.qualifications.map((held) => ({ ...held, state: held.state as QualificationState })),
		leads: row.facilitations.map(({ cohortId, cohort }) => ({ cohortId, name: cohort.name })),
		most: row.mostCohorts,
	}
}

/** Everybody who has a role on the facilitator's desk or holds a qualification, by name. */
export async function listFacilitators(db: Db): Promise<Facilitator[]> {
	const rows = await db.person.findMany({
		where: {
			disabledAt: null,
			OR: [{ roles: { some: { role: { in: ['facilitator', 'trainee'] } } } }, { qualifications: { some: {} } }],
		},
		select: facilitatorColumns,
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	return rows.map(toFacilitator)
}

export async function findFacilitator(db: Db | Tx, personId: string): Promise<Facilitator | null> {
	const row = await db.person.findUnique({ where: { id: personId }, select: facilitatorColumns })
	return row && toFacilitator(row)
}

export function heldFor(person: Pick<Facilitator, 'qualifications'>, stageKey: string): Qualification | null {
	return person.qualifications.find((held) => held.stageKey === stageKey) ?? null
}

/** Levels somebody trains for in which they may help to lead. */
export async function listHelped(tx: Tx, personId: string): Promise<string[]> {
	const rows = await tx.qualification.findMany({
		where: { personId, state: 'training', coLeadsAt: { not: null } },
		select: { stageKey: true },
	})
	return rows.map(({ stageKey }) => stageKey)
}

export type UnqualifiedLead = {
	personId: string
	name: string
	cohort: { id: string; name: string }
	stageKey: string
	held: Qualification | null
}

/** Who leads or co-leads a cohort that is not over without what it takes for its level: it goes on, and an admin decides. */
export async function listUnqualifiedLeads(db: Db, now: Date): Promise<UnqualifiedLead[]> {
	const cohorts = await db.cohort.findMany({
		where: { status: { in: [...AHEAD_OR_ON] } },
		select: {
			id: true,
			name: true,
			program: true,
			stage: true,
			facilitators: {
				where: { part: { in: ['lead', 'co'] } },
				select: {
					part: true,
					person: { select: { id: true, name: true, qualifications: facilitatorColumns.qualifications } },
				},
			},
		},
		orderBy: { name: 'asc' },
	})
	return cohorts.flatMap(({ facilitators, program, stage, ...cohort }) =>
		facilitators.flatMap(({ part, person }) => {
			const stageKey = `${program}/${stage}`
			const row = person.qualifications.find((held) => held.stageKey === stageKey)
			const held = row ? { ...row, state: row.state as QualificationState } : null
			return mayTakePart(part as FacilitatorPart, held, now).ok
				? []
				: [{ personId: person.id, name: person.name, cohort, stageKey, held }]
		}),
	)
}
