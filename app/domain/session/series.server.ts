import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError, isDatabaseAway, isDomainError } from '../errors'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { transact } from '../transact.server'
import { daysBetween } from '../zone/plain-date'
import { isZone } from '../zone/zone.server'
import { refuseCollisions } from './collisions.server'
import { MEETING, readOwnSeats } from './own-seats.server'
import { refuseRestless } from './restless.server'
import { lockCohort, nextNumber } from './schedule.server'
import { AHEAD, SELF_RUN, type SelfRunFormat } from './self-run'
import { checkRhythm, meetingOf, meetingsOfYear } from './series-dates.server'

/** A series: a meeting that people of a cohort run by themselves and that comes round. It counts as no session of the level. */
export type SeriesFields = {
	format: SelfRunFormat
	everyWeeks: number
	date: string
	time: string
	timeZone: string
	callUrl: string
	place: string
	/** Who meets, besides the one who starts it */
	people: string[]
	/** To the next plain hour in a night whose clock skips theirs, or shows it twice */
	agrees?: boolean
	/** What says that they meet although somebody is in another session then: Collides.accept */
	despite?: string
}

type Series = {
	id: string
	cohortId: string
	title: string
	format: string
	everyWeeks: number
	firstStart: string
	timeZone: string
	durationMinutes: number
	callUrl: string
	place: string
}

type Actor = { id: string; name: string }
/** A series, by the cohort whose page is open */
type SeriesOf = { cohortId: string; series: string }

/** Running ones that one person may have started in a cohort: each sends letters */
const MOST_SERIES = 3
const ENDED = 'The series was ended.'

/** @throws DomainError 'not-found' | 'invalid' ('no-such-zone' | 'alone' | 'not-of-level' | 'in-the-past') | 'conflict' ('enough-series' | 'enough-changes') | NoSuchTime | OddNights | Collides */
export async function startSeries(db: Db, cohortId: string, fields: SeriesFields, by: Actor, now: Date): Promise<void> {
	const { date, time, people: _, agrees = false, despite, ...rest } = fields
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	checkRhythm({ ...rest, firstStart: `${date}T${time}` }, agrees, now)
	await transact(db, async (tx) => {
		await lockCohort(tx, cohortId)
		const { cohort, seats } = await readOwnSeats(tx, cohortId, fields, by.id)
		const running = await tx.sessionSeries.count({ where: { cohortId, startedById: by.id, endedAt: null } })
		if (running >= MOST_SERIES) throw new DomainError('conflict', 'enough-series')
		await refuseRestless(tx, cohortId, by.id, now)
		const { title, minutes } = SELF_RUN[fields.format]
		const series = await tx.sessionSeries.create({
			data: {
				...rest,
				cohortId,
				title,
				durationMinutes: minutes,
				firstStart: `${date}T${time}`,
				startedById: by.id,
				createdAt: now,
				seats: { create: seats.map((personId) => ({ personId })) },
			},
		})
		await refuseBusy(tx, series, by.id, despite)
		await record(tx, { act: 'series-started', actor: by, subject: series.id, detail: { cohort: cohort.name } })
		await makeAhead(tx, series, now)
	})
}

/**
 * Another hour, rhythm, link or place from the next meeting on; those that were held stay as they were.
 * @throws DomainError 'not-found' | 'invalid' ('in-the-past') | 'conflict' ('enough-changes') | NoSuchTime | OddNights | Collides
 */
export async function changeSeries(
	db: Db,
	{ cohortId, series: seriesId }: SeriesOf,
	fields: Pick<SeriesFields, 'everyWeeks' | 'date' | 'time' | 'callUrl' | 'place' | 'agrees' | 'despite'>,
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const before = await lockMine(tx, { cohortId, series: seriesId }, by.id)
		await refuseRestless(tx, cohortId, by.id, now)
		const { date, time, agrees = false, despite, ...rest } = fields
		checkRhythm({ ...rest, timeZone: before.timeZone, firstStart: `${date}T${time}` }, agrees, now)
		const series = await tx.sessionSeries.update({
			where: { id: seriesId },
			data: { ...rest, firstStart: `${date}T${time}` },
		})
		await refuseBusy(tx, series, by.id, despite)
		const detail = { cohort: before.cohort.name }
		await record(tx, { act: 'series-changed', actor: by, subject: series.id, detail })
		const ahead = await tx.session.findMany({
			where: { seriesId, cancelledAt: null, startsAt: { gt: now } },
			select: { id: true },
			orderBy: { startsAt: 'asc' },
		})
		for (const [index, { id }] of ahead.entries()) {
			const moment = meetingOf(series, index)
			await tx.session.update({
				where: { id },
				data: { ...moment, callUrl: rest.callUrl, place: rest.place, revision: { increment: 1 } },
			})
			await tellOfSessions(tx, { cohortId: series.cohortId, sessionId: id }, now)
		}
	})
}

/** @throws Collides. The series is as it would be; its own meetings, which move along, collide with nothing. */
async function refuseBusy(tx: Tx, series: Series, readerId: string, despite: string | undefined): Promise<void> {
	const seats = await tx.sessionSeriesSeat.findMany({
		where: { seriesId: series.id },
		select: { person: { select: { id: true, name: true } } },
		orderBy: { person: { name: 'asc' } },
	})
	const own = await tx.session.findMany({ where: { seriesId: series.id }, select: { id: true } })
	await refuseCollisions(tx, {
		seats: seats.map(({ person }) => person),
		readerId,
		meetings: meetingsOfYear(series),
		minutes: series.durationMinutes,
		moving: own.map(({ id }) => id),
		despite,
	})
}

/** Ends it: what is ahead is cancelled and keeps its record. @throws DomainError 'not-found' */
export async function endSeries(db: Db, of: SeriesOf, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const { cohort, ...series } = await lockMine(tx, of, by.id)
		await record(tx, { act: 'series-ended', actor: by, subject: series.id, detail: { cohort: cohort.name } })
		await end(tx, series, now)
	})
}

async function end(tx: Tx, { id: seriesId, cohortId }: { id: string; cohortId: string }, now: Date): Promise<void> {
	await tx.sessionSeries.update({ where: { id: seriesId }, data: { endedAt: now } })
	const ahead = await tx.session.findMany({
		where: { seriesId, cancelledAt: null, startsAt: { gt: now } },
		select: { id: true },
	})
	for (const { id } of ahead) {
		await tx.session.update({
			where: { id },
			data: { cancelledAt: now, cancelReason: ENDED, revision: { increment: 1 } },
		})
		await tellOfSessions(tx, { cohortId, sessionId: id }, now)
	}
}

/**
 * Whoever leaves a cohort meets in none of its series any more; one in which a single person is left ends. The caller has
 * locked the cohort, and tells them of all its sessions afterwards.
 */
export async function leaveSeries(tx: Tx, personId: string, cohortId: string, now: Date): Promise<void> {
	const theirs = await tx.sessionSeries.findMany({
		where: { cohortId, seats: { some: { personId } } },
		select: { id: true, cohortId: true, endedAt: true, seats: { select: { personId: true } } },
	})
	await tx.sessionSeriesSeat.deleteMany({ where: { personId, series: { cohortId } } })
	for (const series of theirs) if (!series.endedAt && series.seats.length < 3) await end(tx, series, now)
}

/**
 * Keeps the next meetings of every series in calendars. One that cannot be kept does not hold up those after it.
 * @param onFault hears of each that could not
 * @returns how many meetings were made
 */
export async function keepSeriesAhead(
	db: Db,
	now: Date,
	onFault: (seriesId: string, error: unknown) => void,
): Promise<number> {
	const going = await db.sessionSeries.findMany({
		where: { endedAt: null, cohort: { status: { in: MEETING } } },
		select: { id: true, cohortId: true },
	})
	let made = 0
	for (const { id, cohortId } of going) {
		try {
			made += await transact(db, async (tx) => {
				await lockCohort(tx, cohortId)
				const series = await tx.sessionSeries.findUnique({ where: { id } })
				return series && !series.endedAt ? makeAhead(tx, series, now) : 0
			})
		} catch (error) {
			// The whole job is tried again then.
			if (isDatabaseAway(error) || (isDomainError(error) && error.code === 'busy')) throw error
			onFault(id, error)
		}
	}
	return made
}

/** The cohort's row is locked. */
async function makeAhead(tx: Tx, series: Series, now: Date): Promise<number> {
	const made = await tx.session.findMany({
		where: { seriesId: series.id },
		select: { localStart: true, startsAt: true, cancelledAt: true },
		orderBy: { startsAt: 'asc' },
	})
	const last = made.at(-1)?.localStart.slice(0, 10)
	const first = series.firstStart.slice(0, 10)
	let index = last && last >= first ? Math.floor(daysBetween(first, last) / (series.everyWeeks * 7)) + 1 : 0
	let left = AHEAD - made.filter(({ startsAt, cancelledAt }) => startsAt > now && !cancelledAt).length
	const wanted = left
	let position = await nextNumber(tx, series.cohortId, 'self-run')
	for (; left > 0; index++) {
		const moment = meetingOf(series, index)
		// A server that was away for weeks does not make up the meetings of those.
		if (moment.startsAt <= now) continue
		const { title, format, timeZone, durationMinutes, callUrl, place, cohortId } = series
		const { id } = await tx.session.create({
			data: {
				...{ title, format, timeZone, durationMinutes, callUrl, place, cohortId },
				...moment,
				kind: 'self-run',
				seriesId: series.id,
				position: position++,
			},
			select: { id: true },
		})
		await tellOfSessions(tx, { cohortId, sessionId: id }, now)
		left--
	}
	return Math.max(wanted, 0)
}

/** Of the cohort whose page was open, and only for whoever still sits in both. */
async function lockMine(
	tx: Tx,
	{ cohortId, series: id }: SeriesOf,
	personId: string,
): Promise<Series & { cohort: { name: string } }> {
	await lockCohort(tx, cohortId)
	const me = { some: { personId } }
	const series = await tx.sessionSeries.findFirst({
		where: { id, cohortId, endedAt: null, seats: me, cohort: { members: me } },
		include: { cohort: { select: { name: true } } },
	})
	if (!series) throw new DomainError('not-found', 'series')
	return series
}

/** The series somebody meets in, with what is ahead of each. */
export async function listMySeries(db: Db, cohortId: string, personId: string, now: Date) {
	return db.sessionSeries.findMany({
		where: { cohortId, endedAt: null, seats: { some: { personId } } },
		select: {
			id: true,
			title: true,
			format: true,
			everyWeeks: true,
			firstStart: true,
			timeZone: true,
			callUrl: true,
			place: true,
			seats: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
			sessions: {
				where: { cancelledAt: null, startsAt: { gt: now } },
				select: { id: true, localStart: true, timeZone: true, startsAt: true, durationMinutes: true },
				orderBy: { startsAt: 'asc' },
			},
		},
		orderBy: { createdAt: 'asc' },
	})
}
