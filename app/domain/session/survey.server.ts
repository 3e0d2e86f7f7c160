import { fitsBudget, MONTH_DAYS, SURVEY_MINUTES } from '../asking/budget'
import { minutesByLetter } from '../asking/ledger.server'
import type { Db, Prisma, Tx } from '../db'
import { mailboxOf } from '../person/mailbox'
import { hasCheckedOut } from '../room/checked-out.server'
import { endOf } from './agenda'
import { isAsked } from './kinds'
import { ASKED_FOR_DAYS, apart, closesAt, figuresOf, mayAnswerSurvey, type SurveyFigures, wordsOf } from './survey'

const LONGEST_MS = 240 * 60_000

/** What decides whether these people are asked about a session. */
function surveyColumns(personIds: string[]) {
	const where = { personId: { in: personIds } }
	return {
		kind: true,
		invited: true,
		startsAt: true,
		durationMinutes: true,
		cancelledAt: true,
		attendanceConfirmedAt: true,
		room: { select: { closedAt: true } },
		apologies: { where, select: { personId: true } },
		attendances: { where, select: { personId: true, state: true } },
		surveyDone: { where, select: { personId: true } },
		guests: { where, select: { personId: true, addedAt: true } },
		cohort: { select: { members: { where, select: { personId: true, joinedAt: true } } } },
	} satisfies Prisma.SessionSelect
}

type Row = {
	kind: string
	invited: string[]
	startsAt: Date
	durationMinutes: number
	cancelledAt: Date | null
	attendanceConfirmedAt: Date | null
	room: { closedAt: Date | null } | null
	apologies: { personId: string }[]
	attendances: { personId: string; state: string }[]
	surveyDone: { personId: string }[]
	guests: { personId: string; addedAt: Date }[]
	cohort: { members: { personId: string; joinedAt: Date }[] }
}

type Standing = Omit<Parameters<typeof mayAnswerSurvey>[0], 'fits'>

/** Null for whoever has no seat at it: facilitators are not asked. */
function standingOf(row: Row, personId: string): Standing | null {
	const isTheirs = (each: { personId: string }) => each.personId === personId
	const [members, guests] = [row.cohort.members.filter(isTheirs), row.guests.filter(isTheirs)]
	const since = [...members.map(({ joinedAt }) => joinedAt), ...guests.map(({ addedAt }) => addedAt)]
	if (since.length === 0) return null
	const end = endOf(row)
	const closed = row.room?.closedAt
	const endedAt = closed && closed < end ? closed : end
	// What the facilitators confirmed outweighs everything else; until then it is whoever was asked to it, had a seat and did
	// not say ahead that they cannot come. Others would count to the five whose answers are shown together.
	const wasAsked = guests.length > 0 || (members.length > 0 && isAsked(row, personId))
	const wasThere = row.attendanceConfirmedAt
		? row.attendances.find(isTheirs)?.state === 'present'
		: wasAsked && !row.apologies.some(isTheirs) && since.some((at) => at <= endedAt)
	return {
		kind: row.kind,
		endedAt,
		cancelled: row.cancelledAt !== null,
		wasAway: !wasThere,
		answered: row.surveyDone.some(isTheirs),
	}
}

/**
 * How it stands with one session and one person. Sessions ask in the order in which they ended, and what was asked by
 * letter comes first: a letter only goes out where the surveys of sessions leave room for it.
 */
export async function findStanding(db: Db | Tx, sessionId: string, personId: string, now: Date) {
	const row = await db.session.findUnique({ where: { id: sessionId }, select: surveyColumns([personId]) })
	const standing = row && standingOf(row, personId)
	if (!standing) return null
	const person = await db.person.findUnique({ where: { id: personId }, select: { email: true } })
	const email = person?.email ?? ''
	const byLetter = await minutesByLetter(db, [email], now)
	const asked = (await listAskedOf(db, [personId], now)).get(personId) ?? []
	const before = asked.filter(
		({ id, endedAt }) =>
			id !== sessionId && (endedAt < standing.endedAt || (+endedAt === +standing.endedAt && id < sessionId)),
	)
	const spent = (byLetter.get(mailboxOf(email)) ?? 0) + before.length * SURVEY_MINUTES
	return { ...standing, fits: fitsBudget(spent, SURVEY_MINUTES) }
}

/** Sessions that asked these people within the last month: of whom none asked, there is nothing. @returns by person */
export async function listAskedOf(
	db: Db | Tx,
	personIds: string[],
	now: Date,
): Promise<Map<string, { id: string; endedAt: Date }[]>> {
	const since = new Date(now.getTime() - MONTH_DAYS * 86_400_000)
	const whose = { personId: { in: personIds } }
	const rows = await db.session.findMany({
		where: {
			startsAt: { gt: new Date(since.getTime() - LONGEST_MS), lt: now },
			cancelledAt: null,
			kind: { not: 'self-run' },
			OR: [{ cohort: { members: { some: whose } } }, { guests: { some: whose } }],
		},
		select: { id: true, ...surveyColumns(personIds) },
	})
	const asked = new Map<string, { id: string; endedAt: Date }[]>()
	for (const { id, ...row } of rows) {
		const seated = [...row.cohort.members, ...row.guests].map(({ personId }) => personId)
		for (const personId of new Set(seated)) {
			const standing = standingOf(row, personId)
			if (!standing || standing.wasAway || standing.endedAt <= since || standing.endedAt > now) continue
			asked.set(personId, [...(asked.get(personId) ?? []), { id, endedAt: standing.endedAt }])
		}
	}
	return asked
}

/** For a learner's own page of a session: whether it asks, and until when; null when it says nothing of a survey. */
export async function readOwnSurvey(
	db: Db,
	sessionId: string,
	personId: string,
	now: Date,
): Promise<{ state: 'open' | 'answered'; asksWorth: boolean; closesAt: Date } | null> {
	const standing = await findStanding(db, sessionId, personId, now)
	if (!standing) return null
	const verdict = mayAnswerSurvey(standing, now)
	if (!verdict.ok && verdict.why !== 'answered') return null
	return {
		state: verdict.ok ? 'open' : 'answered',
		asksWorth: !(await hasCheckedOut(db, sessionId, personId)),
		closesAt: closesAt(standing.endedAt),
	}
}

/** What the released answers of a session say, by chance in their order: of too few nothing. */
export async function readFigures(
	db: Db,
	sessionId: string,
): Promise<{ worth: SurveyFigures | null; better: string[] }> {
	// Ids are random, so their order is.
	const released = await db.sessionSurveyAnswer.findMany({
		where: { sessionId, released: true },
		select: { worth: true, better: true },
		orderBy: { id: 'asc' },
	})
	return {
		worth: figuresOf(released.flatMap(({ worth }) => worth ?? [])),
		better: wordsOf(released.flatMap(apart).flatMap(({ worth, better }) => (worth === null ? better : []))),
	}
}

/** The same without words, of several sessions: each one's own, and of all together. */
export async function readFiguresOf(db: Db, sessionIds: string[]) {
	const released = await db.sessionSurveyAnswer.findMany({
		where: { sessionId: { in: sessionIds }, released: true, worth: { not: null } },
		select: { sessionId: true, worth: true },
	})
	const figures = (rows: typeof released) => figuresOf(rows.flatMap(({ worth }) => worth ?? []))
	return {
		all: figures(released),
		bySession: new Map(
			sessionIds.map((id) => [id, figures(released.filter(({ sessionId }) => sessionId === id))] as const),
		),
	}
}

/** For a page of a cohort: all its sessions together, and each whose answers are shown. */
export async function sayFigures(db: Db, sessions: { id: string; title: string }[]) {
	const { all, bySession } = await readFiguresOf(
		db,
		sessions.map(({ id }) => id),
	)
	return {
		all,
		sessions: sessions.flatMap(({ id, title }) => {
			const figures = bySession.get(id)
			return figures ? [{ id, title, mean: figures.mean, answers: figures.answers }] : []
		}),
	}
}

/** Answers that were never shown, and who has answered at all: nothing of it is of use once nobody is asked any more. */
export async function forgetClosedSurveys(db: Db, now: Date): Promise<void> {
	const where = { startsAt: { lt: new Date(now.getTime() - ASKED_FOR_DAYS * 86_400_000 - LONGEST_MS) } }
	await db.sessionSurveyAnswer.deleteMany({ where: { released: false, session: where } })
	await db.sessionSurveyDone.deleteMany({ where: { session: where } })
}
