import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { addDays, laterOf } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import { SHOWN_STATUSES, type YearEntry } from './program-year'

/** Every intake and cohort from its first day to its last: of a cohort its last session or, before it has them all, the weeks of its stage. */
export async function listYearEntries(db: Db, programs: Program[]): Promise<YearEntry[]> {
	const [intakes, cohorts] = await Promise.all([
		db.intake.findMany({
			where: { status: { not: 'cancelled' } },
			select: {
				id: true,
				name: true,
				stageKey: true,
				status: true,
				opensOn: true,
				closesOn: true,
				startsOn: true,
				capacity: true,
				_count: { select: { applications: { where: { state: { in: ['in', 'placed'] } } } } },
			},
			orderBy: [{ opensOn: 'asc' }, { name: 'asc' }],
		}),
		db.cohort.findMany({
			where: { status: { in: [...SHOWN_STATUSES] } },
			select: {
				id: true,
				name: true,
				program: true,
				stage: true,
				status: true,
				startsOn: true,
				timeZone: true,
				seatCount: true,
				_count: { select: { members: true } },
				sessions: {
					where: { cancelledAt: null, kind: { not: 'self-run' } },
					orderBy: { startsAt: 'desc' },
					take: 1,
					select: { startsAt: true },
				},
			},
			orderBy: [{ startsOn: 'asc' }, { name: 'asc' }],
		}),
	])
	return [
		...intakes.map(
			({ opensOn, closesOn, capacity, _count, ...rest }): YearEntry => ({
				...rest,
				kind: 'intake',
				from: opensOn,
				until: closesOn,
				people: _count.applications,
				seats: capacity,
			}),
		),
		...cohorts.map((cohort): YearEntry => {
			const stageKey = `${cohort.program}/${cohort.stage}`
			const weeks = findStageByKey(programs, stageKey)?.training.weeks ?? 1
			const planned = addDays(cohort.startsOn, weeks * 7 - 1)
			const [last] = cohort.sessions
			const held = last ? dateOf(last.startsAt, cohort.timeZone) : planned
			return {
				id: cohort.id,
				kind: 'cohort',
				name: cohort.name,
				stageKey,
				from: cohort.startsOn,
				until: laterOf(held, planned),
				startsOn: null,
				status: cohort.status,
				people: cohort._count.members,
				seats: cohort.seatCount,
			}
		}),
	]
}
