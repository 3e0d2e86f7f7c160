import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { AttendanceState } from './kinds'
import { mayConfirmAttendance, minutesPresent } from './policy'

export type AttendanceLine = {
	personId: string
	name: string
	minutesPresent: number
	state: AttendanceState
	note: string
	confirmed: boolean
}

/** What presence proposes, or what was confirmed: one line per learner of the cohort. */
export async function readAttendance(db: Db, sessionId: string): Promise<AttendanceLine[]> {
	const session = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			startsAt: true,
			durationMinutes: true,
			presences: { select: { personId: true, fromAt: true, untilAt: true } },
			apologies: { select: { personId: true } },
			attendances: { select: { personId: true, minutesPresent: true, state: true, note: true } },
			cohort: {
				select: {
					members: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
				},
			},
		},
	})
	if (!session) throw new DomainError('not-found', 'session')
	return session.cohort.members.map(({ person }) => {
		const confirmed = session.attendances.find((each) => each.personId === person.id)
		if (confirmed) {
			return {
				personId: person.id,
				name: person.name,
				minutesPresent: confirmed.minutesPresent,
				state: confirmed.state as AttendanceState,
				note: confirmed.note,
				confirmed: true,
			}
		}
		const apologized = session.apologies.some((each) => each.personId === person.id)
		const minutes = minutesPresent(
			session.presences.filter((each) => each.personId === person.id),
			session,
		)
		return {
			personId: person.id,
			name: person.name,
			minutesPresent: minutes,
			state: minutes > 0 ? 'present' : apologized ? 'excused' : 'absent',
			note: '',
			confirmed: false,
		}
	})
}

/**
 * The facilitator confirms the list; confirming again corrects it.
 * @throws DomainError 'not-found' | 'conflict' ('not-yet' | 'cancelled' | 'list-changed')
 */
export async function confirmAttendance(
	db: Db,
	sessionId: string,
	lines: { personId: string; state: AttendanceState; minutesPresent: number; note: string }[],
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const session = await tx.session.findUnique({
			where: { id: sessionId },
			select: {
				title: true,
				startsAt: true,
				durationMinutes: true,
				cancelledAt: true,
				attendances: { select: { personId: true } },
				cohort: { select: { id: true, name: true, members: { select: { personId: true } } } },
			},
		})
		if (!session) throw new DomainError('not-found', 'session')
		const verdict = mayConfirmAttendance({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const listed = new Set([...lines, ...session.attendances].map((line) => line.personId))
		// Somebody joined while the list was open: without a line they would count as confirmed and never seen.
		if (!session.cohort.members.every((member) => listed.has(member.personId)))
			throw new DomainError('conflict', 'list-changed')
		for (const line of lines) {
			if (!session.cohort.members.some((member) => member.personId === line.personId)) continue
			const minutes = line.state === 'present' ? Math.min(line.minutesPresent, session.durationMinutes) : 0
			const value = {
				state: line.state,
				minutesPresent: minutes,
				note: line.note,
				confirmedById: by.id,
				confirmedAt: now,
			}
			const key = { sessionId, personId: line.personId }
			await tx.attendance.upsert({ where: { sessionId_personId: key }, create: { ...key, ...value }, update: value })
		}
		await tx.session.update({ where: { id: sessionId }, data: { attendanceConfirmedAt: now } })
		await record(tx, {
			act: 'attendance-confirmed',
			actor: by,
			subject: sessionId,
			detail: { cohort: session.cohort.name, session: session.title },
		})
		await runFromNow(tx, session.cohort, by)
	})
}

/** A planned cohort whose session took place is running. One that is open to join stays open: that is an admin's to end. */
async function runFromNow(tx: Tx, cohort: { id: string; name: string }, by: { id: string; name: string }) {
	const { count } = await tx.cohort.updateMany({
		where: { id: cohort.id, status: 'planned' },
		data: { status: 'running' },
	})
	if (count === 0) return
	const detail = { cohort: cohort.name, status: 'running' }
	await record(tx, { act: 'cohort-changed', actor: by, subject: cohort.id, detail })
}

/** Sessions of a cohort at which somebody was confirmed as present, with the minutes. */
export async function listAttended(db: Db, personId: string, cohortId: string): Promise<Map<string, number>> {
	const rows = await db.attendance.findMany({
		where: { personId, state: 'present', session: { cohortId } },
		select: { sessionId: true, minutesPresent: true },
	})
	return new Map(rows.map((row) => [row.sessionId, row.minutesPresent]))
}
