import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import { IN_WRITING_LETTER, textAnsweredLetter, textWaitsLetter } from './in-writing-letter'
import { renderLetter } from './letters'

/** To these people: who leads the cohort, or whose text it is. */
export async function putInWritingLetters(tx: Tx, textId: string, personIds: string[], now: Date): Promise<void> {
	await tx.outboxMail.createMany({
		data: personIds.map((toPersonId) => ({
			letter: IN_WRITING_LETTER,
			toPersonId,
			subjectId: textId,
			createdAt: now,
			dueAt: now,
		})),
	})
}

/** Null once it is answered, for who was to answer it; and when it is handed in again, for its writer. */
export async function composeInWritingLetter(
	db: Db,
	row: { toPersonId: string; subjectId: string | null },
	{ publicUrl }: { publicUrl: string },
) {
	const text = await db.inWriting.findUnique({
		where: { id: row.subjectId ?? '' },
		select: {
			id: true,
			personId: true,
			acceptedAt: true,
			returnedAt: true,
			session: { select: { id: true, title: true } },
		},
	})
	const to = await db.person.findFirst({
		where: { id: row.toPersonId, disabledAt: null },
		select: { email: true, calledName: true },
	})
	if (!text || !to) return null
	const isWriter = text.personId === row.toPersonId
	const isAnswered = text.acceptedAt !== null || text.returnedAt !== null
	if (isWriter !== isAnswered) return null
	const link =
		publicUrl + (isWriter ? paths.inWriting({ session: text.session.id }) : paths.readInWriting({ text: text.id }))
	const about = { calledName: to.calledName, session: text.session.title, link }
	return { to: to.email, ...renderLetter(isWriter ? textAnsweredLetter(about) : textWaitsLetter(about)) }
}
