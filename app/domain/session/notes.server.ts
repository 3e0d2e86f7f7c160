import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { OwnNote } from './notes'
import { mayRunSession } from './policy'
import type { MySession } from './read.server'

export const LONGEST_NOTE = 4_000

/** What lead and co-leads wrote down of a session for each other: the reader's own, and the others'. Asked for those who run it. */
export async function listNotes(
	db: Db,
	session: Pick<MySession, 'id' | 'part'>,
	readerId: string,
): Promise<{ own: OwnNote; others: { author: string; text: string }[] }> {
	if (!mayRunSession(session.part).ok) throw new DomainError('forbidden', 'not-facilitator')
	const rows = await db.sessionNote.findMany({
		where: { sessionId: session.id },
		select: { authorId: true, text: true, revision: true, author: { select: { name: true } } },
		orderBy: { author: { name: 'asc' } },
	})
	const { text, revision } = rows.find((row) => row.authorId === readerId) ?? { text: '', revision: 0 }
	return {
		own: { text, revision },
		others: rows
			.filter((row) => row.authorId !== readerId && row.text !== '')
			.map(({ author, text }) => ({ author: author.name, text })),
	}
}

/**
 * One text a facilitator and session; an empty one is none. Asked again when it is kept: whoever was taken off meanwhile writes nothing.
 * @param window the revision it was opened with, and the name it saves under: one that has not seen the newest words of another changes nothing
 * @throws DomainError 'forbidden' | 'not-found' | 'invalid' ('note-too-long') | 'conflict' ('changed-elsewhere')
 */
export async function keepNote(
	db: Db,
	note: { sessionId: string; authorId: string },
	text: string,
	window: { revision: number; name: string },
): Promise<void> {
	if (text.length > LONGEST_NOTE) throw new DomainError('invalid', 'note-too-long')
	await transact(db, async (tx) => {
		const session = await tx.session.findUnique({
			where: { id: note.sessionId },
			select: { cohort: { select: { facilitators: { where: { personId: note.authorId }, select: { part: true } } } } },
		})
		const [seat] = session?.cohort.facilitators ?? []
		const runs = mayRunSession((seat?.part ?? null) as 'lead' | 'co' | 'observer' | null)
		if (!runs.ok) throw new DomainError('forbidden', runs.why)
		await tx.sessionNote.createMany({ data: [{ ...note, text: '', revision: 0 }], skipDuplicates: true })
		// One statement asks and writes: of two windows at once the second finds the first's revision.
		const { count } = await tx.sessionNote.updateMany({
			where: { ...note, OR: [{ revision: window.revision }, { savedBy: window.name }] },
			data: { text: text.trim() === '' ? '' : text, revision: { increment: 1 }, savedBy: window.name },
		})
		if (count === 0) throw new DomainError('conflict', 'changed-elsewhere')
	})
}
