import { isKeptFromRoom } from '../casebook/hearers.server'
import type { Db, Tx } from '../db'
import { DomainError, isDomainError } from '../errors'
import { learningKey } from '../pattern/draft.server'
import { hasRecap } from '../session/agenda'
import { getMySession, type MySession } from '../session/read.server'
import { dateOf, whenOf } from '../zone/zone.server'
import type { Phase } from './format'
import { loadRoom } from './log.server'
import { headedApart, type Recap, recapOf, staysWith } from './recap'
import { learningsOf } from './sheet.server'
import { linesOf, mayStrike, withoutStruck } from './strike'
import { struckIn } from './struck.server'
import { view } from './view'

type Reader = { id: string; timeZone: string }
/** `room`: whether there is one, and whether something happened in it. `recap`: null while nothing leaves it */
type Read = {
	session: MySession
	room: { exists: boolean; begun: boolean; hasBoard: boolean; hasSheet: boolean }
	recap: Recap | null
	/** A case told there is kept from the reader, who came later: for them there is none */
	isKeptApart: boolean
	/** For who may strike lines out: what stands, and what stands no more */
	cleaning: { standing: KeyedLine[]; struck: KeyedLine[] } | null
}
type KeyedLine = { key: string; text: string }

/** The recap of a session as one of its people may read it. @throws DomainError 'not-found' for everybody else */
export async function readRecap(db: Db | Tx, sessionId: string, reader: Reader, now: Date): Promise<Read> {
	const session = await getMySession(db, sessionId, reader.id)
	const room = await loadRoom(db, session.id).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	const begun = room !== null && room.status !== 'waiting'
	const nameOf = (personId: string) => session.people.find((each) => each.id === personId)?.name ?? 'Somebody who left'
	// Before the end nothing leaves the room: who wants to hear it now goes in, and is seen there.
	const isKeptApart = begun && (await isKeptFromRoom(db, session.id, reader.id))
	const seen = !isKeptApart && begun && hasRecap(session, { begun }, now) ? view(room, reader.id) : null
	const whole = seen && room && recapOf(room.format, seen, await learningsOf(db, session.id, room, seen), nameOf)
	const isStruck = struckIn(room ?? { struck: [] })
	const has = (...kinds: Phase['kind'][]) => room?.format.phases.some(({ kind }) => kinds.includes(kind)) ?? false
	const wrote = { hasBoard: has('write'), hasSheet: has('discuss', 'learnings') }
	const heldLead = room?.leadId === reader.id
	const cleans = mayStrike({ part: session.part, isOwn: session.kind === 'self-run', heldLead }).ok
	return {
		session,
		room: { exists: room !== null, begun, ...wrote },
		recap: whole && headedApart(withoutStruck(whole, isStruck)),
		isKeptApart,
		cleaning: whole && cleans ? cleaningOf(linesOf(whole), isStruck) : null,
	}
}

function cleaningOf(lines: string[], isStruck: (line: string) => boolean): NonNullable<Read['cleaning']> {
	const keyed = lines.map((text) => ({ key: learningKey(text), text }))
	return {
		standing: keyed.filter(({ text }) => !isStruck(text)),
		struck: keyed.filter(({ text }) => isStruck(text)),
	}
}

/** What a file of it is headed with, in the reader's zone */
export type RecapHead = {
	title: string
	session: string
	cohort: string
	organization: string
	/** "Thursday 26 November 2026, 16:00 to 17:00 in Lisbon" */
	when: string
	/** "2026-11-26" */
	date: string
	/** Whose words they are, and remain */
	stays: string
}

/** @throws DomainError 'not-found' also while there is nothing to take along */
export async function getRecapToTake(
	db: Db,
	sessionId: string,
	reader: Reader,
	now: Date,
): Promise<{ recap: Recap; head: RecapHead }> {
	const { session, recap } = await readRecap(db, sessionId, reader, now)
	if (!recap) throw new DomainError('not-found', 'recap')
	const organization = await db.organization.findUnique({ where: { id: 1 }, select: { name: true } })
	const when = whenOf(session.startsAt, reader.timeZone, session.durationMinutes)
	return {
		recap,
		head: {
			title: recap.cases[0]?.title || session.title,
			session: session.title,
			cohort: session.cohort.name,
			organization: organization?.name ?? '',
			when: `${when.day} ${when.year}, ${when.range}`,
			date: dateOf(session.startsAt, reader.timeZone),
			stays: staysWith(session),
		},
	}
}
