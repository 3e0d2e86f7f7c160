import { AHEAD_OR_ON } from '../cohort/kinds'
import { listStandings } from '../compliance/read.server'
import type { Stands } from '../compliance/standing'
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

/** `stands` is what the list of who is due says; null for an invitation, which is no duty, and for a closed account. */
export type NeedHeld = PersonNeed & NeedState & { stands: Stands | null }

/**
 * What somebody needs, by when, and whether they have it: certified, in a cohort that is not over, or excused for now. Who is
 * late is asked where the list of who is due asks it, so that no two pages disagree.
 * @param today yyyy-mm-dd where the reader is
 * @throws DomainError 'not-found'
 */
export async function needsOfPerson(db: Db, personId: string, now: Date, today: string): Promise<NeedHeld[]> {
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
				select: { cohort: { select: { program: true, stage: true } } },
			},
		},
	})
	if (!person) throw new DomainError('not-found', 'person')
	const certified = new Set(person.certifications.map(({ stageKey }) => stageKey))
	const seated = new Set(person.memberships.map(({ cohort }) => `${cohort.program}/${cohort.stage}`))
	const standings = await listStandings(db, now, today, [personId])
	const stateOf = (stageKey: string): NeedState => {
		if (certified.has(stageKey)) return { state: 'certified' }
		if (seated.has(stageKey)) return { state: 'in-cohort' }
		const excuse = person.excuses.find((each) => each.stageKey === stageKey)
		if (!excuse) return { state: 'open' }
		return { state: excuse.kind as 'excused' | 'deferred', until: excuse.until, reason: excuse.reason }
	}
	return needsOf(person, await listNeeds(db), today).map((need) => {
		const row = standings.find(({ stageKey }) => stageKey === need.stageKey)
		const stands = row ? { standing: row.standing, day: row.day, alsoInCohort: row.alsoInCohort } : null
		const isOverdue = stands?.standing === 'overdue'
		return { ...need, dueOn: owedBy(need, stands), isOverdue, ...stateOf(need.stageKey), stands }
	})
}

/** Whoever held it once owes it by another day than their level says, and who finished the year owes nothing. */
function owedBy({ dueOn }: PersonNeed, stands: Stands | null): string | null {
	if (stands?.standing === 'finished') return null
	return stands?.standing === 'overdue' || stands?.standing === 'in-grace' ? stands.day : dueOn
}
