import { record, recordAll } from '../audit/record.server'
import { runFromNow } from '../cohort/run-from-now.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { type AttendanceState, isAsked } from './kinds'
import { countedMinutes, lacksReason, mayConfirmAttendance, minutesPresent } from './policy'
import { lockCohort } from './schedule.server'

export type AttendanceLine = {
	personId: string
	name: string
	minutesPresent: number
	state: AttendanceState
	note: string
	confirmed: boolean
}

/** What presence proposes, or what was confirmed: one line per learner of the cohort, and per guest. */
export async function readAttendance(db: Db, sessionId: string): Promise<AttendanceLine[]> {
	const session = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			invited: true,
			startsAt: true,
			durationMinutes: true,
			presences: { select: { personId: true, fromAt: true, untilAt: true } },
			apologies: { select: { personId: true } },
			attendances: { select: { personId: true, minutesPresent: true, state: true, note: true } },
			guests: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
			cohort: {
				select: {
					members: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
				},
			},
		},
	})
	if (!session) throw new DomainError('not-found', 'session')
	const asked = session.cohort.members.filter(
		({ person }) => isAsked(session, person.id) || session.presences.some((each) => each.personId === person.id),
	)
	return [...asked, ...session.guests].map(({ person }) => {
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
 * @throws DomainError 'not-found' | 'conflict' ('not-yet' | 'cancelled' | 'list-changed' | 'reason-needed')
 */
export async function confirmAttendance(
	db: Db,
	sessionId: string,
	lines: { personId: string; state: AttendanceState; minutesPresent: number; note: string }[],
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await lockCohortOf(tx, sessionId)
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const session = await tx.session.findUnique({
			where: { id: sessionId },
			select: {
				title: true,
				kind: true,
				invited: true,
				startsAt: true,
				durationMinutes: true,
				cancelledAt: true,
				attendances: { select: { personId: true, state: true, minutesPresent: true } },
				guests: { select: { personId: true } },
				cohort: { select: { id: true, name: true, members: { select: { personId: true } } } },
			},
		})
		// Nobody leads a self-run one, so nobody says who was there.
		if (!session || session.kind === 'self-run') throw new DomainError('not-found', 'session')
		const isMember = (id: string) => session.cohort.members.some(({ personId }) => personId === id)
		const there = [...session.cohort.members, ...session.guests]
		const verdict = mayConfirmAttendance({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const listed = new Set([...lines, ...session.attendances].map((line) => line.personId))
		// Somebody joined while the list was open: without a line they would count as confirmed and never seen.
		const asked = there.filter(({ personId }) => isAsked(session, personId) || !isMember(personId))
		if (!asked.every((member) => listed.has(member.personId))) throw new DomainError('conflict', 'list-changed')
		const before = new Map(
			session.attendances.map((each) => [each.personId, { ...each, state: each.state as AttendanceState }]),
		)
		if (lines.some((line) => lacksReason(line, before.get(line.personId), session.durationMinutes)))
			throw new DomainError('conflict', 'reason-needed')
		const corrected: Parameters<typeof recordAll>[1] = []
		for (const line of lines) {
			if (!there.some((member) => member.personId === line.personId)) continue
			const minutes = countedMinutes(line, session.durationMinutes)
			const value = {
				state: line.state,
				minutesPresent: minutes,
				note: line.note,
				confirmedById: by.id,
				confirmedAt: now,
			}
			const was = before.get(line.personId)
			const change = { before: was ? said(was) : 'none', after: said(value) }
			if (was && change.before !== change.after)
				corrected.push({
					act: 'attendance-corrected',
					actor: by,
					subject: line.personId,
					detail: { session: session.title },
					change,
				})
			const key = { sessionId, personId: line.personId }
			await tx.attendance.upsert({ where: { sessionId_personId: key }, create: { ...key, ...value }, update: value })
		}
		await tx.session.update({ where: { id: sessionId }, data: { attendanceConfirmedAt: now } })
		await record(tx, {
			act: 'attendance-confirmed',
			actor: by,
			subject: sessionId,
			detail: { cohort: session.cohort.name, session: session.title },
			change: { before: session.attendances.length > 0 ? 'confirmed' : 'open', after: 'confirmed' },
		})
		await recordAll(tx, corrected)
		await runFromNow(tx, session.cohort, by, now)
	})
}

const said = ({ state, minutesPresent }: { state: AttendanceState; minutesPresent: number }) =>
	`${state}, ${minutesPresent} min`

/** A cohort before its sessions, as everywhere (docs/decisions/0002). @throws DomainError 'not-found' */
async function lockCohortOf(tx: Tx, sessionId: string): Promise<void> {
	const session = await tx.session.findUnique({ where: { id: sessionId }, select: { cohortId: true } })
	if (!session) throw new DomainError('not-found', 'session')
	await lockCohort(tx, session.cohortId)
}
