import { createHash } from 'node:crypto'
import { paths } from '~/paths'
import type { Instrument } from '../assessment/instrument'
import type { Db, Tx } from '../db'
import { firstNameOf } from '../person/kinds'
import { ticketOf } from '../round360/ticket.server'
import type { LinkKey } from '../sign-in/links.server'
import { renderLetter } from './letters'
import { closedLetter, openedLetter, raterLetter, replyLetter, sentBackLetter, toApproveLetter } from './round-letters'

const TO_RATERS = ['rater-asked', 'rater-reminded', 'round-reply'] as const
const ABOUT_ROUNDS = ['round-to-approve', 'round-sent-back', 'round-opened', 'round-closed'] as const
type RoundLetter = (typeof TO_RATERS)[number] | (typeof ABOUT_ROUNDS)[number]

const isToRater = (letter: string): letter is (typeof TO_RATERS)[number] => TO_RATERS.some((each) => each === letter)

export function isRoundLetter(letter: string): letter is RoundLetter {
	return isToRater(letter) || ABOUT_ROUNDS.some((each) => each === letter)
}

/**
 * Letters of a round. The row names the rater, or the round, and never a person: admins read the list of letters, and who
 * has a round, or answers in one, is not theirs to know. @param subjectIds ids of raters, or of the round
 */
export async function putRoundLetters(tx: Tx, letter: RoundLetter, subjectIds: string[], now: Date): Promise<void> {
	await tx.outboxMail.createMany({
		data: subjectIds.map((id) => ({ letter, toPersonId: id, subjectId: id, createdAt: now, dueAt: now })),
	})
}

/**
 * Asks somebody to look at the list of a round. In place of a person stands a mark of whoever asks, the same for all their
 * rounds: a round that is given up takes what it has sent out of no count, and its name is in no list.
 */
export async function putListLetter(tx: Tx, list: { roundId: string; ownerId: string }, now: Date): Promise<void> {
	const letter = 'round-to-approve' satisfies RoundLetter
	const { roundId: subjectId, ownerId } = list
	await tx.outboxMail.create({
		data: { letter, toPersonId: markOf(ownerId), subjectId, createdAt: now, dueAt: now },
	})
}

/** How many letters asked somebody to look at a list of theirs since, whatever became of its round. */
export async function countListLetters(tx: Tx, ownerId: string, since: Date): Promise<number> {
	const letter = 'round-to-approve' satisfies RoundLetter
	return tx.outboxMail.count({ where: { letter, toPersonId: markOf(ownerId), createdAt: { gt: since } } })
}

function markOf(personId: string): string {
	return createHash('sha256').update(personId).digest('hex')
}

type Row = { letter: RoundLetter; subjectId: string | null }
type Options = { publicUrl: string; key: LinkKey; now: () => Date }

/** Null when it has lost its reason: the round is over or given up, an account is closed. */
export async function composeRoundLetter(db: Db, row: Row, options: Options) {
	if (!row.subjectId) return null
	return isToRater(row.letter)
		? composeToRater(db, row.letter, row.subjectId, options)
		: composeAboutRound(db, row.letter, row.subjectId, options)
}

/** Whether the rater has answered is asked nowhere: what does not leave would say it. */
async function composeToRater(
	db: Db,
	letter: (typeof TO_RATERS)[number],
	raterId: string,
	{ publicUrl, key, now }: Options,
) {
	const rater = await db.rater360.findUnique({
		where: { id: raterId },
		select: {
			name: true,
			email: true,
			round: {
				select: {
					state: true,
					closesAt: true,
					instrument: true,
					reply: true,
					person: { select: { name: true, disabledAt: true } },
				},
			},
		},
	})
	if (!rater && letter === 'round-reply') return composeToWatcher(db, raterId, publicUrl)
	if (!rater || rater.round.person.disabledAt) return null
	const { round, email } = rater
	const to = { calledName: firstNameOf(rater.name), about: round.person.name }
	if (letter === 'round-reply') {
		const link = publicUrl + paths.helpTopic({ topic: 'rating' })
		return { to: email, ...renderLetter(replyLetter({ ...to, link, reply: round.reply, how: 'asked' })) }
	}
	if (round.state !== 'open' || !round.closesAt || round.closesAt <= now()) return null
	const { title, minutes } = round.instrument as unknown as Instrument
	return {
		to: email,
		...renderLetter(
			raterLetter({
				...to,
				link: publicUrl + paths.rate({ ticket: ticketOf(key, raterId) }),
				title,
				minutes,
				until: round.closesAt.toISOString().slice(0, 10),
				isReminder: letter === 'rater-reminded',
			}),
		),
	}
}

/** To a colleague who watched a conversation in the place of a round: the row names that conversation. */
async function composeToWatcher(db: Db, pairingId: string, publicUrl: string) {
	const person = { select: { id: true, name: true, calledName: true, email: true, disabledAt: true } }
	const pairing = await db.pairing.findUnique({
		where: { id: pairingId },
		select: { part: true, stageKey: true, withStageKey: true, by: person, with: person },
	})
	if (!pairing || pairing.by.disabledAt || pairing.with.disabledAt) return null
	const isOwn = pairing.part === 'was-watched'
	const [owner, watcher] = isOwn ? [pairing.by, pairing.with] : [pairing.with, pairing.by]
	const round = await db.round360.findFirst({
		where: {
			personId: owner.id,
			stageKey: isOwn ? pairing.stageKey : pairing.withStageKey,
			repliedAt: { not: null },
		},
		select: { reply: true },
		orderBy: { repliedAt: 'desc' },
	})
	if (!round) return null
	const link = publicUrl + paths.watched()
	const to = { calledName: watcher.calledName, about: owner.name, link, reply: round.reply, how: 'watched' as const }
	return { to: watcher.email, ...renderLetter(replyLetter(to)) }
}

async function composeAboutRound(
	db: Db,
	letter: (typeof ABOUT_ROUNDS)[number],
	roundId: string,
	{ publicUrl }: Options,
) {
	const someone = { select: { name: true, calledName: true, email: true, disabledAt: true } }
	const round = await db.round360.findUnique({
		where: { id: roundId },
		select: { state: true, closesAt: true, person: someone, approver: someone },
	})
	if (!round || round.person.disabledAt) return null
	const { person, approver, state } = round
	const own = { calledName: person.calledName, link: publicUrl + paths.round({ round: roundId }) }
	const toOwner = (content: Parameters<typeof renderLetter>[0]) => ({ to: person.email, ...renderLetter(content) })
	switch (letter) {
		case 'round-to-approve': {
			if (state !== 'to-approve' || !approver || approver.disabledAt) return null
			const link = publicUrl + paths.approveRound({ round: roundId })
			const { calledName, email } = approver
			return { to: email, ...renderLetter(toApproveLetter({ calledName, link, about: person.name })) }
		}
		case 'round-sent-back':
			if (state !== 'nominating') return null
			return toOwner(sentBackLetter({ ...own, approver: approver?.name ?? 'Whoever you asked' }))
		case 'round-opened':
			if (state !== 'open' || !round.closesAt) return null
			return toOwner(openedLetter({ ...own, until: round.closesAt.toISOString().slice(0, 10) }))
		case 'round-closed':
			return state === 'closed' ? toOwner(closedLetter(own)) : null
	}
}
