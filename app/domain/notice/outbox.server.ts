import { paths } from '~/paths'
import type { Db, Tx } from '../db'
import type { HomeContent } from '../progress/home.server'
import type { LinkKey, LinkKind } from '../sign-in/links.server'
import { composeActivityLetter, isActivityLetter } from './activity-mail.server'
import { composeCasebookLetter } from './casebook-mail.server'
import { isCertificateLetter } from './certificate-letters'
import { composeCertificateLetter } from './certificate-mail.server'
import { composeDigest } from './digest.server'
import { composeFormationLetter, type FormationLetterKey, isFormationLetter } from './formation-mail.server'
import { composeHostingLetter, isHostingLetter } from './hosting-mail.server'
import { composeSeatReminder, SEAT_REMINDER } from './hosting-reminder.server'
import { IN_WRITING_LETTER } from './in-writing-letter'
import { composeInWritingLetter } from './in-writing-mail.server'
import { composeIntakeLetter, type IntakeLetterKey, isIntakeLetter } from './intake-mail.server'
import { LEAD_NOMINATED_LETTER, LEAD_TIME_LETTER } from './lead-letter'
import { composeLeadNominatedLetter, composeLeadTimeLetter } from './lead-mail.server'
import { type LetterKey, type LetterName, letters, renderLetter } from './letters'
import { HANDED_OVER } from './letters.server'
import { isNeedLetter } from './need-letters'
import { composeNeedLetter } from './need-mail.server'
import { PAIRING_LETTER } from './pairing-letter'
import { composePairingLetter } from './pairing-mail.server'
import { composePromiseLetter, PROMISE_LETTER } from './promise-mail.server'
import { composeReminder, isReminder } from './reminders.server'
import { composeRoundLetter, isRoundLetter } from './round-mail.server'
import { isSeatLetter, type SeatLetter } from './seat-letters'
import { composeSeatLetter } from './seat-mail.server'
import { composeSessionLetter } from './session-mail.server'
import { composeWorkLetter, isWorkLetter } from './work-mail.server'

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
	letter: {
		letter: LetterKey | IntakeLetterKey | FormationLetterKey | SeatLetter
		toPersonId: string
		linkId?: string
		subjectId?: string
		now: Date
	},
): Promise<void> {
	await tx.outboxMail.create({
		data: {
			letter: letter.letter satisfies LetterName,
			toPersonId: letter.toPersonId,
			linkId: letter.linkId,
			subjectId: letter.subjectId,
			createdAt: letter.now,
			dueAt: letter.now,
		},
	})
}

/** The letter that brings each of these people their link. */
export async function putLinkLetters(
	tx: Tx,
	letter: LetterKey,
	links: { id: string; personId: string }[],
	now: Date,
): Promise<void> {
	await tx.outboxMail.createMany({
		data: links.map(({ id, personId }) => ({ letter, toPersonId: personId, linkId: id, createdAt: now, dueAt: now })),
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
	/** The cohort it is about: mail programs sort by it */
	cohort?: { id: string; name: string }
}) => Promise<void>

/** The mail server may have the letter, but never said so. */
export class Unanswered extends Error {}

/** The address behind a link row, for the letter or for an admin who hands it over. */
export function linkAddress(publicUrl: string, key: LinkKey, link: { id: string; kind: string }): string {
	return publicUrl + linkPaths[link.kind as LinkKind]({ token: key.tokenFor(link) })
}

const linkPaths: Record<LinkKind, (at: { token: string }) => string> = {
	invitation: paths.invitation,
	'password-reset': paths.reset,
	'time-agreement': paths.agree,
	'seat-offer': paths.seat,
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
			returning id, letter, "toPersonId", "linkId", "sessionId", "subjectId", sequence, "onceKey", tries`
		if (!claimed) return sent
		try {
			const mail = await compose(db, claimed, options)
			if (mail && claimed.onceKey !== null && !(await markHandedOver(db, claimed, claimedUntil))) continue
			if (mail) await options.send({ ...mail, messageId: claimed.id })
			await db.outboxMail.update({
				where: { id: claimed.id },
				data: { dueAt: null, sentAt: mail ? options.now() : null, lastError: mail ? null : 'no longer needed' },
			})
			if (mail) sent++
		} catch (error) {
			// It may lie in a mailbox: one that is sent at most once stays handed over.
			if (error instanceof Unanswered && claimed.onceKey !== null) continue
			const givesUp = claimed.tries >= MOST_TRIES
			const waitSeconds = Math.min(FIRST_RETRY_SECONDS * 2 ** (claimed.tries - 1), 6 * 3600)
			await db.outboxMail.update({
				where: { id: claimed.id },
				data: {
					dueAt: givesUp ? null : new Date(now.getTime() + waitSeconds * 1000),
					lastError: sayError(error),
				},
			})
		}
	}
}

/** Its first line, without what a database takes in no text: a mail server says what it likes. */
function sayError(error: unknown): string | undefined {
	const [first] = (error instanceof Error ? error.message : String(error)).split('\n')
	return first?.replace(/\p{Cc}+/gu, ' ').slice(0, 300)
}

/**
 * What is written at most once is sent at most once: nobody takes it up again should we die before the mail server's answer
 * is written down. Every other letter comes back, and perhaps twice.
 * @returns false when another node has taken it up meanwhile
 */
async function markHandedOver(db: Db, { id }: Claimed, claimedUntil: Date): Promise<boolean> {
	const { count } = await db.outboxMail.updateMany({
		where: { id, dueAt: claimedUntil },
		data: { dueAt: null, lastError: HANDED_OVER },
	})
	return count === 1
}

type Claimed = {
	id: string
	/** A key of letterNames */
	letter: string
	toPersonId: string
	linkId: string | null
	sessionId: string | null
	subjectId: string | null
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
	if (letter === 'casebook') return composeCasebookLetter(db, row, options)
	if (isIntakeLetter(letter))
		return composeIntakeLetter(db, { ...row, letter, link: await findAddress(db, row, options) }, options)
	if (isFormationLetter(letter)) return composeFormationLetter(db, { ...row, letter }, options)
	if (isRoundLetter(letter)) return composeRoundLetter(db, { ...row, letter }, options)
	if (isHostingLetter(letter)) return composeHostingLetter(db, { ...row, letter }, options)
	if (letter === SEAT_REMINDER) return composeSeatReminder(db, row, options)
	if (isActivityLetter(letter)) return composeActivityLetter(db, { ...row, letter }, options)
	if (letter === LEAD_NOMINATED_LETTER) return composeLeadNominatedLetter(db, row, options)
	if (letter === LEAD_TIME_LETTER) return composeLeadTimeLetter(db, row, options)
	if (letter === PAIRING_LETTER) return composePairingLetter(db, row, options)
	if (letter === IN_WRITING_LETTER) return composeInWritingLetter(db, row, options)
	if (isWorkLetter(letter)) return composeWorkLetter(db, { ...row, letter }, options)
	if (isSeatLetter(letter)) return composeSeatLetter(db, { ...row, letter }, options)
	if (isCertificateLetter(letter)) return composeCertificateLetter(db, { ...row, letter }, options)
	if (isNeedLetter(letter)) return composeNeedLetter(db, { ...row, letter }, options)
	if (sessionId === null) return composeLink(db, row, options)
	if (letter === PROMISE_LETTER) return composePromiseLetter(db, { ...row, sessionId }, options)
	if (isReminder(letter)) return composeReminder(db, { ...row, letter, sessionId }, options)
	return composeSessionLetter(db, { ...row, sessionId }, options)
}

async function composeLink(db: Db, row: Claimed, options: Sending) {
	const person = await db.person.findUnique({
		where: { id: row.toPersonId },
		select: { email: true, calledName: true, disabledAt: true },
	})
	const link = await findAddress(db, row, options)
	if (!person || person.disabledAt || !link) return null
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { name: true } })
	const facts = {
		organization: organization?.name ?? 'Your organization',
		calledName: person.calledName,
		link,
		publicUrl: options.publicUrl,
	}
	return { to: person.email, ...renderLetter(letters[row.letter as LetterKey](facts)) }
}

/** The address of the link that a letter carries; null when it carries none, or one that was used or has ended. */
async function findAddress(db: Db, { linkId }: Claimed, options: Sending): Promise<string | null> {
	const link = linkId ? await db.oneUseLink.findUnique({ where: { id: linkId } }) : null
	if (!link || link.usedAt || link.expiresAt <= options.now()) return null
	return linkAddress(options.publicUrl, options.key, link)
}
