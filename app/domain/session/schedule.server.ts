import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { isSameTold } from '../notice/session-letters.server'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { loadRoom } from '../room/log.server'
import { transact } from '../transact.server'
import { type InstantResult, instantOf, isZone } from '../zone/zone.server'
import { isAnybodyThere } from './presence.server'

type Actor = { id: string; name: string }
export type SessionFields = {
	title: string
	format: string
	date: string
	time: string
	timeZone: string
	durationMinutes: number
	callUrl: string
	place: string
}

/** A wall time the clock skips or shows twice: refused, with the next hour that is plain. */
export class NoSuchTime extends DomainError {
	readonly suggestion: string

	constructor(result: Extract<InstantResult, { ok: false }>) {
		super('invalid', result.why)
		this.suggestion = result.suggestion
	}
}

/** @throws DomainError 'invalid' ('no-such-zone') | NoSuchTime */
function when(fields: SessionFields): { localStart: string; startsAt: Date } {
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	const localStart = `${fields.date}T${fields.time}`
	const result = instantOf(localStart, fields.timeZone)
	if (!result.ok) throw new NoSuchTime(result)
	return { localStart, startsAt: result.at }
}

function stored({ date: _date, time: _time, ...rest }: SessionFields) {
	return rest
}

/** The next session of a cohort; its number follows the last one's. @throws DomainError 'not-found' | 'invalid' | NoSuchTime */
export async function scheduleSession(
	db: Db,
	cohortId: string,
	fields: SessionFields,
	by: Actor,
	now: Date,
): Promise<{ sessionId: string }> {
	const moment = when(fields)
	return transact(db, async (tx) => {
		const [cohort] = await tx.$queryRaw<{ name: string }[]>`select name from "Cohort" where id = ${cohortId} for update`
		if (!cohort) throw new DomainError('not-found', 'cohort')
		const last = await tx.session.findFirst({
			where: { cohortId },
			orderBy: { position: 'desc' },
			select: { position: true },
		})
		const session = await tx.session.create({
			data: { ...stored(fields), ...moment, cohortId, position: (last?.position ?? 0) + 1 },
			select: { id: true },
		})
		await record(tx, {
			act: 'session-scheduled',
			actor: by,
			subject: session.id,
			detail: { cohort: cohort.name, session: fields.title },
		})
		await tellOfSessions(tx, { cohortId, sessionId: session.id }, now)
		return { sessionId: session.id }
	})
}

/** @throws DomainError 'not-found' | 'conflict' ('cancelled' | 'room-began' | 'people-wait') | NoSuchTime */
export async function changeSession(
	db: Db,
	sessionId: string,
	fields: SessionFields,
	by: Actor,
	now: Date,
): Promise<void> {
	const moment = when(fields)
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const session = await tx.session.findUnique({
			where: { id: sessionId },
			select: {
				cohortId: true,
				format: true,
				localStart: true,
				timeZone: true,
				durationMinutes: true,
				place: true,
				cancelledAt: true,
				attendanceConfirmedAt: true,
				room: { select: { id: true } },
			},
		})
		if (!session) throw new DomainError('not-found', 'session')
		if (session.cancelledAt) throw new DomainError('conflict', 'cancelled')
		if (session.attendanceConfirmedAt) throw new DomainError('conflict', 'already-held')
		if (session.format !== fields.format && session.room) {
			if ((await loadRoom(tx, sessionId)).status !== 'waiting') throw new DomainError('conflict', 'room-began')
			if (await isAnybodyThere(tx, sessionId, now)) throw new DomainError('conflict', 'people-wait')
			await tx.room.delete({ where: { id: sessionId } })
		}
		const isNews = !isSameTold(session, { ...fields, ...moment })
		await tx.session.update({
			where: { id: sessionId },
			data: { ...stored(fields), ...moment, ...(isNews ? { revision: { increment: 1 } } : {}) },
		})
		await record(tx, { act: 'session-changed', actor: by, subject: sessionId, detail: { session: fields.title } })
		if (isNews) await tellOfSessions(tx, { cohortId: session.cohortId, sessionId }, now)
	})
}

/** Cancels and keeps the record. @throws DomainError 'not-found' | 'conflict' ('cancelled' | 'already-held') */
export async function cancelSession(db: Db, sessionId: string, reason: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const session = await tx.session.findUnique({
			where: { id: sessionId },
			select: { cohortId: true, title: true, cancelledAt: true, attendanceConfirmedAt: true },
		})
		if (!session) throw new DomainError('not-found', 'session')
		if (session.cancelledAt) throw new DomainError('conflict', 'cancelled')
		if (session.attendanceConfirmedAt) throw new DomainError('conflict', 'already-held')
		await tx.session.update({
			where: { id: sessionId },
			data: { cancelledAt: now, cancelReason: reason, revision: { increment: 1 } },
		})
		await record(tx, { act: 'session-cancelled', actor: by, subject: sessionId, detail: { session: session.title } })
		await tellOfSessions(tx, { cohortId: session.cohortId, sessionId }, now)
	})
}
