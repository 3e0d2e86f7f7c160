import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { mayRunSession } from './policy'
import type { MySession } from './read.server'

export const LONGEST_NOTE = 4_000

/** What lead and co-leads wrote down of a session for each other: the reader's own, and the others'. Asked for those who run it. */
export async function listNotes(
	db: Db,
	session: Pick<MySession, 'id' | 'part'>,
	readerId: string,
): Promise<{ own: string; others: { author: string; text: string }[] }> {
	if (!mayRunSession(session.part).ok) throw new DomainError('forbidden', 'not-facilitator')
	const rows = await db.sessionNote.findMany({
		where: { sessionId: session.id },
		select: { authorId: true, text: true, author: { select: { name: true } } },
		orderBy: { author: { name: 'asc' } },
	})
	return {
		own: rows.find((row) => row.authorId === readerId)?.text ?? '',
		others: rows.filter((row) => row.authorId !== readerId).map(({ author, text }) => ({ author: author.name, text })),
	}
}

/**
 * One text a facilitator and session; an empty one is none. Asked again when it is kept: whoever was taken off meanwhile writes nothing.
 * @throws DomainError 'forbidden' | 'not-found' | 'invalid' ('note-too-long')
 */
export async function keepNote(db: Db, note: { sessionId: string; authorId: string }, text: string): Promise<void> {
	if (text.length > LONGEST_NOTE) throw new DomainError('invalid', 'note-too-long')
	await transact(db, async (tx) => {
		const session = await tx.session.findUnique({
			where: { id: note.sessionId },
			select: { cohort: { select: { facilitators: { where: { personId: note.authorId }, select: { part: true } } } } },
		})
		const [seat] = session?.cohort.facilitators ?? []
		const runs = mayRunSession((seat?.part ?? null) as 'lead' | 'co' | 'observer' | null)
		if (!runs.ok) throw new DomainError('forbidden', runs.why)
		if (text.trim() === '') await tx.sessionNote.deleteMany({ where: note })
		else
			await tx.sessionNote.upsert({
				where: { sessionId_authorId: note },
				create: { ...note, text },
				update: { text },
			})
	})
}
