import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { inOrder, type Need, needsOf, type PersonNeed } from './needs'

/** The table of who needs what, as its page lists it. */
export async function listNeeds(db: Db | Tx): Promise<Need[]> {
	return inOrder((await db.need.findMany()) as Need[])
}

/** Why a need is met, or waits; 'open' when nothing has been done about it yet. */
export type NeedState =
	| { state: 'certified' | 'in-cohort' | 'open' }
	/** After `until`, yyyy-mm-dd, the need stands again */
	| { state: 'excused' | 'deferred'; until: string; reason: string }

/**
 * What somebody needs, by when, and whether they have it: certified, in a cohort that is not over, or excused for now. A
 * cohort that had begun by the day makes good; a later one leaves it overdue.
 * @param today yyyy-mm-dd where the reader is
 * @throws DomainError 'not-found'
 */
export async function needsOfPerson(
	db: Db,
	personId: string,
	now: Date,
	today: string,
): Promise<(PersonNeed & NeedState)[]> {
	const person = await db.person.findUnique({
		where: { id: personId },
		select: {
			careerTrack: true,
			careerLevel: true,
			levelSince: true,
			leaves: { select: { fromDay: true, untilDay: true } },
			excuses: { where: { until: { gte: today } }, select: { stageKey: true, kind: true, until: true, reason: true } },
			certifications: { where: { revokedAt: null, validUntil: { gt: now } }, select: { stageKey: true } },
			memberships: {
				where: { cohort: { status: { in: [...AHEAD_OR_ON] } } },
				select: { cohort: { select: { program: true, stage: true, startsOn: true } } },
				orderBy: { cohort: { startsOn: 'desc' } },
			},
		},
	})
	if (!person) throw new DomainError('not-found', 'person')
	const certified = new Set(person.certifications.map(({ stageKey }) => stageKey))
	const seatedFrom = new Map(
		person.memberships.map(({ cohort }) => [`${cohort.program}/${cohort.stage}`, cohort.startsOn]),
	)
	const stateOf = (stageKey: string): NeedState => {
		if (certified.has(stageKey)) return { state: 'certified' }
		if (seatedFrom.has(stageKey)) return { state: 'in-cohort' }
		const excuse = person.excuses.find((each) => each.stageKey === stageKey)
		if (!excuse) return { state: 'open' }
		return { state: excuse.kind as 'excused' | 'deferred', until: excuse.until, reason: excuse.reason }
	}
	return needsOf(person, await listNeeds(db), today).map((need) => {
		const beganInTime = need.dueOn !== null && (seatedFrom.get(need.stageKey) ?? '9999') <= need.dueOn
		return { ...need, isOverdue: need.isOverdue && !beganInTime, ...stateOf(need.stageKey) }
	})
}
