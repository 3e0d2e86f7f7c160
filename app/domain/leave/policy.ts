import type { Verdict } from '../errors'
import { daysBetween } from '../zone/plain-date'
import { type Leave, overlap } from './clock'

/** Longer than any leave there is: beyond it somebody has mistyped a year. */
export const LONGEST_LEAVE_DAYS = 3 * 366
/** So far back leave can still be recorded: what has ended since would come to life again. */
export const LATEST_RECORD_DAYS = 366
/** Of one person, so that every list of them is short */
export const MOST_LEAVES = 40

export type LeaveRefusal = 'own-leave' | 'leave-too-long' | 'leave-too-old' | 'leave-overlaps' | 'too-many-leaves'

/** Whether leave can be recorded. It prolongs certificates, so nobody records their own. @param today yyyy-mm-dd */
export function mayRecordLeave(facts: {
	leave: Leave
	isOwn: boolean
	recorded: readonly Leave[]
	today: string
}): Verdict<LeaveRefusal> {
	const { leave, recorded, today } = facts
	if (facts.isOwn) return { ok: false, why: 'own-leave' }
	if (daysBetween(leave.fromDay, leave.untilDay) >= LONGEST_LEAVE_DAYS) return { ok: false, why: 'leave-too-long' }
	if (daysBetween(leave.fromDay, today) > LATEST_RECORD_DAYS) return { ok: false, why: 'leave-too-old' }
	if (recorded.some((each) => overlap(each, leave))) return { ok: false, why: 'leave-overlaps' }
	if (recorded.length >= MOST_LEAVES) return { ok: false, why: 'too-many-leaves' }
	return { ok: true }
}

export const leaveRefusals: Record<LeaveRefusal, string> = {
	'own-leave': 'Nobody records their own leave: it moves the end of certificates. Ask another admin.',
	'leave-too-long': 'That is more than three years. Look at the year once more.',
	'leave-too-old': 'That began more than a year ago. Leave is recorded within a year.',
	'leave-overlaps': 'Some of these days are recorded already. Take that leave out first, then record it as it was.',
	'too-many-leaves': `At most ${MOST_LEAVES} times of leave are kept for one person. Take one out that is long over.`,
}
