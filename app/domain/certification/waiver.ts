import { type Leave, runsOutAt } from '../leave/clock'
import { EQUAL_PROGRAM } from './kinds'

type Agreed = { agreedAt: Date | null; expiresAt: Date }

/** When a waiver stops counting: leave of whom it is for puts that off. Without agreement it never begins. */
export function endOfWaiver({ agreedAt, expiresAt }: Agreed, leaves: readonly Leave[]): Date {
	return agreedAt === null ? expiresAt : runsOutAt(agreedAt, expiresAt, leaves)
}

/** Over: another may take its place. The certificate of an equal program shows something, and is never over. */
export function isOver(waiver: Agreed & { reason: string }, leaves: readonly Leave[], now: Date): boolean {
	if (waiver.agreedAt !== null && waiver.reason === EQUAL_PROGRAM) return false
	return endOfWaiver(waiver, leaves) <= now
}
