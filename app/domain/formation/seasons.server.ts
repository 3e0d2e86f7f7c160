import { planSessions } from '../session/plan'
import { addDays } from '../zone/plain-date'
import { offsetAt } from '../zone/zone.server'

/** Weeks in which the clocks of everybody stand to each other as they do: `since` its first day, offsets in minutes east of UTC. */
export type Season = { since: string; offsets: ReadonlyMap<string, number> }

const DAY = 24 * 60

/**
 * From a cohort's first day to the last week of its plan, one season for each way the clocks stand to each other. A change
 * that all of them make together moves the hours in common and takes none away: it begins no season.
 */
export function seasonsOf(
	zones: Iterable<string>,
	startsOn: string,
	stage: Parameters<typeof planSessions>[0] | undefined,
): Season[] {
	const named = [...new Set(zones)].sort()
	const weeks = Math.max(1, ...(stage ? planSessions(stage, startsOn) : []).map(({ week }) => week))
	const found = new Map<string, Season>()
	for (let day = 0; day < weeks * 7; day++) {
		const since = addDays(startsOn, day)
		const noon = new Date(`${since}T12:00:00Z`)
		const offsets = new Map(named.map((zone) => [zone, offsetAt(noon, zone)]))
		const first = offsets.get(named[0] ?? '') ?? 0
		const key = [...offsets.values()].map((offset) => (offset - first + 2 * DAY) % DAY).join()
		if (!found.has(key)) found.set(key, { since, offsets })
	}
	return [...found.values()]
}
