import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import { renderLetter } from './letters'
import { PAIRING_LETTER, pairingLetter } from './pairing-letter'

/** The row names the pairing and no person: admins read the list of letters, and who was in a conversation is not theirs to know. */
export async function putPairingLetter(tx: Tx, pairingId: string, now: Date): Promise<void> {
	await tx.outboxMail.create({
		data: { letter: PAIRING_LETTER, toPersonId: pairingId, subjectId: pairingId, createdAt: now, dueAt: now },
	})
}

/** Null once it was answered or taken out, or an account is closed. */
export async function composePairingLetter(
	db: Db,
	row: { subjectId: string | null },
	{ publicUrl }: { publicUrl: string },
) {
	const pairing = row.subjectId
		? await db.pairing.findUnique({
				where: { id: row.subjectId },
				select: {
					confirmedAt: true,
					declinedAt: true,
					by: { select: { name: true, disabledAt: true } },
					with: { select: { calledName: true, email: true, disabledAt: true } },
				},
			})
		: null
	if (!pairing || pairing.confirmedAt || pairing.declinedAt) return null
	const { by, with: other } = pairing
	if (by.disabledAt || other.disabledAt) return null
	const link = publicUrl + paths.watched()
	return { to: other.email, ...renderLetter(pairingLetter({ calledName: other.calledName, by: by.name, link })) }
}
