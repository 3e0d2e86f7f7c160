import { hostingColumns, toHostingEvent } from '../activity/calendar-event'
import type { Db, Tx } from '../db'
import { writeInvitation } from '../session/ical.server'
import { whenOf } from '../zone/zone.server'
import { type HostingNews, hostingLetter } from './hosting-letters'
import { type LetterName, renderLetter } from './letters'

export const HOSTING_LETTERS = ['hosting', 'hosting-changed'] as const satisfies readonly LetterName[]
type HostingLetter = (typeof HOSTING_LETTERS)[number]

export function isHostingLetter(letter: string): letter is HostingLetter {
	return HOSTING_LETTERS.some((each) => each === letter)
}

/** To each of these people, about their seat or place in line; what it says is seen when it is sent. */
export async function putHostingLetters(
	tx: Tx,
	hostingId: string,
	personIds: string[],
	now: Date,
	letter: HostingLetter = 'hosting',
): Promise<void> {
	await tx.outboxMail.createMany({
		data: personIds.map((toPersonId) => ({
			letter,
			toPersonId,
			subjectId: hostingId,
			createdAt: now,
			dueAt: now,
		})),
	})
}

/** How often people were told of another hour or place since then. */
export async function countHostingChanges(tx: Tx, hostingId: string, since: Date): Promise<number> {
	const told = await tx.outboxMail.findMany({
		where: { letter: 'hosting-changed' satisfies HostingLetter, subjectId: hostingId, createdAt: { gt: since } },
		select: { createdAt: true },
		distinct: ['createdAt'],
	})
	return told.length
}

type Row = { toPersonId: string; subjectId: string | null; letter: HostingLetter }
type Options = { publicUrl: string; from: string; now: () => Date }

/** Null when it has begun, or an account is closed. */
export async function composeHostingLetter(db: Db, { toPersonId, subjectId, letter: about }: Row, options: Options) {
	const { publicUrl, from, now } = options
	const hosting = subjectId
		? await db.hosting.findUnique({
				where: { id: subjectId },
				select: {
					...hostingColumns,
					cancelReason: true,
					createdAt: true,
					seats: { where: { personId: toPersonId }, select: { state: true } },
				},
			})
		: null
	const person = await db.person.findUnique({
		where: { id: toPersonId },
		select: { name: true, calledName: true, email: true, timeZone: true, disabledAt: true },
	})
	if (!hosting || !person || person.disabledAt || hosting.startsAt <= now()) return null
	const state = hosting.seats[0]?.state
	const inLine = state === 'waiting'
	const news: HostingNews = hosting.cancelledAt
		? { kind: 'off', reason: hosting.cancelReason, inLine }
		: { kind: state !== 'booked' ? 'left' : about === 'hosting-changed' ? 'changed' : 'seat' }
	const entry = toHostingEvent(hosting, publicUrl)
	const when = whenOf(hosting.startsAt, person.timeZone, hosting.durationMinutes)
	const { title, hostName: host, place } = hosting
	const letter = hostingLetter(news, {
		calledName: person.calledName,
		title,
		host,
		day: when.day,
		time: when.range,
		place,
		link: entry.url,
	})
	// Whoever waited has no entry of it.
	if (news.kind === 'off' && inLine) return { to: person.email, ...renderLetter(letter) }
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { name: true } })
	const method = news.kind === 'seat' || news.kind === 'changed' ? 'REQUEST' : 'CANCEL'
	const event = {
		...entry,
		// It grows with every letter, without a count: a seat is given up and booked again.
		sequence: Math.floor((now().getTime() - hosting.createdAt.getTime()) / 1000),
		isCancelled: method === 'CANCEL',
	}
	const organizer = { name: organization?.name ?? 'Your organization', email: from }
	const attendee = { name: person.name, email: person.email }
	const content = writeInvitation(event, { method, organizer, attendee }, now())
	return { to: person.email, ...renderLetter(letter), calendar: { method, content } as const }
}
