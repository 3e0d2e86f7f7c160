import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { isSameTold } from '../notice/session-letters.server'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { followSessions } from '../practice/follow-sessions.server'
import { loadRoom } from '../room/log.server'
import { transact } from '../transact.server'
import { type InstantResult, instantOf, isZone } from '../zone/zone.server'
import { FIRST_NUMBER, LED_KINDS, type SessionKind } from './kinds'
import { mayMeetAt } from './policy'
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
export function momentOf(fields: SessionFields): { localStart: string; startsAt: Date } {
	if (!isZone(fields.timeZone)) throw new DomainError('invalid', 'no-such-zone')
	const localStart = `${fields.date}T${fields.time}`
	const result = instantOf(localStart, fields.timeZone)
	if (!result.ok) throw new NoSuchTime(result)
	return { localStart, startsAt: result.at }
}

function stored({ date: _date, time: _time, ...rest }: SessionFields) {
	return rest
}

/** @throws DomainError 'not-found' */
export async function lockCohort(tx: Tx, cohortId: string): Promise<{ name: string }> {
	const [cohort] = await tx.$queryRaw<{ name: string }[]>`select name from "Cohort" where id = ${cohortId} for update`
	if (!cohort) throw new DomainError('not-found', 'cohort')
	return cohort
}

/** The cohort's row is locked: two sessions made at once get two numbers. */
export async function nextNumber(tx: Tx, cohortId: string, kind: SessionKind): Promise<number> {
	const last = await tx.session.findFirst({
		where: { cohortId, kind },
		orderBy: { position: 'desc' },
		select: { position: true },
	})
	return last ? last.position + 1 : FIRST_NUMBER[kind]
}

type Made =
	| { cohortId: string; kind: 'led'; planNumber: number | null }
	| { cohortId: string; kind: 'make-up'; makesUpForId: string; invited: string[] }

/**
 * Gives a session its date: it is made, written in the log, and its people are told. The cohort's row is locked.
 * @throws DomainError 'invalid' ('no-such-zone') | 'conflict' ('long-past' | 'same-hour') | NoSuchTime
 */
export async function dateSession(
	tx: Tx,
	made: Made & { cohort: string },
	fields: SessionFields,
	by: Actor,
	now: Date,
): Promise<{ sessionId: string }> {
	const { cohort, ...rest } = made
	const moment = momentOf(fields)
	await refuseMoment(tx, made.cohortId, { ...moment, durationMinutes: fields.durationMinutes }, now)
	const position = await nextNumber(tx, made.cohortId, made.kind)
	const { id: sessionId } = await tx.session.create({
		data: { ...stored(fields), ...moment, ...rest, position },
		select: { id: true },
	})
	const detail = { cohort, session: fields.title }
	await record(tx, { act: 'session-scheduled', actor: by, subject: sessionId, detail })
	await tellOfSessions(tx, { cohortId: made.cohortId, sessionId }, now)
	return { sessionId }
}

/** @throws DomainError 'conflict' ('long-past' | 'same-hour'). @param but a session that would move away from its hour */
async function refuseMoment(
	tx: Tx,
	cohortId: string,
	at: { startsAt: Date; durationMinutes: number },
	now: Date,
	but?: string,
): Promise<void> {
	const others = await listMeetings(tx, cohortId, but ? [but] : [])
	const verdict = mayMeetAt(at, { others, now })
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
}

/** When a cohort meets. @param but sessions that would move away from their hour */
export async function listMeetings(tx: Tx, cohortId: string, but: string[]) {
	return tx.session.findMany({
		where: { cohortId, kind: { in: LED_KINDS }, cancelledAt: null, id: { notIn: but } },
		select: { startsAt: true, durationMinutes: true },
	})
}

/** @throws DomainError 'conflict' ('planned-meanwhile') when one of these sessions of the plan has a date. The cohort's row is locked. */
export async function refuseDated(tx: Tx, cohortId: string, planNumbers: number[]): Promise<void> {
	const dated = { cohortId, kind: 'led', cancelledAt: null, planNumber: { in: planNumbers } }
	if ((await tx.session.count({ where: dated })) > 0) throw new DomainError('conflict', 'planned-meanwhile')
}

/**
 * A session of the level's plan, in the stead of a cancelled one too, or one beside the plan.
 * @throws DomainError 'not-found' | 'invalid' | 'conflict' ('planned-meanwhile') | NoSuchTime
 */
export async function scheduleSession(
	db: Db,
	cohortId: string,
	{ planNumber = null, ...fields }: SessionFields & { planNumber?: number | null },
	by: Actor,
	now: Date,
): Promise<{ sessionId: string }> {
	return transact(db, async (tx) => {
		const { name: cohort } = await lockCohort(tx, cohortId)
		if (planNumber !== null) await refuseDated(tx, cohortId, [planNumber])
		return dateSession(tx, { cohortId, cohort, kind: 'led', planNumber }, fields, by, now)
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
	const moment = momentOf(fields)
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
		const isMoved = session.localStart !== moment.localStart || session.timeZone !== fields.timeZone
		// What only gets longer stays where it is, however long ago that was.
		const isLonger = fields.durationMinutes > session.durationMinutes
		if (isMoved || isLonger) {
			const at = { ...moment, durationMinutes: fields.durationMinutes }
			await refuseMoment(tx, session.cohortId, at, isMoved ? now : moment.startsAt, sessionId)
		}
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
		const days = { from: session.localStart.slice(0, 10), to: fields.date }
		await followSessions(tx, session.cohortId, [days])
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
