import { paths } from '~/paths'
import { hostingColumns, seatedOrHosting } from '../activity/calendar-event'
import type { Db } from '../db'
import { dayIn } from '../zone/day.server'
import { addDays, isInReach } from '../zone/plain-date'
import { dateOf, localOf, whenOf } from '../zone/zone.server'
import { endOf, stateOf } from './agenda'
import type { AgendaView, CalendarRow, DayRow } from './calendar-view'
import { sayWhen } from './when.server'
import { meets } from './who-meets.server'

const DAY_MS = 86_400_000
/** The longest a hosting may be (hosting-schema.ts), longer than any session: what began earlier than that is over. */
const LONGEST_MS = 600 * 60_000
/** Sessions of the agenda shown at once */
const MOST_ROWS = 100

export type CalendarReader = { id: string; timeZone: string }

const columns = {
	id: true,
	kind: true,
	title: true,
	startsAt: true,
	localStart: true,
	timeZone: true,
	durationMinutes: true,
	cancelledAt: true,
	room: { select: { closedAt: true } },
} as const

/** What somebody meets in, and their part in its cohort. A cohort that is planned is nobody's business yet. */
const mine = (personId: string) => ({
	where: { cohort: { status: { not: 'planned' } }, ...meets(personId) },
	select: {
		...columns,
		cohort: { select: { name: true, status: true, facilitators: { where: { personId }, select: { part: true } } } },
	},
})

type Row = {
	id: string
	kind: string
	title: string
	startsAt: Date
	localStart: string
	timeZone: string
	durationMinutes: number
	cancelledAt: Date | null
	room: { closedAt: Date | null } | null
	cohort: { name: string; status: string; facilitators: { part: string }[] }
}
/** A session or a seat, before it is told on somebody's clock. */
type Entry = Omit<CalendarRow, 'when' | 'state'> & {
	startsAt: Date
	localStart: string
	timeZone: string
	durationMinutes: number
	cancelledAt: Date | null
	room: { closedAt: Date | null } | null
	isOff: boolean
}

function fromSession({ cohort, kind, ...row }: Row): Entry {
	const leads = kind !== 'self-run' && cohort.facilitators.some(({ part }) => part !== 'observer')
	const session = { session: row.id }
	return {
		...row,
		whose: cohort.name,
		to: leads ? paths.facilitateSession(session) : paths.session(session),
		part: leads ? 'lead' : null,
		selfRun: kind === 'self-run',
		isOff: cohort.status === 'cancelled',
	}
}

function toRow(entry: Entry, readerZone: string, now: Date): CalendarRow {
	const { id, title, whose, to, part, selfRun } = entry
	const state = entry.isOff ? 'cancelled' : stateOf(entry, now)
	return { id, title, whose, to, part, selfRun, state, when: sayWhen(entry, readerZone, now) }
}

/** Sessions and seats that begin within a time, the earliest first, or for what was held the latest. */
async function listEntries(
	db: Db,
	personId: string,
	startsAt: { gt?: Date; gte?: Date; lt?: Date },
	order: 'asc' | 'desc' = 'asc',
	take?: number,
): Promise<Entry[]> {
	const inOrder = { orderBy: [{ startsAt: order }, { id: 'asc' as const }], take }
	const { where, select } = mine(personId)
	const sessions = await db.session.findMany({ where: { ...where, startsAt }, select, ...inOrder })
	const hostings = await db.hosting.findMany({
		where: { ...seatedOrHosting(personId), startsAt },
		select: { ...hostingColumns, hostId: true },
		...inOrder,
	})
	const seats = hostings.map(({ hostName, stageKey, hostId, ...row }): Entry => {
		const [program = '', stage = ''] = stageKey.split('/')
		const hosts = hostId === personId
		return {
			...row,
			whose: hosts ? 'Your guests' : `Hosted by ${hostName}`,
			to: hosts ? paths.oneHosting({ hosting: row.id }) : paths.activities({ program, stage }),
			part: hosts ? 'host' : null,
			selfRun: false,
			room: null,
			isOff: false,
		}
	})
	const sign = order === 'asc' ? 1 : -1
	return [...sessions.map(fromSession), ...seats]
		.sort((a, b) => sign * (a.startsAt.getTime() - b.startsAt.getTime()) || a.id.localeCompare(b.id))
		.slice(0, take)
}

export type TimedRow = { row: DayRow; startsAt: Date; endsAt: Date }

/** A reader's sessions and seats that are on at some moment between two, the earliest first. */
export async function listBetween(
	db: Db,
	reader: CalendarReader,
	from: Date,
	until: Date,
	now: Date,
): Promise<TimedRow[]> {
	const entries = await listEntries(db, reader.id, { gt: new Date(from.getTime() - LONGEST_MS), lt: until })
	return entries
		.filter((row) => endOf(row) > from)
		.map((row) => {
			const endsAt = endOf(row)
			const said = toRow(row, reader.timeZone, now)
			return { row: { ...said, hours: hoursOf(row.startsAt, endsAt, reader.timeZone) }, startsAt: row.startsAt, endsAt }
		})
}

/** "16:00 to 17:00" */
function hoursOf(startsAt: Date, endsAt: Date, zone: string): string {
	const [start, end] = [whenOf(startsAt, zone), whenOf(endsAt, zone)]
	return start.day === end.day ? `${start.time} to ${end.time}` : `${start.time} to ${end.time} on ${end.shortDay}`
}

/**
 * Sessions of one's cohorts and one's seats from a day ago on, or everything before that, by month on the reader's clock: whole days,
 * about a hundred of them, and with which day the rest begins.
 * @param asked day to begin with, or for what was held to end with: "2026-12-03"
 */
export async function readAgenda(
	db: Db,
	reader: CalendarReader,
	now: Date,
	which: 'ahead' | 'past',
	asked: string,
): Promise<AgendaView> {
	const border = new Date(now.getTime() - DAY_MS)
	const day = isInReach(asked) ? dayIn(asked, reader.timeZone) : null
	const startsAt =
		which === 'ahead'
			? { gte: day && day.from > border ? day.from : border }
			: { lt: day && day.until < border ? day.until : border }
	const order = which === 'ahead' ? ('asc' as const) : ('desc' as const)
	const find = (within: { gte?: Date; lt?: Date }, take?: number) => listEntries(db, reader.id, within, order, take)
	const found = await find(startsAt, MOST_ROWS + 1)
	const isCut = found.length > MOST_ROWS
	const dayOf = (row: Entry) => dateOf(row.startsAt, reader.timeZone)
	const last = found.at(-1)
	const cut = isCut && last ? dayOf(last) : null
	let rows = cut ? found.filter((row) => dayOf(row) !== cut) : found
	let onward = cut
	if (cut && rows.length === 0) {
		// One day of more than a hundred sessions: the whole of it.
		const { from, until } = dayIn(cut, reader.timeZone)
		rows = await find({ gte: from, lt: until })
		onward = addDays(cut, which === 'ahead' ? 1 : -1)
	}
	const months = new Map<string, CalendarRow[]>()
	for (const row of rows) {
		const key = localOf(row.startsAt, reader.timeZone).slice(0, 7)
		const said = toRow(row, reader.timeZone, now)
		months.set(key, [...(months.get(key) ?? []), said])
	}
	return { view: 'agenda', which, months: [...months].map(([key, inMonth]) => ({ key, rows: inMonth })), onward }
}
