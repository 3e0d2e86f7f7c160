import { createHash } from 'node:crypto'
import type { Db, Tx } from '../db'
import { type Entry, listEntries } from '../session/who-meets.server'
import { transact, within } from '../transact.server'
import { whenOf } from '../zone/zone.server'
import { knownOf, newsOf } from './news.server'
import type { SeatLetter } from './seat-letters'
import { listSeatNews } from './seat-news.server'
import type { SessionNews } from './session-letters.server'

/**
 * A look ahead at what a change makes people hear. The change itself is made, in a transaction; what the letters in the
 * outbox would say then is read by the letters' own rules; and unless exactly this was shown before, all of it is undone.
 */
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
	/** About a meeting of their own: what it is, and when, is nobody's business but theirs */
	| { id: string; title: null; news: SessionNews['kind'] }
export type Preview = {
	/** Who gets letters, by name */
	hear: Hears[]
	/** Who of the cohort gets none, by name */
	silent: string[]
	/** What speaks against it, to be read before it is done */
	concerns: string[]
	/** To be sent along with the confirmation */
	fingerprint: string
	/** It was confirmed, and things had changed meanwhile */
	isAgain: boolean
}

/** Thrown to undo a rehearsal. */
class Undone extends Error {
	constructor(readonly preview: Preview) {
		super('undone')
	}
}

/**
 * Makes a change of a cohort's sessions, people or seats if its preview was seen, and otherwise shows it.
 * @param about `concerns`: what speaks against it, so that it is asked even where nobody hears; `seen`: the fingerprint that was confirmed; `fields`: what was typed, so that another text is another change
 * @throws whatever the change itself refuses
 */
export async function carryOut<Result>(
	db: Db,
	about: { cohortIds: string[]; seen: string | null; fields: unknown; concerns?: string[] },
	now: Date,
	change: (db: Db) => Promise<Result>,
): Promise<{ done: true; result: Result } | { done: false; preview: Preview }> {
	try {
		const result = await transact(db, async (tx) => {
			await tx.$queryRaw`select 1 from "Cohort" where id = any(${about.cohortIds}) order by id for update`
			const before = await listNews(tx, about.cohortIds, now)
			const inBefore = await listIn(tx, about.cohortIds)
			const made = await change(within(tx))
			const after = await listNews(tx, about.cohortIds, now)
			const news = [...after.values()].filter((each) => before.get(each.key)?.says !== each.says)
			const preview = await toPreview(tx, news, about, inBefore)
			// Nobody hears anything and nothing speaks against it: there is nothing to show.
			if (preview.hear.length + preview.concerns.length > 0 && about.seen !== preview.fingerprint)
				throw new Undone(preview)
			return made
		})
		return { done: true, result }
	} catch (error) {
		if (error instanceof Undone) return { done: false, preview: error.preview }
		throw error
	}
}

type Line = {
	key: string
	/** All of what it says, without the ids: what is being made has another in every rehearsal */
	says: string
	person: { id: string; name: string; timeZone: string }
	/** The soonest session first; what is about a seat comes before them */
	order: number
	said: Said
}

/** What the letters that wait would say if they left now. */
async function listNews(tx: Tx, cohortIds: string[], now: Date): Promise<Map<string, Line>> {
	const sessions = await tx.session.findMany({ where: { cohortId: { in: cohortIds } }, select: { id: true } })
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
		return news ? [{ key, ...toLine(entry, news) }] : []
	})
	const seatLines = (await listSeatNews(tx, cohortIds)).map(({ wishId, letter, person, cohort }): Line => {
		const said = { id: `${letter} ${wishId}`, title: cohort, news: letter }
		return { key: said.id, says: JSON.stringify([letter, cohort]), person, order: 0, said }
	})
	return new Map([...sessionLines, ...seatLines].map((line) => [line.key, line]))
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

async function toPreview(tx: Tx, news: Line[], about: Parameters<typeof carryOut>[1], inBefore: InCohorts) {
	const byPerson = new Map<string, Line[]>()
	for (const line of news) byPerson.set(line.person.id, [...(byPerson.get(line.person.id) ?? []), line])
	const hear = [...byPerson.values()]
		.map((lines) => hears(lines))
		.filter((each) => each !== null)
		.sort((a, b) => a.name.localeCompare(b.name))
	const concerns = about.concerns ?? []
	const fingerprint = createHash('sha256')
		.update(
			JSON.stringify([about.fields, concerns, news.map(({ person, says }) => [person.id, says].join(' ')).sort()]),
		)
		.digest('base64url')
	return {
		hear,
		silent: namesOf(new Map([...inBefore, ...(await listIn(tx, about.cohortIds))]), byPerson),
		concerns,
		fingerprint,
		isAgain: about.seen !== null,
	}
}

function hears(lines: Line[]): Hears | null {
	const person = lines[0]?.person
	if (!person) return null
	return {
		personId: person.id,
		name: person.name,
		place: whenOf(new Date(0), person.timeZone).place,
		lines: [...lines].sort((a, b) => a.order - b.order).map(({ said }) => said),
	}
}

/** Names by id */
type InCohorts = Map<string, string>

async function listIn(tx: Tx, cohortIds: string[]): Promise<InCohorts> {
	const inOne = { some: { cohortId: { in: cohortIds } } }
	const people = await tx.person.findMany({
		where: { OR: [{ memberships: inOne }, { facilitations: inOne }] },
		select: { id: true, name: true },
	})
	return new Map(people.map(({ id, name }) => [id, name]))
}

/** Who hears nothing; whoever was in it before the change and is not after it is no exception. */
function namesOf(people: InCohorts, heard: Map<string, unknown>): string[] {
	return [...people].flatMap(([id, name]) => (heard.has(id) ? [] : [name])).sort((a, b) => a.localeCompare(b))
}
