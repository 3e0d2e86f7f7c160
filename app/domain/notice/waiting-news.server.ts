import type { Tx } from '../db'
import { type Entry, listEntries } from '../session/who-meets.server'
import { whenOf } from '../zone/zone.server'
import { knownOf, newsOf } from './news.server'
import type { SeatLetter } from './seat-letters'
import { listSeatNews } from './seat-news.server'
import type { SessionNews } from './session-letters.server'
import { listTimeNews } from './time-news.server'

/** Who would hear what if the letters that wait left now, by the letters' own rules. */
export type Hears = {
	personId: string
	name: string
	/** "Lisbon" */
	place: string
	lines: Said[]
}
/** One letter: about a session, or about a seat in a cohort (`title` is its name then) */
type Said =
	| { id: string; title: string; news: SessionNews['kind']; now: string; was: string | null }
	| { id: string; title: string; news: SeatLetter }
	/** A line manager is asked for somebody's time; `title` is what for */
	| { id: string; title: string; news: 'time-asked'; person: string }
	/** About a meeting of their own, to who is not in it: what it is, and when, is nobody's business but theirs */
	| { id: string; title: null; news: SessionNews['kind'] }
/** Whose letters are looked at */
export type Scope = {
	/** Letters about sessions of these cohorts and seats in them */
	cohortIds: string[]
	/** Questions to line managers about the time of these people, and of those who report to them */
	personIds?: string[]
	/** Instead of all that: meetings of their own in which this person meets, who may read what they are, and when */
	ownOf?: string
}

export type Line = {
	key: string
	/** All of what it says, without the ids: what is being made has another in every rehearsal */
	says: string
	person: { id: string; name: string; timeZone: string }
	/** The soonest session first; what is about a seat or a question comes before them */
	order: number
	said: Said
}

/** What the letters that wait would say if they left now. */
export async function listNews(
	tx: Tx,
	{ cohortIds, personIds = [], ownOf }: Scope,
	now: Date,
): Promise<Map<string, Line>> {
	const sessions = await tx.session.findMany({
		where: { cohortId: { in: cohortIds }, series: ownOf ? { seats: { some: { personId: ownOf } } } : undefined },
		select: { id: true },
	})
	const ours = sessions.map(({ id }) => id)
	const waiting = await tx.outboxMail.findMany({
		where: { letter: 'session', sentAt: null, sessionId: { in: ours } },
		select: { sessionId: true, toPersonId: true, sequence: true, dueAt: true },
	})
	const pairs = waiting.flatMap(({ sessionId, toPersonId, dueAt }) =>
		sessionId && dueAt ? [{ sessionId, personId: toPersonId }] : [],
	)
	const keyOf = (sessionId: string, personId: string) => `${sessionId} ${personId}`
	const unsent = new Set(waiting.map((row) => `${keyOf(row.sessionId ?? '', row.toPersonId)} ${row.sequence}`))
	const told = await tx.sessionTold.findMany({ where: { sessionId: { in: ours } } })
	const lastOf = new Map(told.map((row) => [keyOf(row.sessionId, row.personId), row]))
	const unique = [...new Map(pairs.map((pair) => [keyOf(pair.sessionId, pair.personId), pair])).values()]
	const sessionLines = (await listEntries(tx, unique, now)).flatMap((entry): Line[] => {
		const key = keyOf(entry.session.id, entry.person.id)
		const last = lastOf.get(key) ?? null
		const news = newsOf(entry, knownOf(last, !unsent.has(`${key} ${last?.sequence}`)))
		return news ? [{ key, ...toLine({ ...entry, isOwn: entry.isOwn && !ownOf }, news) }] : []
	})
	if (ownOf) return new Map(sessionLines.map((line) => [line.key, line]))
	const seatLines = (await listSeatNews(tx, cohortIds)).map(({ wishId, letter, person, cohort }): Line => {
		const said = { id: `${letter} ${wishId}`, title: cohort, news: letter }
		return { key: said.id, says: JSON.stringify([letter, cohort]), person, order: 0, said }
	})
	const timeLines = (await listTimeNews(tx, personIds)).map(({ agreementId, manager, person, title }): Line => {
		const said = { id: agreementId, title, news: 'time-asked' as const, person }
		return { key: said.id, says: JSON.stringify([said.news, person, title]), person: manager, order: 0, said }
	})
	return new Map([...sessionLines, ...seatLines, ...timeLines].map((line) => [line.key, line]))
}

function toLine({ session, person, isOwn }: Entry, news: SessionNews): Omit<Line, 'key'> {
	const moment = (at: Date) => {
		const { shortDay, time } = whenOf(at, person.timeZone)
		return `${shortDay}, ${time}`
	}
	const { id, title, localStart, timeZone, durationMinutes, place, startsAt } = session
	return {
		says: JSON.stringify([news, title, localStart, timeZone, startsAt, durationMinutes, place]),
		person,
		order: startsAt.getTime(),
		said: isOwn
			? { id, title: null, news: news.kind }
			: {
					id,
					title,
					news: news.kind,
					now: moment(startsAt),
					was: news.kind === 'moved' ? moment(news.from.startsAt) : null,
				},
	}
}

/** By name, each with all that they hear. */
export function listHears(news: Line[]): Hears[] {
	const byPerson = new Map<string, Line[]>()
	for (const line of news) byPerson.set(line.person.id, [...(byPerson.get(line.person.id) ?? []), line])
	return [...byPerson.values()]
		.flatMap((lines) => (lines[0] ? [hears(lines[0].person, lines)] : []))
		.sort((a, b) => a.name.localeCompare(b.name))
}

function hears({ id, name, timeZone }: Line['person'], lines: Line[]): Hears {
	return {
		personId: id,
		name,
		place: whenOf(new Date(0), timeZone).place,
		lines: [...lines].sort((a, b) => a.order - b.order).map(({ said }) => said),
	}
}

/** What letters say now that none said before. */
export function newsSince(before: Map<string, Line>, after: Map<string, Line>): Line[] {
	return [...after.values()].filter((each) => before.get(each.key)?.says !== each.says)
}

/** The same for the same people who hear the same. @param known what a person is known by */
export function sayAll(news: Line[], known = (personId: string) => personId): string[] {
	return news.map(({ person, says }) => [known(person.id), says].join(' ')).sort()
}
