import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Requirement } from '../program/frontmatter'
import type { CohortStatus, FacilitatorPart } from './kinds'

export type CohortSummary = {
	id: string
	name: string
	stageKey: string
	status: CohortStatus
	seatCount: number
	taken: number
	startsOn: string
	timeZone: string
	lead: string | null
}

const summary = {
	id: true,
	name: true,
	program: true,
	stage: true,
	status: true,
	seatCount: true,
	startsOn: true,
	timeZone: true,
	_count: { select: { members: true } },
	facilitators: { where: { part: 'lead' }, select: { person: { select: { name: true, disabledAt: true } } } },
} as const

type SummaryRow = {
	id: string
	name: string
	program: string
	stage: string
	status: string
	seatCount: number
	startsOn: string
	timeZone: string
	_count: { members: number }
	facilitators: { person: { name: string; disabledAt: Date | null } }[]
}

function toSummary(row: SummaryRow): CohortSummary {
	return {
		id: row.id,
		name: row.name,
		stageKey: `${row.program}/${row.stage}`,
		status: row.status as CohortStatus,
		seatCount: row.seatCount,
		taken: row._count.members,
		startsOn: row.startsOn,
		timeZone: row.timeZone,
		// Whoever's account is closed leads nothing.
		lead: row.facilitators.find(({ person }) => person.disabledAt === null)?.person.name ?? null,
	}
}

export async function listCohorts(db: Db): Promise<CohortSummary[]> {
	const rows = await db.cohort.findMany({ select: summary, orderBy: [{ startsOn: 'desc' }, { name: 'asc' }] })
	return rows.map(toSummary)
}

/** Cohorts of a person: as learner or as facilitator, newest first. */
export async function listMyCohorts(
	db: Db,
	personId: string,
): Promise<(CohortSummary & { part: 'member' | FacilitatorPart })[]> {
	const rows = await db.cohort.findMany({
		where: { OR: [{ members: { some: { personId } } }, { facilitators: { some: { personId } } }] },
		select: {
			...summary,
			members: { where: { personId }, select: { personId: true } },
			facilitators: { select: { personId: true, part: true, person: { select: { name: true, disabledAt: true } } } },
		},
		orderBy: [{ startsOn: 'desc' }],
	})
	return rows.map(({ members, facilitators, ...row }) => ({
		...toSummary({ ...row, facilitators: facilitators.filter((each) => each.part === 'lead') }),
		part:
			members.length > 0
				? ('member' as const)
				: ((facilitators.find((each) => each.personId === personId)?.part ?? 'observer') as FacilitatorPart),
	}))
}

/** Cohorts that are open to a learner, and those they stand in line for. */
export async function listOpenCohorts(db: Db, personId: string): Promise<CohortSummary[]> {
	const rows = await db.cohort.findMany({
		where: {
			OR: [{ status: 'open' }, { seatWishes: { some: { personId, openKey: { not: null } } } }],
			members: { none: { personId } },
			facilitators: { none: { personId } },
		},
		select: summary,
		orderBy: [{ startsOn: 'asc' }],
	})
	return rows.map(toSummary)
}

export type CohortPerson = {
	id: string
	name: string
	team: string
	timeZone: string
	careerTrack: string
	careerLevel: string
}
export type CohortDetail = CohortSummary & {
	requirements: Requirement[]
	/** termsOf */
	certificate: unknown
	members: CohortPerson[]
	facilitators: (CohortPerson & { part: FacilitatorPart })[]
}

const person = {
	select: { id: true, name: true, team: true, timeZone: true, careerTrack: true, careerLevel: true },
} as const

/** @throws DomainError 'not-found' */
export async function getCohort(db: Db, cohortId: string): Promise<CohortDetail> {
	const row = await db.cohort.findUnique({
		where: { id: cohortId },
		select: {
			...summary,
			requirements: true,
			certificate: true,
			members: { select: { person }, orderBy: { person: { name: 'asc' } } },
			facilitators: {
				select: { part: true, person: { select: { ...person.select, disabledAt: true } } },
				orderBy: { part: 'desc' },
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'cohort')
	const { requirements, certificate, members, facilitators, ...rest } = row
	return {
		...toSummary({ ...rest, facilitators: facilitators.filter((each) => each.part === 'lead') }),
		requirements: requirements as unknown as Requirement[],
		certificate,
		members: members.map((member) => member.person),
		facilitators: facilitators.map(({ part, person: { disabledAt: _, ...each } }) => ({
			...each,
			part: part as FacilitatorPart,
		})),
	}
}

export type CohortPart = 'member' | FacilitatorPart

/** How a person belongs to a cohort; null when they do not. */
export function partIn(cohort: Pick<CohortDetail, 'members' | 'facilitators'>, personId: string): CohortPart | null {
	const facilitator = cohort.facilitators.find((each) => each.id === personId)
	if (facilitator) return facilitator.part
	return cohort.members.some((member) => member.id === personId) ? 'member' : null
}

/**
 * A cohort its own people may open. A stranger gets the same answer as for a cohort that does not exist.
 * @throws DomainError 'not-found'
 */
export async function getMyCohort(
	db: Db,
	cohortId: string,
	personId: string,
): Promise<CohortDetail & { part: CohortPart }> {
	const cohort = await getCohort(db, cohortId)
	const part = partIn(cohort, personId)
	if (!part) throw new DomainError('not-found', 'cohort')
	return { ...cohort, part }
}
