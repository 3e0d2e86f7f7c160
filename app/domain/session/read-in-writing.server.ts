import { readReviews } from '../casebook/reviews.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { grouped } from '../grouped'
import type { Requirement } from '../program/frontmatter'
import { hasStarted } from '../room/started.server'
import { isUnderWay } from './agenda'
import {
	CASES_REVIEWED,
	type InWritingKind,
	isRolePlay,
	makeUpsOf,
	mayReview,
	mayWatch,
	stateOfText,
	versionOf,
} from './in-writing'
import { LED_KINDS, type SessionKind } from './kinds'
import { countsFromMinutes, mayRunSession } from './policy'
import { findMySession } from './read.server'

/** Who may answer: the desk opens to nobody else. */
const RUNS = {
	part: { in: ['lead', 'co'] },
	person: { disabledAt: null, roles: { some: { role: { in: ['facilitator', 'trainee'] } } } },
}

/**
 * What decides whether somebody with a seat may do a session in writing.
 * Whoever was there, or has begun a text, keeps the way to it when they move to another cohort.
 * @throws DomainError 'not-found' for who has no seat in it, and had none
 */
export async function getSeatFacts(db: Db | Tx, sessionId: string, personId: string, now: Date) {
	const mine = { where: { personId }, select: { personId: true } }
	const row = await db.session.findFirst({
		where: { id: sessionId, kind: { in: LED_KINDS } },
		select: {
			kind: true,
			title: true,
			format: true,
			startsAt: true,
			durationMinutes: true,
			cancelledAt: true,
			attendanceConfirmedAt: true,
			room: { select: { closedAt: true } },
			attendances: { where: { personId, state: 'present' }, select: { minutesPresent: true } },
			guests: mine,
			inWriting: { where: { personId }, select: { kind: true } },
			cohort: {
				select: {
					status: true,
					requirements: true,
					members: mine,
					facilitators: { where: RUNS, select: { personId: true } },
				},
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'session')
	const ties = [row.cohort.members, row.guests, row.attendances, row.inWriting]
	if (ties.every((each) => each.length === 0)) throw new DomainError('not-found', 'session')
	const rules = row.cohort.requirements as unknown as Requirement[]
	const isCancelled = row.cancelledAt !== null || row.cohort.status === 'cancelled'
	const started = await hasStarted(db, sessionId)
	return {
		kind: row.kind as SessionKind,
		title: row.title,
		makeUps: makeUpsOf(rules),
		isCancelled,
		isConfirmed: row.attendanceConfirmedAt !== null,
		isMember: row.cohort.members.length > 0,
		isRolePlay: isRolePlay(row.format),
		isAhead: !isCancelled && now < row.startsAt && !isUnderWay(row, { started }, now),
		watches: row.inWriting.some(({ kind }) => kind === 'rehearsal'),
		minutesPresent: row.attendances[0]?.minutesPresent ?? 0,
		countsFrom: countsFromMinutes(rules, row.durationMinutes) ?? 0,
		judgeIds: row.cohort.facilitators.map((each) => each.personId),
	}
}
export type SeatFacts = Awaited<ReturnType<typeof getSeatFacts>>

const columns = {
	id: true,
	kind: true,
	rehearsal: true,
	handedInAt: true,
	returnedAt: true,
	acceptedAt: true,
	reason: true,
} as const

/** What somebody wrote in the place of a session, for them; null while they have not begun. */
export async function findOwnText(db: Db | Tx, sessionId: string, personId: string) {
	const row = await db.inWriting.findUnique({
		where: { sessionId_personId: { sessionId, personId } },
		select: columns,
	})
	return row && sayText(db, row, personId)
}

type Row = {
	id: string
	kind: string
	rehearsal: string
	handedInAt: Date | null
	returnedAt: Date | null
	acceptedAt: Date | null
}

async function sayText<R extends Row>(db: Db | Tx, row: R, readerId: string) {
	const kind = row.kind as InWritingKind
	const { isOpen, left, reviews } = await readReviews(db, row.id, readerId)
	return {
		...row,
		kind,
		// Of another time, when they were to watch it, and missed it
		rehearsal: kind === 'rehearsal' ? row.rehearsal : '',
		state: stateOfText(row),
		version: versionOf(row),
		isOpen,
		isWhole: kind === 'rehearsal' || left === CASES_REVIEWED,
		reviews,
	}
}

/**
 * A text for who leads the cohort whose session it stands for; its words only where its cases are open to them.
 * @throws DomainError 'not-found' for everybody else, its writer too, and while it is not handed in
 */
export async function getTextToJudge(db: Db | Tx, id: string, readerId: string) {
	const row = await db.inWriting.findFirst({
		where: { id, handedInAt: { not: null }, personId: { not: readerId } },
		select: {
			...columns,
			sessionId: true,
			person: { select: { id: true, name: true } },
			session: { select: { id: true, title: true, cohort: { select: { id: true, name: true } } } },
		},
	})
	if (!row) throw new DomainError('not-found', 'text')
	const session = await findMySession(db, row.sessionId, readerId)
	if (!session || !mayRunSession(session.part).ok) throw new DomainError('not-found', 'text')
	return sayText(db, row, readerId)
}

/** For who leads: whoever watches a session, or has handed something in for it. Nothing of what they wrote. */
export async function listTexts(db: Db, sessionId: string) {
	const rows = await db.inWriting.findMany({
		where: { sessionId },
		select: { ...columns, person: { select: { name: true } } },
		orderBy: { person: { name: 'asc' } },
	})
	return rows.map((row) => ({
		id: row.id,
		name: row.person.name,
		kind: row.kind as InWritingKind,
		state: stateOfText(row),
	}))
}

/** Texts that wait for the word of whoever leads these cohorts. */
export async function listWaitingTexts(db: Db, cohortIds: string[]) {
	const rows = await db.inWriting.findMany({
		where: { session: { cohortId: { in: cohortIds } }, handedInAt: { not: null }, acceptedAt: null, returnedAt: null },
		select: {
			id: true,
			person: { select: { name: true } },
			session: { select: { title: true, cohort: { select: { name: true } } } },
		},
		orderBy: { handedInAt: 'asc' },
		take: 50,
	})
	return rows.map(({ id, person, session }) => ({
		id,
		name: person.name,
		session: session.title,
		cohort: session.cohort.name,
	}))
}

/** What the evaluator reads of it: which session, and since when it counts. Nothing of what was written. */
export type TextFacts = {
	sessionId: string
	kind: InWritingKind
	acceptedAt: Date | null
	title: string
	minutes: number
}

/** One query, however many people. */
export async function readTexts(
	db: Db | Tx,
	personIds: string[],
	cohort: { program: string; stage: string },
): Promise<(personId: string) => TextFacts[]> {
	const rows = await db.inWriting.findMany({
		where: {
			personId: { in: personIds },
			OR: [{ kind: 'rehearsal' }, { acceptedAt: { not: null } }],
			session: { cohort, cancelledAt: null },
		},
		select: {
			personId: true,
			sessionId: true,
			kind: true,
			acceptedAt: true,
			session: { select: { title: true, durationMinutes: true } },
		},
		orderBy: { session: { startsAt: 'asc' } },
	})
	const of = grouped(rows, ({ personId }) => personId)
	return (personId) =>
		of(personId).map(({ sessionId, kind, acceptedAt, session }) => ({
			sessionId,
			kind: kind as InWritingKind,
			acceptedAt,
			title: session.title,
			minutes: session.durationMinutes,
		}))
}

/** What a learner’s page of a session leads to: watching it, making up for it, or what they wrote; null for none of it. */
export async function findOwnWay(
	db: Db,
	sessionId: string,
	personId: string,
	now: Date,
): Promise<'watch' | 'review' | 'text' | null> {
	const facts = await getSeatFacts(db, sessionId, personId, now)
	if ((await db.inWriting.count({ where: { sessionId, personId } })) > 0) return 'text'
	if (mayWatch(facts).ok) return 'watch'
	return mayReview(facts).ok ? 'review' : null
}
