import { paths } from '~/paths'
import type { FacilitatorPart } from '../cohort/kinds'
import type { CohortSummary } from '../cohort/read.server'
import type { Db } from '../db'
import { isTimeToEnter } from '../session/agenda'
import { listBegunRooms, listNextSessions } from '../session/agenda.server'
import { roomName } from '../session/kinds'
import type { SessionRow } from '../session/read.server'
import { dateOf, whenOf } from '../zone/zone.server'
import type { Item } from './due.server'

type Beside = CohortSummary & { part: 'member' | FacilitatorPart }
const says: Record<FacilitatorPart, string> = { lead: 'You lead', co: 'You co-lead', observer: 'You observe' }

/** What somebody leads or observes beside their own way: the next room of each such cohort, and the one that is on now. */
export async function listBeside(
	db: Db,
	cohorts: readonly Beside[],
	formats: ReadonlyMap<string, unknown>,
	{ zone, now }: { zone: string; now: Date },
): Promise<{ due: Item[]; enter: SessionRow | null }> {
	const beside = cohorts.flatMap(({ part, ...cohort }) =>
		part === 'member' || cohort.status === 'cancelled' || cohort.status === 'finished' ? [] : [{ ...cohort, part }],
	)
	const next = await listNextSessions(
		db,
		beside.map(({ id }) => id),
		now,
	)
	const sessions = [...next.values()]
	const begun = await listBegunRooms(
		db,
		sessions.map(({ id }) => id),
	)
	const isOn = (session: SessionRow) =>
		isTimeToEnter(session, { exists: formats.has(session.format), begun: begun.has(session.id) }, now)
	return {
		enter: sessions.find(isOn) ?? null,
		due: beside.flatMap(({ id, name, part }) => {
			const session = next.get(id)
			if (!session) return []
			const here = { session: session.id }
			return [
				{
					id: `beside-${session.id}`,
					dueOn: dateOf(session.startsAt, zone),
					title: `${says[part]} ${roomName(session).toLowerCase()}, at ${whenOf(session.startsAt, zone).time}`,
					why: `${name}: ${session.title.toLowerCase()}`,
					minutes: `${session.durationMinutes} min`,
					to: part === 'observer' ? paths.session(here) : paths.facilitateSession(here),
				},
			]
		}),
	}
}
