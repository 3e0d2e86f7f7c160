import type { Db } from '../db'
import { DomainError } from '../errors'
import { listManagersWords, type ManagersWord } from './agreement.server'
import type { ApplicationSource, ApplicationState, IntakePhase, IntakeStatus, Unavailable, WhoMay } from './kinds'
import { phaseOf } from './policy'

export type Intake = {
	id: string
	name: string
	stageKey: string
	status: IntakeStatus
	phase: IntakePhase
	opensOn: string
	closesOn: string
	startsOn: string
	capacity: number
	whoMay: WhoMay
	overlapHours: number
	cancelReason: string
	/** People in it: applied or assigned, placed or still to be */
	taken: number
}

const columns = {
	id: true,
	name: true,
	stageKey: true,
	status: true,
	opensOn: true,
	closesOn: true,
	startsOn: true,
	capacity: true,
	whoMay: true,
	overlapHours: true,
	cancelReason: true,
	_count: { select: { applications: { where: { state: { in: ['in', 'placed', 'not-placed'] } } } } },
}

type Row = Omit<Intake, 'phase' | 'taken' | 'status' | 'whoMay'> & {
	status: string
	whoMay: string
	_count: { applications: number }
}

function toIntake({ _count, ...row }: Row, today: string): Intake {
	const intake = { ...row, status: row.status as IntakeStatus, whoMay: row.whoMay as WhoMay }
	return { ...intake, phase: phaseOf(intake, today), taken: _count.applications }
}

/** Every intake, the latest first week first. @param today yyyy-mm-dd on the organization's clock */
export async function listIntakes(db: Db, today: string): Promise<Intake[]> {
	const rows = await db.intake.findMany({ select: columns, orderBy: [{ startsOn: 'desc' }, { name: 'asc' }] })
	return rows.map((row) => toIntake(row, today))
}

/** @throws DomainError 'not-found' */
export async function getIntake(db: Db, intakeId: string, today: string): Promise<Intake> {
	const row = await db.intake.findUnique({ where: { id: intakeId }, select: columns })
	if (!row) throw new DomainError('not-found', 'intake')
	return toIntake(row, today)
}

/** Intakes one may apply to by their dates, the soonest to close first. */
export async function listOpenIntakes(db: Db, today: string): Promise<Intake[]> {
	const rows = await db.intake.findMany({
		where: { status: 'open', closesOn: { gte: today } },
		select: columns,
		orderBy: [{ closesOn: 'asc' }, { name: 'asc' }],
	})
	return rows.map((row) => toIntake(row, today)).filter(({ phase }) => phase === 'open')
}

export type OwnApplication = {
	state: ApplicationState
	source: ApplicationSource
	reason: string
	goals: string
	unavailable: Unavailable[]
	assignedBy: string | null
	word: ManagersWord | null
}

/** Somebody's own place in an intake; null when they never had one. */
export async function findOwnApplication(db: Db, intakeId: string, personId: string): Promise<OwnApplication | null> {
	const row = await db.application.findUnique({
		where: { intakeId_personId: { intakeId, personId } },
		select: { state: true, source: true, reason: true, goals: true, unavailable: true, assignedById: true },
	})
	if (!row) return null
	const { assignedById, ...rest } = row
	const by = assignedById ? await db.person.findUnique({ where: { id: assignedById }, select: { name: true } }) : null
	return {
		...rest,
		state: rest.state as ApplicationState,
		source: rest.source as ApplicationSource,
		unavailable: rest.unavailable as Unavailable[],
		assignedBy: assignedById ? (by?.name ?? 'An L&D admin') : null,
		word: (await listManagersWords(db, intakeId, personId)).get(personId) ?? null,
	}
}

/** The intakes somebody stands in, or stood in and nobody formed yet, the soonest first week first. */
export async function listOwnIntakes(
	db: Db,
	personId: string,
	today: string,
): Promise<(Intake & { state: ApplicationState; source: ApplicationSource })[]> {
	const rows = await db.application.findMany({
		where: {
			personId,
			OR: [{ state: { in: ['in', 'not-placed'] } }, { state: 'removed', intake: { status: 'open' } }],
			intake: { status: { not: 'cancelled' } },
		},
		select: { state: true, source: true, intake: { select: columns } },
		orderBy: { intake: { startsOn: 'asc' } },
	})
	return rows.map(({ intake, state, source }) => ({
		...toIntake(intake, today),
		state: state as ApplicationState,
		source: source as ApplicationSource,
	}))
}
