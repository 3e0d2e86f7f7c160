import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { needsOf, type PersonNeed } from '../person/needs'
import { listNeeds } from '../person/needs.server'
import { excusedDay } from './excuse.server'
import type { ApplicationSource, ApplicationState, IntakeStatus, WhoMay } from './kinds'
import { type ApplyFacts, phaseOf } from './policy'

export type IntakeRow = {
	id: string
	stageKey: string
	status: IntakeStatus
	opensOn: string
	closesOn: string
	startsOn: string
	whoMay: WhoMay
}

/**
 * What decides whether somebody gets into an intake, read from how things stand.
 * @param today yyyy-mm-dd on the organization's clock
 * @throws DomainError 'not-found'
 */
export async function factsFor(
	db: Db | Tx,
	intake: IntakeRow,
	personId: string,
	now: Date,
	today: string,
): Promise<ApplyFacts & { source: ApplicationSource | null; need: PersonNeed | null }> {
	const [program = '', stage = ''] = intake.stageKey.split('/')
	const person = await db.person.findUnique({
		where: { id: personId },
		select: {
			disabledAt: true,
			careerTrack: true,
			careerLevel: true,
			levelSince: true,
			certifications: {
				where: { stageKey: intake.stageKey, revokedAt: null, validUntil: { gt: now } },
				select: { id: true },
			},
			leaves: { select: { fromDay: true, untilDay: true } },
			excuses: {
				where: { stageKey: intake.stageKey, until: { gte: excusedDay(intake, today) } },
				select: { until: true },
			},
			memberships: {
				where: { cohort: { program, stage, status: { in: [...AHEAD_OR_ON] } } },
				select: { cohortId: true },
			},
			applications: {
				where: {
					OR: [
						{ intakeId: intake.id },
						{ state: 'in', intake: { stageKey: intake.stageKey, status: { in: ['open', 'closed'] } } },
					],
				},
				select: { intakeId: true, state: true, source: true },
			},
		},
	})
	if (!person) throw new DomainError('not-found', 'person')
	const own = person.applications.find((each) => each.intakeId === intake.id)
	const need = needsOf(person, await listNeeds(db), today).find((each) => each.stageKey === intake.stageKey) ?? null
	return {
		phase: phaseOf(intake, today),
		state: (own?.state ?? null) as ApplicationState | null,
		source: (own?.source ?? null) as ApplicationSource | null,
		closedAccount: person.disabledAt !== null,
		certified: person.certifications.length > 0,
		excused: person.excuses.length > 0,
		inCohort: person.memberships.length > 0,
		inOtherIntake: person.applications.some((each) => each.intakeId !== intake.id),
		whoMay: intake.whoMay,
		needed: need !== null,
		need,
	}
}
