import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db } from '../db'
import { USUAL_COHORTS } from '../person/kinds'
import type { Program } from '../program/lesson'
import { assessorColumns, verdictOnLevel } from './assessing.server'
import type { Crew } from './capacity-plan'
import type { QualificationState } from './kinds'
import type { KnownLead } from './leading'
import type { Pathways } from './pathway'
import { mayTakePart } from './policy'
import { listSpans } from './spans.server'

/**
 * Whom there is for a stage: who is qualified to lead it, and of those who may assess it now; mentors by their role.
 * Closed accounts do not count. Of each who may lead, the cohorts of any stage they lead or co-lead already (observing takes
 * none of their hours), and their own limit; whoever is busy longest first, so that a plan with fewer leads than there are
 * never counts on more time than they have.
 */
export async function countCrew(
	db: Db,
	{ programs, pathways }: { programs: Program[]; pathways: Pathways },
	asked: { stageKey: string; now: Date; timeZone: string },
): Promise<{ crew: Crew; known: KnownLead[] }> {
	const { stageKey, now } = asked
	const people = await db.person.findMany({
		where: { disabledAt: null, roles: { some: { role: { in: ['facilitator', 'mentor'] } } } },
		select: {
			mostCohorts: true,
			roles: { select: { role: true } },
			...assessorColumns,
			facilitations: {
				where: { part: { in: ['lead', 'co'] }, cohort: { status: { in: [...AHEAD_OR_ON] } } },
				select: { cohortId: true },
			},
		},
	})
	const holds = (role: string) => people.filter(({ roles }) => roles.some((each) => each.role === role))
	const facilitators = holds('facilitator')
	const qualified = facilitators.filter(({ qualifications }) =>
		qualifications.some(
			({ stageKey: of, state, until }) =>
				of === stageKey && mayTakePart('lead', { state: state as QualificationState, until }, now).ok,
		),
	)
	const assessing = facilitators.filter((each) => verdictOnLevel(each, stageKey, pathways, now).ok)
	const ids = qualified.flatMap(({ facilitations }) => facilitations.map(({ cohortId }) => cohortId))
	const spans = await listSpans(db, programs, ids, asked.timeZone)
	const known = qualified.map(({ mostCohorts, facilitations }) => ({
		most: mostCohorts === USUAL_COHORTS ? null : mostCohorts,
		until: facilitations.flatMap(({ cohortId }) => spans.get(cohortId)?.until ?? []).sort(),
	}))
	const lastOf = ({ until }: KnownLead) => until.at(-1) ?? ''
	return {
		crew: {
			leads: qualified.length,
			assessors: assessing.length,
			mentors: holds('mentor').length,
			people: people.length,
		},
		known: known.sort(
			(a, b) => lastOf(b).localeCompare(lastOf(a)) || (a.most ?? USUAL_COHORTS) - (b.most ?? USUAL_COHORTS),
		),
	}
}
