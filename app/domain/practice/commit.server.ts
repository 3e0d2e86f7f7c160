import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Outcome } from './kinds'

/** Writes a promise made in a module or on a page. An open one it replaces is changed in place. @returns its id */
export async function promise(
	tx: Tx,
	made: { personId: string; text: string; dueOn: string; moduleKey?: string; replaces?: string; now: Date },
): Promise<string> {
	const words = { text: made.text, dueOn: made.dueOn }
	if (made.replaces) {
		const { count } = await tx.commitment.updateMany({
			where: { id: made.replaces, personId: made.personId, closedAt: null },
			data: words,
		})
		if (count === 1) return made.replaces
	}
	const row = await tx.commitment.create({
		data: { ...words, personId: made.personId, moduleKey: made.moduleKey, createdAt: made.now },
		select: { id: true },
	})
	return row.id
}

/** What a room's log says a person promised: one commitment per person and room, the last word counts while it is open. */
export async function promiseInRoom(
	tx: Tx,
	made: { personId: string; sessionId: string; text: string; dueOn: string; now: Date },
): Promise<void> {
	const words = { text: made.text, dueOn: made.dueOn }
	const key = { personId: made.personId, sessionId: made.sessionId }
	const known = await tx.commitment.findUnique({ where: { personId_sessionId: key }, select: { closedAt: true } })
	if (!known) await tx.commitment.create({ data: { ...words, ...key, createdAt: made.now } })
	else if (!known.closedAt) await tx.commitment.update({ where: { personId_sessionId: key }, data: words })
}

/** Closes one's own commitment. A second, equal closing changes nothing. @throws DomainError 'not-found' | 'conflict' ('already-closed') */
export async function closeCommitment(
	db: Db | Tx,
	closing: { id: string; personId: string; outcome: Outcome; learned: string; now: Date },
): Promise<void> {
	const { count } = await db.commitment.updateMany({
		where: { id: closing.id, personId: closing.personId, closedAt: null },
		data: { outcome: closing.outcome, learned: closing.learned, closedAt: closing.now },
	})
	if (count === 1) return
	const row = await db.commitment.findFirst({
		where: { id: closing.id, personId: closing.personId },
		select: { outcome: true },
	})
	if (!row) throw new DomainError('not-found', 'commitment')
	if (row.outcome !== closing.outcome) throw new DomainError('conflict', 'already-closed')
}

/** What its owner said of it in a room: the last word counts, also after one that was said at home. */
export async function sayWhatCame(
	tx: Tx,
	said: { id: string; personId: string; outcome: Outcome; learned: string; now: Date },
): Promise<void> {
	await tx.commitment.updateMany({
		where: { id: said.id, personId: said.personId },
		data: { outcome: said.outcome, learned: said.learned, closedAt: said.now },
	})
}

/** Opens it again: the undo of a closing. */
export async function reopenCommitment(db: Db | Tx, reopening: { id: string; personId: string }): Promise<void> {
	const { count } = await db.commitment.updateMany({
		where: { id: reopening.id, personId: reopening.personId },
		data: { outcome: null, learned: '', closedAt: null },
	})
	if (count === 0) throw new DomainError('not-found', 'commitment')
}
