import { listWorks } from '../assessment/works'
import type { Db, Prisma } from '../db'
import { DomainError, type Verdict } from '../errors'
import type { Program } from '../program/lesson'
import { type AssessedLevel, type LevelRefusal, mayAssessLevel } from './assessing'
import type { QualificationState } from './kinds'
import { type Pathways, stepOf } from './pathway'

/** What of a person decides whose work they may assess, besides their role. Calibrations: passed, the oldest first. */
export const assessorColumns = {
	qualifications: { select: { stageKey: true, state: true, until: true } },
	calibrations: { where: { passed: true }, select: { stageKey: true, at: true }, orderBy: { at: 'asc' } },
} as const satisfies Prisma.PersonSelect
type Columns = Prisma.PersonGetPayload<{ select: typeof assessorColumns }>

export function verdictOnLevel(
	{ qualifications, calibrations }: Columns,
	stageKey: string,
	pathways: Pathways,
	now: Date,
): Verdict<LevelRefusal> {
	const held = qualifications.find((each) => each.stageKey === stageKey)
	const tries = calibrations.filter((each) => each.stageKey === stageKey)
	return mayAssessLevel(
		{
			held: held ? { state: held.state as QualificationState, until: held.until } : null,
			calibratedAt: tries.at(-1)?.at ?? null,
			calibrationMonths: monthsOfCalibration(pathways, stageKey),
		},
		now,
	)
}

/** How long scores of the sample answers count; null for a level where nobody can calibrate. */
function monthsOfCalibration({ ways, calibrations }: Pathways, stageKey: string): number | null {
	const way = ways.get(stageKey)
	return way && calibrations.has(stageKey) && stepOf(way, 'prepare') ? way.renewal.months : null
}

type Content = { programs: readonly Program[]; pathways: Pathways }
export type Assessor = { id: string; name: string; email: string; levels: AssessedLevel[] }

const personColumns = { id: true, name: true, email: true, ...assessorColumns } as const

function toAssessor(
	{ id, name, email, ...held }: Columns & { id: string; name: string; email: string },
	{ programs, pathways }: Content,
	now: Date,
): Assessor {
	const stages = programs.flatMap((program) => program.stages)
	return {
		...{ id, name, email },
		levels: stages
			.filter(({ requirements }) => listWorks(requirements).length > 0)
			.map(({ key: stageKey, label }) => ({
				...{ stageKey, label },
				verdict: verdictOnLevel(held, stageKey, pathways, now),
			})),
	}
}

/** Every facilitator by name, with what they may assess now of the levels that have assessed work, and why not the others. */
export async function listAssessors(db: Db, content: Content, now: Date): Promise<Assessor[]> {
	const people = await db.person.findMany({
		where: { disabledAt: null, roles: { some: { role: 'facilitator' } } },
		select: personColumns,
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	return people.map((person) => toAssessor(person, content, now))
}

/** One's own levels. @throws DomainError 'not-found' ('person') */
export async function readAssessedLevels(
	db: Db,
	personId: string,
	content: Content,
	now: Date,
): Promise<AssessedLevel[]> {
	const person = await db.person.findUnique({ where: { id: personId }, select: personColumns })
	if (!person) throw new DomainError('not-found', 'person')
	return toAssessor(person, content, now).levels
}
