import { record } from '../audit/record.server'
import { putEndsOff } from '../certification/put-off.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { dateOf } from '../zone/zone.server'
import type { Leave } from './clock'
import { mayRecordLeave } from './policy'
import { listLeaves } from './read.server'

type Actor = { id: string; name: string }

/**
 * Records leave of somebody, and puts off the ends of what they hold. Recording the same days again changes nothing.
 * @throws DomainError 'not-found' | 'conflict' (why: LeaveRefusal)
 */
export async function recordLeave(
	db: Db,
	recording: Leave & { personId: string },
	by: Actor & { timeZone: string },
	now: Date,
): Promise<void> {
	const { personId, ...leave } = recording
	await transact(db, async (tx) => {
		await lock(tx, personId)
		const recorded = await listLeaves(tx, personId)
		if (recorded.some(({ fromDay, untilDay }) => fromDay === leave.fromDay && untilDay === leave.untilDay)) return
		const today = dateOf(now, by.timeZone)
		const verdict = mayRecordLeave({ leave, isOwn: by.id === personId, recorded, today })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.leave.create({ data: { personId, ...leave, byId: by.id, createdAt: now } })
		await putEndsOff(tx, personId, [...recorded, leave])
		await record(tx, {
			act: 'leave-recorded',
			actor: by,
			subject: personId,
			change: { before: 'none', after: said(leave) },
		})
	})
}

/** It was never taken, or otherwise: the clocks are as if it had not been recorded. @throws DomainError 'not-found' | 'conflict' ('own-leave') */
export async function takeLeaveOut(db: Db, taking: { personId: string; leaveId: string }, by: Actor): Promise<void> {
	const { personId, leaveId } = taking
	await transact(db, async (tx) => {
		await lock(tx, personId)
		if (by.id === personId) throw new DomainError('conflict', 'own-leave')
		const recorded = await listLeaves(tx, personId)
		const leave = recorded.find(({ id }) => id === leaveId)
		if (!leave) throw new DomainError('not-found', 'leave')
		await tx.leave.delete({ where: { id: leaveId } })
		await putEndsOff(
			tx,
			personId,
			recorded.filter(({ id }) => id !== leaveId),
		)
		await record(tx, {
			act: 'leave-taken-out',
			actor: by,
			subject: personId,
			change: { before: said(leave), after: 'none' },
		})
	})
}

async function lock(tx: Tx, personId: string): Promise<void> {
	const found = await tx.$queryRaw<unknown[]>`select 1 from "Person" where id = ${personId} for update`
	if (found.length === 0) throw new DomainError('not-found', 'person')
}

const said = ({ fromDay, untilDay }: Leave) => `${fromDay} to ${untilDay}`
