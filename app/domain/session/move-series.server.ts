import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { countDueOn, followSessions } from '../practice/follow-sessions.server'
import { transact } from '../transact.server'
import { isInReach } from '../zone/plain-date'
import { instantOf } from '../zone/zone.server'
import { moveLocal, type SeriesMove } from './plan'
import { mayMeetAt } from './policy'
import { listMeetings, lockCohort, NoSuchTime } from './schedule.server'

type Actor = { id: string; name: string }

/** Which of a series hits a wall time that the clock skips or shows twice. Nothing is moved then. */
export class NoSuchTimeInSeries extends NoSuchTime {
	constructor(
		result: Extract<ReturnType<typeof instantOf>, { ok: false }>,
		readonly at: { title: string; date: string; time: string; timeZone: string },
	) {
		super(result)
	}
}

/** A session and those after it that can still be moved: led, ahead, neither cancelled nor held. In their order. */
export async function listFollowing(db: Db | Tx, sessionId: string, now: Date) {
	const first = await db.session.findUnique({
		where: { id: sessionId },
		select: { cohortId: true, kind: true, startsAt: true },
	})
	if (!first) throw new DomainError('not-found', 'session')
	return db.session.findMany({
		where: {
			cohortId: first.cohortId,
			kind: first.kind,
			...(first.kind === 'led' ? {} : { id: sessionId }),
			cancelledAt: null,
			attendanceConfirmedAt: null,
			startsAt: { gt: now, gte: first.startsAt },
		},
		select: {
			id: true,
			cohortId: true,
			title: true,
			localStart: true,
			timeZone: true,
			durationMinutes: true,
			startsAt: true,
			place: true,
		},
		orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
	})
}

/** Open commitments that are due on the day of one of these sessions: they would move along. */
export async function countDueWith(db: Db | Tx, sessions: { cohortId: string; localStart: string }[]): Promise<number> {
	const cohortId = sessions[0]?.cohortId
	return cohortId
		? countDueOn(
				db,
				cohortId,
				sessions.map(({ localStart }) => localStart.slice(0, 10)),
			)
		: 0
}

/** Where each session of a series would be. @throws NoSuchTimeInSeries | DomainError 'invalid' ('out-of-reach') */
export function moveEach<Session extends { title: string; localStart: string; timeZone: string }>(
	sessions: Session[],
	move: SeriesMove,
): (Session & { moved: { localStart: string; startsAt: Date } })[] {
	return sessions.map((session) => {
		const localStart = moveLocal(session.localStart, move)
		const result = instantOf(localStart, session.timeZone)
		const [date = '', time = ''] = localStart.split('T')
		if (!isInReach(date)) throw new DomainError('invalid', 'out-of-reach')
		if (!result.ok)
			throw new NoSuchTimeInSeries(result, { title: session.title, date, time, timeZone: session.timeZone })
		return { ...session, moved: { localStart, startsAt: result.at } }
	})
}

/** Nor may one of them land where the cohort meets already: among what moves along, or what stays. @throws DomainError 'conflict' ('same-hour') */
async function refuseTaken(
	tx: Tx,
	cohortId: string,
	sessions: {
		id: string
		localStart: string
		durationMinutes: number
		moved: { localStart: string; startsAt: Date }
	}[],
	now: Date,
): Promise<void> {
	const landing = sessions.map(({ id, durationMinutes, moved }) => ({ id, durationMinutes, startsAt: moved.startsAt }))
	const ids = landing.map(({ id }) => id)
	const staying = await listMeetings(tx, cohortId, ids)
	for (const [index, { localStart, moved }] of sessions.entries()) {
		const at = landing[index]
		if (!at || moved.localStart === localStart) continue
		const verdict = mayMeetAt(at, { others: [...staying, ...landing.filter((each) => each !== at)], now })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
	}
}

/**
 * Moves a session and those after it, all or none, each on its own clock. What is due on the day of one moves with it.
 * @throws DomainError 'not-found' | 'conflict' ('nothing-ahead' | 'in-the-past' | 'same-hour') | 'invalid' ('out-of-reach') | NoSuchTimeInSeries
 */
export async function moveSeries(db: Db, sessionId: string, move: SeriesMove, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const first = await tx.session.findUnique({ where: { id: sessionId }, select: { cohortId: true } })
		if (!first) throw new DomainError('not-found', 'session')
		const { cohortId } = first
		const cohort = await lockCohort(tx, cohortId)
		await tx.$queryRaw`select 1 from "Session" where "cohortId" = ${cohortId} order by id for update`
		const sessions = moveEach(await listFollowing(tx, sessionId, now), move)
		if (sessions.length === 0) throw new DomainError('conflict', 'nothing-ahead')
		if (sessions.some(({ moved }) => moved.startsAt <= now)) throw new DomainError('conflict', 'in-the-past')
		await refuseTaken(tx, cohortId, sessions, now)
		for (const { id, localStart, moved } of sessions) {
			if (moved.localStart === localStart) continue
			await tx.session.update({ where: { id }, data: { ...moved, revision: { increment: 1 } } })
			await tellOfSessions(tx, { cohortId, sessionId: id }, now)
		}
		const dayOf = (local: string) => local.slice(0, 10)
		const moves = sessions.map(({ localStart, moved }) => ({ from: dayOf(localStart), to: dayOf(moved.localStart) }))
		await followSessions(tx, cohortId, moves)
		const detail = { cohort: cohort.name, sessions: sessions.length }
		await record(tx, { act: 'series-moved', actor: by, subject: sessionId, detail })
	})
}
