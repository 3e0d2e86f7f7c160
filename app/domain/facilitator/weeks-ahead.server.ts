import { AHEAD_OR_ON, type FacilitatorPart } from '../cohort/kinds'
import type { Db } from '../db'
import type { Program } from '../program/lesson'
import { dayIn } from '../zone/day.server'
import { addDays } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import { listSpans } from './spans.server'
import { type LedSession, type Load, loadOf, mondaysFrom } from './weeks-ahead'

export type PersonLoad = Load & { id: string; name: string; mostCohorts: number }

/**
 * Of everybody who facilitates, or of one of them: 13 weeks from a Monday on. Sessions that people run by themselves
 * have no lead and are nobody's work here.
 * @param day any day of the first week, on the clock of `timeZone`
 */
export async function readLoad(
	db: Db,
	programs: Program[],
	asked: { day: string; timeZone: string; personId?: string },
): Promise<PersonLoad[]> {
	const mondays = mondaysFrom(asked.day)
	const [first = asked.day, last = asked.day] = [mondays[0], mondays.at(-1)]
	const from = dayIn(first, asked.timeZone).from
	const until = dayIn(addDays(last, 6), asked.timeZone).until
	const people = await db.person.findMany({
		where: asked.personId
			? { id: asked.personId }
			: {
					disabledAt: null,
					OR: [
						{ roles: { some: { role: 'facilitator' } } },
						{ facilitations: { some: { cohort: { status: { in: [...AHEAD_OR_ON] } } } } },
					],
				},
		select: {
			id: true,
			name: true,
			mostCohorts: true,
			facilitations: {
				where: { cohort: { status: { in: [...AHEAD_OR_ON] } } },
				select: { part: true, cohortId: true },
			},
		},
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
	const ids = people.flatMap(({ facilitations }) => facilitations.map(({ cohortId }) => cohortId))
	const spans = await listSpans(db, programs, ids, asked.timeZone)
	const held = await db.session.findMany({
		where: {
			cohortId: { in: [...spans.keys()] },
			cancelledAt: null,
			kind: { not: 'self-run' },
			startsAt: { gte: from, lt: until },
		},
		select: { cohortId: true, title: true, startsAt: true, durationMinutes: true },
	})
	const heldBy = new Map([...spans.keys()].map((id) => [id, held.filter(({ cohortId }) => cohortId === id)]))
	return people.map(({ id, name, mostCohorts, facilitations }) => {
		const sessions = facilitations.flatMap(({ part, cohortId }): LedSession[] =>
			(heldBy.get(cohortId) ?? []).map((session) => ({
				title: session.title,
				cohort: { id: cohortId, name: spans.get(cohortId)?.name ?? '' },
				part: part as FacilitatorPart,
				date: dateOf(session.startsAt, asked.timeZone),
				startMs: session.startsAt.getTime(),
				minutes: session.durationMinutes,
			})),
		)
		const led = facilitations.flatMap(({ part, cohortId }) => {
			const span = spans.get(cohortId)
			return part === 'observer' || !span ? [] : [span]
		})
		return { id, name, mostCohorts, ...loadOf(mondays, sessions, led, mostCohorts) }
	})
}
