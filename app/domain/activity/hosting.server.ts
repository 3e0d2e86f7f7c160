import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { countHostingChanges, putHostingLetters } from '../notice/hosting-mail.server'
import { NoSuchTime } from '../session/schedule.server'
import { transact } from '../transact.server'
import { dayIn } from '../zone/day.server'
import { instantOf, isZone } from '../zone/zone.server'
import { mayChange } from './hosting'
import type { ChangeFields, HostingFields } from './hosting-schema'
import { lockHosting, moveUp } from './seats.server'

type Actor = { id: string; name: string }
/** Ahead, of one person: what fills a page of the quarter is still looked at. */
const MOST_OFFERED = 20
/** Of hour or place, which everybody with a seat gets a letter about */
const MOST_CHANGES_A_DAY = 6
const DAY_MS = 86_400_000

/**
 * Seats at an activity, offered by their host, or by an admin for one who may have no account.
 * @throws DomainError 'conflict' ('too-late' | 'too-many-offered') | 'invalid' ('no-such-zone') | NoSuchTime
 */
export async function offerHosting(
	db: Db,
	offered: { stageKey: string; activityId: string; host: { name: string; email: string } },
	fields: HostingFields,
	by: Actor,
	now: Date,
): Promise<{ id: string }> {
	const { stageKey, activityId } = offered
	const { date, time, bookUntil, timeZone, ...rest } = fields
	if (!isZone(timeZone)) throw new DomainError('invalid', 'no-such-zone')
	const times = timesOf({ date, time, bookUntil }, timeZone)
	if (times.closesAt <= now) throw new DomainError('conflict', 'too-late')
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${by.id} for no key update`
		const email = offered.host.email.toLowerCase()
		const host = await tx.person.findFirst({ where: { email, disabledAt: null }, select: { id: true, name: true } })
		const hostEmail = { hostEmail: email, startsAt: { gt: now }, cancelledAt: null }
		if ((await tx.hosting.count({ where: hostEmail })) >= MOST_OFFERED)
			throw new DomainError('conflict', 'too-many-offered')
		const { id } = await tx.hosting.create({
			data: {
				...rest,
				stageKey,
				activityId,
				hostId: host?.id ?? null,
				hostName: host?.name ?? offered.host.name,
				hostEmail: email,
				timeZone,
				...times,
				createdAt: now,
			},
			select: { id: true },
		})
		await record(tx, {
			act: 'hosting-offered',
			actor: by,
			subject: id,
			detail: { stage: stageKey, activity: activityId },
		})
		return { id }
	})
}

/** @throws NoSuchTime where the clock of the zone leaves that hour out, or shows it twice */
function timesOf({ date, time, bookUntil }: { date: string; time: string; bookUntil: string }, timeZone: string) {
	const localStart = `${date}T${time}`
	const start = instantOf(localStart, timeZone)
	if (!start.ok) throw new NoSuchTime(start)
	const closesAt = new Date(Math.min(dayIn(bookUntil, timeZone).until.getTime(), start.at.getTime()))
	return { localStart, startsAt: start.at, bookUntil, closesAt }
}

/** Grows with every change, and with time as in the letters (hosting-mail.server.ts): a calendar may hold both. */
function revisionOf({ revision, createdAt }: { revision: number; createdAt: Date }, now: Date): number {
	return Math.max(revision + 1, Math.floor((now.getTime() - createdAt.getTime()) / 1000))
}

/** Whoever hosts it, or an admin. @throws DomainError 'not-found' */
async function lockOwn(tx: Tx, hostingId: string, by: Actor & { isAdmin: boolean }) {
	const hosting = await lockHosting(tx, hostingId)
	if (!hosting || (!by.isAdmin && hosting.hostId !== by.id)) throw new DomainError('not-found', 'hosting')
	return hosting
}

/**
 * Another hour, more or fewer seats, or another place; people with a seat hear of hour and place, and the line moves up
 * into new seats. The last day for booking may be over: what was booked stays.
 * @throws DomainError 'not-found' | 'conflict' (why: ChangeRefusal | 'too-late' | 'enough-changes') | NoSuchTime
 */
export async function changeHosting(
	db: Db,
	hostingId: string,
	{ date, time, bookUntil, ...fields }: ChangeFields,
	by: Actor & { isAdmin: boolean },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const hosting = await lockOwn(tx, hostingId, by)
		const verdict = mayChange(hosting.facts, { seats: fields.seatCount }, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const times = timesOf({ date, time, bookUntil }, hosting.timeZone)
		if (times.startsAt <= now) throw new DomainError('conflict', 'too-late')
		const revision = revisionOf(hosting, now)
		await tx.hosting.update({ where: { id: hostingId }, data: { ...fields, ...times, revision } })
		const isMoved = times.localStart !== hosting.localStart
		if (isMoved || fields.callUrl !== hosting.callUrl || fields.place !== hosting.place) {
			const dayAgo = new Date(now.getTime() - DAY_MS)
			if ((await countHostingChanges(tx, hostingId, dayAgo)) >= MOST_CHANGES_A_DAY)
				throw new DomainError('conflict', 'enough-changes')
			await putHostingLetters(tx, hostingId, hosting.bookedIds, now, 'hosting-changed')
		}
		await moveUp(tx, hostingId, now)
		await record(tx, {
			act: 'hosting-changed',
			actor: by,
			subject: hostingId,
			...(isMoved ? { change: { before: hosting.localStart, after: times.localStart } } : {}),
		})
	})
}

/** Everybody with a seat or a place in line hears of it. @throws DomainError 'not-found' | 'conflict' (why: ChangeRefusal) */
export async function callOff(
	db: Db,
	hostingId: string,
	reason: string,
	by: Actor & { isAdmin: boolean },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const hosting = await lockOwn(tx, hostingId, by)
		const verdict = mayChange(hosting.facts, { seats: hosting.facts.seats }, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.hosting.update({
			where: { id: hostingId },
			data: { cancelledAt: now, cancelReason: reason, revision: revisionOf(hosting, now) },
		})
		await putHostingLetters(tx, hostingId, [...hosting.bookedIds, ...hosting.waitingIds], now)
		await record(tx, { act: 'hosting-called-off', actor: by, subject: hostingId })
	})
}
