import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import type { HomeContent } from '../progress/home.server'
import type { LinkKey } from '../sign-in/links.server'
import { composeDigest } from './digest.server'
import { type LetterKey, letters, renderLetter } from './letters'
import { composeReminder, isReminder } from './reminders.server'
import { composeSessionLetter } from './session-mail.server'

/**
 * The outbox: letters written in the transaction that wants them, sent afterwards, so that nothing is lost when SMTP
 * fails. A row holds no text and no link; both are made when it is sent.
 */
const FIRST_RETRY_SECONDS = 30
const MOST_TRIES = 12
/** A sender that died in the middle gives its letter back after this long. */
const CLAIM_SECONDS = 120

export async function putLetter(
	tx: Tx,
	letter: { letter: LetterKey; toPersonId: string; linkId?: string; now: Date },
): Promise<void> {
	await tx.outboxMail.create({
		data: {
			letter: letter.letter,
			toPersonId: letter.toPersonId,
			linkId: letter.linkId,
			createdAt: letter.now,
			dueAt: letter.now,
		},
	})
}

export type SendLetter = (letter: {
	to: string
	subject: string
	text: string
	html: string
	messageId: string
	/** A calendar entry that goes along; `method` is that of its text */
	calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
	/** Address that stops letters of its kind */
	stop?: string
}) => Promise<void>

/** The address behind a link row, for the letter or for an admin who hands it over. */
export function linkAddress(publicUrl: string, key: LinkKey, link: { id: string; kind: string }): string {
	const token = key.tokenFor(link)
	return publicUrl + (link.kind === 'invitation' ? paths.invitation({ token }) : paths.reset({ token }))
}

/**
 * Sends what is due, one letter at a time; several nodes may do it at once, a letter is claimed before it goes.
 * @returns how many went out
 */
export async function sendDueLetters(db: Db, options: Sending & { send: SendLetter }): Promise<number> {
	let sent = 0
	for (;;) {
		const now = options.now()
		const claimedUntil = new Date(now.getTime() + CLAIM_SECONDS * 1000)
		const [claimed] = await db.$queryRaw<(Claimed & { tries: number })[]>`
			update "OutboxMail" set "dueAt" = ${claimedUntil}, tries = tries + 1
			where id = (select id from "OutboxMail" where "dueAt" <= ${now} order by "dueAt" limit 1 for update skip locked)
			returning id, letter, "toPersonId", "linkId", "sessionId", sequence, "onceKey", tries`
		if (!claimed) return sent
		try {
			const mail = await compose(db, claimed, options)
			if (mail) await options.send({ ...mail, messageId: claimed.id })
			await db.outboxMail.update({
				where: { id: claimed.id },
				data: { dueAt: null, sentAt: mail ? options.now() : null, lastError: mail ? null : 'no longer needed' },
			})
			if (mail) sent++
		} catch (error) {
			const givesUp = claimed.tries >= MOST_TRIES
			const waitSeconds = Math.min(FIRST_RETRY_SECONDS * 2 ** (claimed.tries - 1), 6 * 3600)
			await db.outboxMail.update({
				where: { id: claimed.id },
				data: {
					dueAt: givesUp ? null : new Date(now.getTime() + waitSeconds * 1000),
					lastError: (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300),
				},
			})
		}
	}
}

type Claimed = {
	id: string
	/** A key of letterNames */
	letter: string
	toPersonId: string
	linkId: string | null
	sessionId: string | null
	sequence: number | null
	onceKey: string | null
}

type Sending = {
	key: LinkKey
	publicUrl: string
	from: string
	now: () => Date
	/** For what is due in a week */
	content: HomeContent
}

/** Null when the letter has lost its reason: link used or ended, account closed, nothing new to say of a session, not wanted. */
async function compose(db: Db, row: Claimed, options: Sending) {
	const { letter, sessionId } = row
	if (letter === 'digest') return composeDigest(db, row, options)
	if (sessionId === null) return composeLink(db, row, options)
	if (isReminder(letter)) return composeReminder(db, { ...row, letter, sessionId }, options)
	return composeSessionLetter(db, { ...row, sessionId }, options)
}

async function composeLink(db: Db, row: Claimed, options: Sending) {
	const person = await db.person.findUnique({
		where: { id: row.toPersonId },
		select: { email: true, calledName: true, disabledAt: true },
	})
	const link = row.linkId ? await db.oneUseLink.findUnique({ where: { id: row.linkId } }) : null
	if (!person || person.disabledAt || !link || link.usedAt || link.expiresAt <= options.now()) return null
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { name: true } })
	const facts = {
		organization: organization?.name ?? 'Your organization',
		calledName: person.calledName,
		link: linkAddress(options.publicUrl, options.key, link),
		publicUrl: options.publicUrl,
	}
	return { to: person.email, ...renderLetter(letters[row.letter as LetterKey](facts)) }
}
