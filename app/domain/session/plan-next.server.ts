import type { CohortDetail } from '../cohort/read.server'
import type { Stage } from '../program/lesson'
import { addDays } from '../zone/zone.server'
import type { SessionRow } from './read.server'

const DAYS_APART = 14

/** How the form of the next session is filled in: the level's plan, two weeks after the last one, on the same clock. */
export function planNext(
	cohort: Pick<CohortDetail, 'startsOn' | 'timeZone'>,
	stage: Stage | undefined,
	sessions: SessionRow[],
) {
	const held = sessions.filter((session) => !session.cancelledAt)
	const planned = stage?.sessions[held.length]
	const last = [...held].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).at(-1)
	const [lastDate, lastTime] = last?.localStart.split('T') ?? []
	return {
		about: planned?.about ?? null,
		fields: {
			title: planned?.title ?? '',
			format: planned?.format ?? last?.format ?? '',
			date: lastDate ? addDays(lastDate, DAYS_APART) : cohort.startsOn,
			time: lastTime ?? '',
			timeZone: last?.timeZone ?? cohort.timeZone,
			durationMinutes: String(planned?.minutes ?? last?.durationMinutes ?? 60),
			callUrl: last?.callUrl ?? '',
			place: last?.place ?? '',
		},
	}
}
