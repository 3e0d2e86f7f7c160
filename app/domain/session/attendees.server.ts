import type { Db, Tx } from '../db'
import type { Unavailable } from '../intake/kinds'
import { listUnavailable } from '../intake/unavailable.server'
import { holidaysOf } from '../zone/holidays.server'
import { addDays, weekdayOf } from '../zone/plain-date'
import { instantOf, isZone } from '../zone/zone.server'
import type { Attendee, Span } from './slots'
import { peopleOf } from './who-meets.server'

/** Longer than any session: one that began before the first day may still be on */
const LONGEST_MS = 4 * 3_600_000
const DAY_MS = 86_400_000

type Days = { from: string; to: string }
type Hours = { timeZone: string; workDays: number[]; workFrom: string; workTo: string; holidays: string }
/** Who is to come; `only`: to this session alone */
type Comer = Hours & { id: string; name: string; leads: boolean; only?: string }

/** A closed account comes to nothing. */
const active = { disabledAt: null }
const person = {
	select: { id: true, name: true, timeZone: true, workDays: true, workFrom: true, workTo: true, holidays: true },
} as const

/**
 * Everybody a session of this cohort concerns, with their hours, holidays, other sessions and the times they said they
 * cannot, between two days.
 * @param moving sessions that are about to be moved: those are no clash, and their guests are concerned
 */
export async function readAttendees(
	db: Db | Tx,
	cohortId: string,
	days: Days,
	moving: string[] = [],
): Promise<Attendee[]> {
	const cohort = await db.cohort.findUnique({
		where: { id: cohortId },
		select: {
			program: true,
			stage: true,
			facilitators: { where: { person: active }, select: { part: true, person } },
			members: { where: { person: active }, select: { person }, orderBy: { person: { name: 'asc' } } },
		},
	})
	const guests = await db.sessionGuest.findMany({
		where: { sessionId: { in: moving }, person: active },
		select: { sessionId: true, person },
		orderBy: { person: { name: 'asc' } },
	})
	const crew: Comer[] = [
		...(cohort?.facilitators ?? []).map((each) => ({ ...each.person, leads: each.part !== 'observer' })),
		...(cohort?.members ?? []).map((each) => ({ ...each.person, leads: false })),
		...guests.map((each) => ({ ...each.person, leads: false, only: each.sessionId })),
	]
	const ids = crew.map(({ id }) => id)
	const unavailable = await listUnavailable(db, ids, `${cohort?.program}/${cohort?.stage}`)
	return attending(crew, days, await listBusy(db, ids, days, moving), unavailable)
}

/**
 * Those of a meeting of their own, with what they need to know of each other to find an hour: hours, holidays, and that
 * somebody is in another session. Which one is said only of sessions the reader is in as well; the times at which they
 * told their L&D that they cannot stay there: of three people it would be plain whose they are.
 * @param moving its meetings that are about to be moved
 */
export async function readPeers(
	db: Db | Tx,
	{ personIds, readerId }: { personIds: string[]; readerId: string },
	days: Days,
	moving: string[] = [],
): Promise<Attendee[]> {
	const people = await db.person.findMany({
		where: { id: { in: personIds }, ...active },
		...person,
		orderBy: { name: 'asc' },
	})
	const crew = people.map((each) => ({ ...each, leads: false }))
	return attending(crew, days, await listBusy(db, personIds, days, moving, readerId), new Map())
}

function attending(
	crew: Comer[],
	days: Days,
	busy: Map<string, (Span & { what: string })[]>,
	unavailable: Map<string, Unavailable[]>,
): Attendee[] {
	return crew.map(({ id, name, leads, only, ...hours }) => {
		const holidays = holidaySpans(hours, days)
		const off = new Set(holidays.map(({ day }) => day))
		return {
			id,
			name,
			leads,
			only,
			working: workingSpans(hours, days, off),
			holidays,
			busy: busy.get(id) ?? [],
			cannot: cannotSpans(unavailable.get(id) ?? [], hours.timeZone, days),
		}
	})
}

/** Sessions of people around some days, by person. @param toldTo whoever may know only of their own sessions which they are */
export async function listBusy(db: Db | Tx, personIds: string[], days: Days, moving: string[], toldTo?: string) {
	const among = { some: { personId: { in: personIds } } }
	const seats = { where: { personId: { in: personIds } }, select: { personId: true } }
	const sessions = await db.session.findMany({
		where: {
			...heldIn(days, moving),
			OR: [{ cohort: { members: among } }, { cohort: { facilitators: among } }, { guests: among }],
		},
		select: {
			title: true,
			startsAt: true,
			durationMinutes: true,
			kind: true,
			invited: true,
			series: { select: { seats } },
			guests: seats,
			cohort: { select: { name: true, members: seats, facilitators: seats } },
		},
	})
	const busy = new Map<string, (Span & { what: string })[]>()
	for (const session of sessions) {
		const there = peopleOf(session)
		// Who meets without a facilitator, and when, is theirs: an admin is told that they are busy (docs/decisions/0033).
		const isTold = toldTo === undefined ? session.kind !== 'self-run' : there.has(toldTo)
		const span = { ...spanOf(session), what: isTold ? whatOf(session) : '' }
		for (const personId of there) busy.set(personId, [...(busy.get(personId) ?? []), span])
	}
	return busy
}

/** Places that sessions of any cohort are held in between two days. @param moving sessions that would not be there any more */
export async function listTakenPlaces(
	db: Db,
	places: string[],
	days: Days,
	moving: string[] = [],
): Promise<(Span & { place: string; what: string })[]> {
	const wanted = new Set(places.filter(Boolean).map(placeKey))
	if (wanted.size === 0) return []
	const sessions = await db.session.findMany({
		where: { ...heldIn(days, moving), place: { not: '' } },
		select: {
			title: true,
			place: true,
			startsAt: true,
			durationMinutes: true,
			kind: true,
			cohort: { select: { name: true } },
		},
	})
	return sessions
		.filter(({ place }) => wanted.has(placeKey(place)))
		.map((session) => ({
			...spanOf(session),
			place: placeKey(session.place),
			what: session.kind === 'self-run' ? 'a meeting of a few' : whatOf(session),
		}))
}

/** Two people write one room in two ways. */
export function placeKey(place: string): string {
	return place.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function heldIn({ from, to }: Days, moving: string[]) {
	return {
		id: { notIn: moving },
		cancelledAt: null,
		startsAt: {
			gte: new Date(Date.parse(`${from}T00:00:00Z`) - DAY_MS - LONGEST_MS),
			lt: new Date(Date.parse(`${to}T00:00:00Z`) + 2 * DAY_MS),
		},
		cohort: { status: { not: 'cancelled' } },
	}
}

function spanOf({ startsAt, durationMinutes }: { startsAt: Date; durationMinutes: number }): Span {
	const fromMs = startsAt.getTime()
	return { fromMs, untilMs: fromMs + durationMinutes * 60_000 }
}

function whatOf({ title, cohort }: { title: string; cohort: { name: string } }): string {
	return `${title}, ${cohort.name}`
}

function listDays({ from, to }: Days): string[] {
	const days: string[] = []
	for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
	return days
}

/** One day more on either side: their day begins and ends at another hour than ours. */
function around({ from, to }: Days) {
	return { from: addDays(from, -1), to: addDays(to, 1) }
}

function holidaySpans({ timeZone, holidays }: Hours, days: Days) {
	const { from, to } = around(days)
	return holidaysOf(holidays, from, to).map(({ day, name }) => ({
		day,
		name,
		fromMs: plainMs(`${day}T00:00`, timeZone),
		untilMs: plainMs(`${addDays(day, 1)}T00:00`, timeZone),
	}))
}

/** Every week again, on their own clock. */
function cannotSpans(unavailable: Unavailable[], timeZone: string, days: Days): Span[] {
	return listDays(around(days)).flatMap((day) =>
		unavailable
			.filter((each) => each.day === weekdayOf(day))
			.map(({ from, to }) => ({
				fromMs: plainMs(`${day}T${from}`, timeZone),
				untilMs: plainMs(`${day}T${to}`, timeZone),
			})),
	)
}

function workingSpans(hours: Hours, days: Days, off: Set<string>): Span[] {
	const { timeZone, workDays, workFrom, workTo } = hours
	return listDays(around(days))
		.filter((day) => workDays.includes(weekdayOf(day)) && !off.has(day))
		.map((day) => ({
			fromMs: plainMs(`${day}T${workFrom}`, timeZone),
			untilMs: plainMs(`${workTo > workFrom ? day : addDays(day, 1)}T${workTo}`, timeZone),
		}))
}

/** A day of work that begins in an hour the clock skips begins when it goes on. */
function plainMs(local: string, zone: string): number {
	const known = isZone(zone) ? zone : 'UTC'
	const result = instantOf(local, known)
	if (result.ok) return result.at.getTime()
	const next = instantOf(`${local.slice(0, 10)}T${result.suggestion}`, known)
	return next.ok ? next.at.getTime() : Date.parse(`${local}:00Z`)
}
