import { paths } from '~/paths'
import type { Db, Prisma, Tx } from '../db'
import { toCalendarEvent } from '../session/calendar-event'
import { writeInvitation } from '../session/ical.server'
import { type Entry, findEntry } from '../session/who-meets.server'
import { transact } from '../transact.server'
import { renderLetter } from './letters'
import { type Known, knownOf, newsOf } from './news.server'
import { type SessionNews, sessionLetter, toldOf } from './session-letters.server'

type Row = { id: string; sessionId: string; toPersonId: string; sequence: number | null }
type Options = { publicUrl: string; from: string; now: () => Date }

/**
 * A letter about a session, made from how things stand and from what its reader was told last. What it says is written
 * down before it leaves: tried again it carries the same number, and one that was overtaken by a newer is dropped.
 * @returns null when there is nothing new to say
 */
export async function composeSessionLetter(db: Db, row: Row, options: Options) {
	const now = options.now()
	const said = await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${row.sessionId} for update`
		const entry = await findEntry(tx, row.sessionId, row.toPersonId, now)
		return entry && writeDown(tx, row, entry, now)
	})
	return said && compose(db, said, options)
}

async function writeDown(tx: Tx, row: Row, entry: Entry, now: Date) {
	const key = { sessionId: row.sessionId, personId: row.toPersonId }
	const last = await tx.sessionTold.findUnique({ where: { sessionId_personId: key } })
	const isAgain = row.sequence !== null
	if (isAgain && last?.sequence !== row.sequence) return null
	const known = knownOf(last, last !== null && (await hasLeft(tx, row, last.sequence)))
	const news = newsOf(entry, known)
	if (!news && !isAgain) return null
	const sequence = row.sequence ?? Math.max(entry.session.revision, last ? last.sequence + 1 : 0)
	const method: Known['method'] = news ? methodOf(news) : (known?.method ?? 'CANCEL')
	const told = (news ? toldOf(entry.session) : (known?.told ?? toldOf(entry.session))) as unknown as Json
	const before = known as unknown as Json
	const line = { sequence, method, told, before, toldAt: now }
	await tx.sessionTold.upsert({ where: { sessionId_personId: key }, create: { ...key, ...line }, update: line })
	await tx.outboxMail.update({ where: { id: row.id }, data: { sequence } })
	return news && { entry, news, sequence, now }
}

async function hasLeft(tx: Tx, { sessionId, toPersonId }: Row, sequence: number): Promise<boolean> {
	return (await tx.outboxMail.count({ where: { sessionId, toPersonId, sequence, sentAt: null } })) === 0
}

type Json = Prisma.InputJsonValue

function methodOf(news: SessionNews): Known['method'] {
	return news.kind === 'cancelled' || news.kind === 'left' ? 'CANCEL' : 'REQUEST'
}

type Said = { entry: Entry; news: SessionNews; sequence: number; now: Date }

async function compose(db: Db, { entry, news, sequence, now }: Said, { publicUrl, from }: Options) {
	const { session, person } = entry
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { name: true } })
	const name = organization?.name ?? 'Your organization'
	const letter = sessionLetter(news, {
		organization: name,
		calledName: person.calledName,
		timeZone: person.timeZone,
		session: { ...session, cohort: session.cohort.name },
		hasBegun: session.startsAt <= now,
		link: publicUrl + paths.session({ session: session.id }),
		cohortLink: publicUrl + (news.kind === 'left' ? paths.cohorts() : paths.cohort({ cohort: session.cohortId })),
	})
	const method = methodOf(news)
	const event = { ...toCalendarEvent(session, publicUrl), sequence, isCancelled: method === 'CANCEL' }
	const attendee = { name: person.name, email: person.email }
	const content = writeInvitation(event, { method, organizer: { name, email: from }, attendee }, now)
	const cohort = { id: session.cohortId, name: session.cohort.name }
	return { to: person.email, ...renderLetter(letter), calendar: { method, content }, cohort }
}
