import { timingSafeEqual } from 'node:crypto'
import { hostingColumns, seatedOrHosting, toHostingEvent } from '../activity/calendar-event'
import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import type { LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { calendarColumns, type ForCalendar, toCalendarEvent } from './calendar-event'
import { writeFeed } from './ical.server'
import { meets } from './who-meets.server'

/**
 * The calendar somebody subscribes to. Its address holds their id and an HMAC of it, for this one purpose and for as often
 * as it was changed: a stolen table opens no calendar, and the address opens nothing else (docs/decisions/0015).
 */
const DAY_MS = 86_400_000
/** Sessions held, or cancelled, stay in the calendar so long: an entry that vanishes would look like a fault. */
const KEPT_DAYS = 90
const ENDING = '.ics'

function fileOf(key: LinkKey, person: { id: string; calendarResets: number }): string {
	return key.tokenFor({ id: person.id, kind: `calendar-${person.calendarResets}` }) + ENDING
}

/** What the address of a person's calendar ends in. @throws DomainError 'not-found' */
export async function getFeedFile(db: Db, key: LinkKey, personId: string): Promise<string> {
	const person = await db.person.findUnique({ where: { id: personId }, select: { id: true, calendarResets: true } })
	if (!person) throw new DomainError('not-found', 'person')
	return fileOf(key, person)
}

/** Another address; the old one opens nothing any more. */
export async function resetFeed(db: Db, person: { id: string; name: string }): Promise<void> {
	await transact(db, async (tx) => {
		await tx.person.update({ where: { id: person.id }, data: { calendarResets: { increment: 1 } } })
		await record(tx, { act: 'calendar-feed-reset', actor: person })
	})
}

/** Whose calendar an address opens; null for one that is wrong, was changed, or belongs to a closed account, without saying which. */
export async function findFeedOwner(db: Db, key: LinkKey, file: string): Promise<{ id: string } | null> {
	const id = file.split('.')[0] ?? ''
	const person = await db.person.findFirst({
		where: { id, disabledAt: null },
		select: { id: true, calendarResets: true },
	})
	const [expected, given] = [Buffer.from(fileOf(key, person ?? { id, calendarResets: 0 })), Buffer.from(file)]
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null
	return person && { id: person.id }
}

/** @param publicUrl where the entries lead */
export async function readFeed(db: Db, owner: { id: string }, publicUrl: string, now: Date): Promise<string> {
	const from = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
	const sessions = await listForCalendar(db, owner.id, from)
	const hostings = await db.hosting.findMany({
		where: { ...seatedOrHosting(owner.id), startsAt: { gte: from } },
		select: hostingColumns,
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
	})
	return writeFeed(
		[
			...sessions.map((session) => toCalendarEvent(session, publicUrl)),
			...hostings.map((hosting) => toHostingEvent(hosting, publicUrl)),
		],
		'Belay sessions',
		now,
	)
}

/** Sessions of one's cohorts that are published, as learner or facilitator, from a moment on. */
export async function listForCalendar(db: Db, personId: string, from: Date): Promise<ForCalendar[]> {
	return db.session.findMany({
		where: {
			startsAt: { gte: from },
			cohort: { status: { not: 'planned' } },
			...meets(personId),
		},
		select: calendarColumns,
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
	})
}
