import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db } from '../db'
import { needsOf, type Strength } from '../person/needs'
import { listNeeds } from '../person/needs.server'

export type Missing = {
	id: string
	name: string
	team: string
	strength: Strength
	/** yyyy-mm-dd */
	dueOn: string | null
	isOverdue: boolean
}

/**
 * Who must take a stage, or is expected to, and is nowhere on the way to it: no certificate in force, no seat in a cohort
 * of it that is not over, in no intake for it, not excused. Who must come first, and then who is due soonest.
 * @param today yyyy-mm-dd on the organization's clock
 * @param day until which an excuse has to reach
 */
export async function listMissing(db: Db, stageKey: string, now: Date, today: string, day = today): Promise<Missing[]> {
	const needs = (await listNeeds(db)).filter((need) => need.stageKey === stageKey && need.strength !== 'invited')
	if (needs.length === 0) return []
	const [program = '', stage = ''] = stageKey.split('/')
	const rows = await db.person.findMany({
		where: {
			disabledAt: null,
			OR: needs.map(({ careerTrack, careerLevel }) => ({ careerTrack, careerLevel })),
			certifications: { none: { stageKey, revokedAt: null, validUntil: { gt: now } } },
			memberships: { none: { cohort: { program, stage, status: { in: [...AHEAD_OR_ON] } } } },
			excuses: { none: { stageKey, until: { gte: day } } },
			applications: { none: { state: 'in', intake: { stageKey, status: { in: ['open', 'closed'] } } } },
		},
		select: { id: true, name: true, team: true, careerTrack: true, careerLevel: true, levelSince: true, leaves: true },
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	const missing = rows.flatMap(({ id, name, team, ...level }) => {
		const [need] = needsOf(level, needs, today)
		return need ? [{ id, name, team, strength: need.strength, dueOn: need.dueOn, isOverdue: need.isOverdue }] : []
	})
	const weight = (each: Missing) => `${each.strength === 'must' ? 0 : 1} ${each.dueOn ?? '9999'}`
	return missing.sort((a, b) => weight(a).localeCompare(weight(b)))
}
