import type { Db } from '~/domain/db'
import { type SendLetter, sendDueLetters } from '~/domain/notice/outbox.server'
import { createShelf } from '~/domain/program/shelf.server'
import type { HomeContent } from '~/domain/progress/home.server'
import { createLinkKey } from '~/domain/sign-in/links.server'

export type Letter = Parameters<SendLetter>[0]
export const letterKey = createLinkKey('k'.repeat(32))
export const publicUrl = 'https://belay.example'

/** Sends what is due at a moment. @param content what the week of a letter is made of; none by default */
export function sendLetters(
	db: Db,
	at: Date,
	send: SendLetter,
	content: Omit<HomeContent, 'shelf'> = { programs: [], formats: new Map() },
): Promise<number> {
	return sendDueLetters(db, {
		key: letterKey,
		publicUrl,
		from: 'belay@belay.example',
		content: { ...content, shelf: createShelf(db) },
		now: () => at,
		send,
	})
}

/** Everything that goes out at a moment; `refuses`: the mail server does not take these addresses. */
export async function postAt(db: Db, at: Date, refuses: string[] = [], content?: Omit<HomeContent, 'shelf'>) {
	const taken: Letter[] = []
	await sendLetters(
		db,
		at,
		async (mail) => {
			if (refuses.includes(mail.to)) throw new Error('451 not today')
			taken.push(mail)
		},
		content,
	)
	return taken
}
