import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { QualificationState } from '../facilitator/kinds'
import { mayTakePart } from '../facilitator/policy'
import { excusedDay, excusedUntil, listExcuses } from '../intake/excuse.server'
import { seatedIn } from '../intake/settle.server'
import { organizationDay } from '../intake/today.server'
import { excuseWords } from '../intake/words'
import { linesAbove } from '../person/line.server'
import { strengthFor } from '../person/needs'
import { listNeeds } from '../person/needs.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { placeOf } from '../zone/zone.server'
import { freeHours, type Unavailable } from './hours'
import type { FormationState, Lead, Pair, Problem, Progress, Proposal, Settings, Someone } from './kinds'
import type { Freed } from './relax'
import { storedSettings } from './schema'
import { seasonsOf } from './seasons.server'

export type FormationRow = {
	id: string
	state: FormationState
	settings: Settings
	progress: Progress & { freed?: Freed[] }
	proposal: Proposal | null
	revision: number
	startedAt: Date
	endedAt: Date | null
}

export type IntakeFacts = {
	id: string
	name: string
	stageKey: string
	status: string
	startsOn: string
	capacity: number
	overlapHours: number
}

const intakeFacts = {
	id: true,
	name: true,
	stageKey: true,
	status: true,
	startsOn: true,
	capacity: true,
	overlapHours: true,
} as const

/** @throws DomainError 'not-found' */
export async function getIntakeFacts(db: Db | Tx, intakeId: string): Promise<IntakeFacts> {
	const intake = await db.intake.findUnique({ where: { id: intakeId }, select: intakeFacts })
	if (!intake) throw new DomainError('not-found', 'intake')
	return intake
}

/** The newest run, and the proposal the admin works on, which may be of an earlier one. */
export async function findFormation(db: Db | Tx, intakeId: string) {
	const [newest, current] = await Promise.all([
		db.formation.findFirst({ where: { intakeId }, orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] }),
		db.formation.findFirst({
			where: { intakeId, state: { in: ['proposed', 'published'] } },
			orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
		}),
	])
	return { newest: newest && toFormation(newest), current: current && toFormation(current) }
}

type Stored = Omit<FormationRow, 'state' | 'settings' | 'progress' | 'proposal'> & {
	state: string
	settings: unknown
	progress: unknown
	proposal: unknown
}

export function toFormation(row: Stored): FormationRow {
	const progress: Progress = { stage: 'windows', elapsedMs: 0, placed: 0, cost: null, bound: null }
	return {
		id: row.id,
		state: row.state as FormationState,
		settings: storedSettings.parse(row.settings),
		progress: { ...progress, ...(row.progress as Partial<Progress> | null) },
		proposal: row.proposal as Proposal | null,
		revision: row.revision,
		startedAt: row.startedAt,
		endedAt: row.endedAt,
	}
}

/** Whoever asked for a place and has got none of the level meanwhile nor is excused, who could lead, and what is wished: what a proposal is made of, as it stands now. */
export async function readProblem(
	db: Db | Tx,
	programs: readonly Pick<Program, 'stages'>[],
	intake: IntakeFacts,
	settings: Settings,
	now: Date,
): Promise<Problem> {
	const excused = excusedUntil(intake.stageKey, excusedDay(intake, await organizationDay(db, now)))
	const [applications, held, wishes, needs] = await Promise.all([
		db.application.findMany({
			where: {
				intakeId: intake.id,
				state: 'in',
				person: { disabledAt: null, NOT: { OR: [seatedIn(intake.stageKey), excused] } },
			},
			select: { unavailable: true, person: { select: worker } },
			orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
		}),
		db.qualification.findMany({
			where: {
				stageKey: intake.stageKey,
				person: { disabledAt: null, roles: { some: { role: 'facilitator' } } },
			},
			select: {
				state: true,
				until: true,
				person: { select: { ...worker, mostCohorts: true, facilitations: leading } },
			},
			orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
		}),
		db.pairWish.findMany({ where: { intakeId: intake.id }, orderBy: [{ oneId: 'asc' }, { otherId: 'asc' }] }),
		listNeeds(db),
	])
	const qualified = held.filter(
		({ state, until }) => mayTakePart('lead', { state: state as QualificationState, until }, now).ok,
	)
	const ids = [...applications, ...qualified].map(({ person }) => person.id)
	const lines = await linesAbove(db, ids)
	const zones = [...applications, ...qualified].map(({ person }) => person.timeZone)
	const seasons = seasonsOf(zones, intake.startsOn, findStageByKey(programs, intake.stageKey))
	const someone = (person: Worker, unavailable: Unavailable[]): Someone => {
		const offsets = seasons.map((season) => season.offsets.get(person.timeZone) ?? 0)
		return {
			id: person.id,
			name: person.name,
			team: person.team,
			place: placeOf(person.timeZone),
			offset: offsets[0] ?? 0,
			track: person.careerTrack === 'ic' ? 'ic' : 'manager',
			level: person.careerLevel,
			strength: strengthFor(person, needs, intake.stageKey),
			line: [...(lines.get(person.id) ?? [])],
			free: offsets.flatMap((offset) => freeHours(person, unavailable, offset)),
		}
	}
	return {
		people: applications.map(({ person, unavailable }) => someone(person, unavailable as unknown as Unavailable[])),
		leads: qualified.map(
			({ person }): Lead => ({
				...someone(person, []),
				room: Math.max(0, person.mostCohorts - person.facilitations.length),
			}),
		),
		pairs: wishes.map(
			({ oneId, otherId, kind, reason }): Pair => ({ one: oneId, other: otherId, kind: kind as Pair['kind'], reason }),
		),
		capacity: intake.capacity,
		overlapMinutes: intake.overlapHours * 60,
		since: seasons.map(({ since }) => since),
		settings,
	}
}

const worker = {
	id: true,
	name: true,
	team: true,
	timeZone: true,
	careerTrack: true,
	careerLevel: true,
	workDays: true,
	workFrom: true,
	workTo: true,
} as const
type Worker = Record<
	'id' | 'name' | 'team' | 'timeZone' | 'careerTrack' | 'careerLevel' | 'workFrom' | 'workTo',
	string
> & {
	workDays: number[]
}

/** Cohorts that count against somebody's load. */
const leading = {
	where: { part: { in: ['lead', 'co'] }, cohort: { status: { in: ['planned', 'open', 'running'] } } },
	select: { cohortId: true },
}

/** The proposal among those who are still in: whoever withdrew is gone from it, whoever came later has no place yet. */
export function amongThoseIn(problem: Problem, proposal: Proposal): Proposal {
	const isIn = new Set(problem.people.map(({ id }) => id))
	return {
		...proposal,
		groups: proposal.groups.map((group) => ({ ...group, people: group.people.filter((id) => isIn.has(id)) })),
		pinned: proposal.pinned.filter((id) => isIn.has(id)),
	}
}

/** Who is in the intake and is not formed into a cohort, because they are excused: to be shown, by name. */
export async function listLeftOut(db: Db, intake: IntakeFacts, now: Date) {
	const day = excusedDay(intake, await organizationDay(db, now))
	const [excuses, applications] = await Promise.all([
		listExcuses(db, { stageKey: intake.stageKey }, day),
		db.application.findMany({ where: { intakeId: intake.id, state: 'in' }, select: { personId: true } }),
	])
	const isIn = new Set(applications.map(({ personId }) => personId))
	return excuses
		.filter(({ personId }) => isIn.has(personId))
		.map((excuse) => ({ id: excuse.personId, name: excuse.person, why: excuseWords(excuse) }))
}
