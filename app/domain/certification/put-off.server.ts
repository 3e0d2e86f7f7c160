import type { Tx } from '../db'
import { type Leave, runsOutAt } from '../leave/clock'
import { holdsForGood } from './policy'

/**
 * Moves the ends of what somebody holds by their leave, from the ends that were signed: leave that is taken out again
 * leaves no trace. What was renewed or taken back has no clock any more.
 */
export async function putEndsOff(tx: Tx, personId: string, leaves: readonly Leave[]): Promise<void> {
	const held = await tx.certification.findMany({
		where: { personId, inForceKey: { not: null } },
		select: {
			id: true,
			issuedAt: true,
			validUntil: true,
			signedUntil: true,
			renews: { select: { validUntil: true } },
		},
	})
	for (const { id, issuedAt, renews, ...ends } of held) {
		if (holdsForGood({ issuedAt, ...ends })) continue
		const from = laterOf(issuedAt, renews?.validUntil ?? issuedAt)
		await tx.certification.update({ where: { id }, data: endsOf({ from, ...ends }, leaves) })
	}
}

/** When the time of a renewed one begins: with the end of the one before it, unless that is over. */
export function laterOf(one: Date, other: Date): Date {
	return one > other ? one : other
}

/** Both ends of a certificate: its own, and the one that was signed where they differ. `from`: when its time began. */
export function endsOf(
	certificate: { from: Date; validUntil: Date; signedUntil: Date | null },
	leaves: readonly Leave[],
): { validUntil: Date; signedUntil: Date | null } {
	const signed = certificate.signedUntil ?? certificate.validUntil
	const validUntil = runsOutAt(certificate.from, signed, leaves)
	return { validUntil, signedUntil: validUntil > signed ? signed : null }
}
