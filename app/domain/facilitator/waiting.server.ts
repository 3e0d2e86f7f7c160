import type { Db } from '../db'
import { listInLineWith } from '../person/line.server'
import type { QualificationState } from './kinds'
import { mayTakePart } from './policy'

/** What waits for somebody's word on the way of others. */
const MOST = 50

type OnTheWay = { personId: string; name: string; stageKey: string }

const named = { personId: true, stageKey: true, person: { select: { name: true } } } as const
const toName = ({ personId, stageKey, person }: { personId: string; stageKey: string; person: { name: string } }) => ({
	personId,
	stageKey,
	name: person.name,
})

/** Whoever was nominated decides first: nobody is asked for time before somebody has said why. */
export const WANTS_TO = { reason: { not: '' } } as const

/** Reports of a line manager who ask for time; who was answered no stays, for the answer may change. */
export async function listTimeAsked(db: Db, managerId: string): Promise<(OnTheWay & { declined: boolean })[]> {
	const rows = await db.candidacy.findMany({
		where: { ...WANTS_TO, time: { not: 'agreed' }, person: { managerId, disabledAt: null } },
		select: { ...named, time: true },
		orderBy: [{ nominatedAt: 'asc' }, { personId: 'asc' }],
		take: MOST,
	})
	return rows.map((row) => ({ ...toName(row), declined: row.time === 'declined' }))
}

/** One of them whom this line manager has not answered yet, for the letter that asks. */
export async function findTimeAsked(
	db: Db,
	about: { personId: string; stageKey: string },
	managerId: string,
): Promise<{ name: string; manager: { calledName: string; email: string } } | null> {
	const row = await db.candidacy.findFirst({
		where: {
			...about,
			...WANTS_TO,
			time: '',
			person: { disabledAt: null, manager: { id: managerId, disabledAt: null } },
		},
		select: { person: { select: { name: true, manager: { select: { calledName: true, email: true } } } } },
	})
	const manager = row?.person.manager
	return row && manager ? { name: row.person.name, manager } : null
}

/** Whoever was nominated and has not said why, for the letter that tells them. */
export async function findSilent(
	db: Db,
	about: { personId: string; stageKey: string },
): Promise<{ calledName: string; email: string } | null> {
	const row = await db.candidacy.findFirst({
		where: { ...about, reason: '', person: { disabledAt: null } },
		select: { person: { select: { calledName: true, email: true } } },
	})
	return row?.person ?? null
}

/** Those for whom nobody has said a word, to whom may: mentors, and whoever leads the level, outside their line. */
export async function listWordless(
	db: Db,
	by: { id: string; isMentor: boolean; leads: readonly string[] },
): Promise<OnTheWay[]> {
	const rows = await db.candidacy.findMany({
		where: {
			word: '',
			personId: { not: by.id },
			person: { disabledAt: null },
			...(by.isMentor ? {} : { stageKey: { in: [...by.leads] } }),
		},
		select: named,
		orderBy: [{ nominatedAt: 'asc' }, { personId: 'asc' }],
		take: MOST,
	})
	const inLine = await listInLineWith(db, by.id, [...new Set(rows.map(({ personId }) => personId))])
	return rows.filter(({ personId }) => !inLine.includes(personId)).map(toName)
}

/** Levels somebody may lead now. */
export async function listLed(db: Db, personId: string, now: Date): Promise<string[]> {
	const rows = await db.qualification.findMany({
		where: { personId, person: { roles: { some: { role: 'facilitator' } } } },
		select: { stageKey: true, state: true, until: true },
	})
	return rows
		.filter(({ state, until }) => mayTakePart('lead', { state: state as QualificationState, until }, now).ok)
		.map(({ stageKey }) => stageKey)
}

type ToScore = { id: string; name: string; title: string; startsAt: Date }

/** Sessions somebody took on to watch, and has not handed in. */
export async function listToScore(db: Db, observerId: string): Promise<ToScore[]> {
	const rows = await db.observation.findMany({
		where: { observerId, handedInAt: null },
		select: { id: true, person: { select: { name: true } }, session: { select: { title: true, startsAt: true } } },
		orderBy: [{ session: { startsAt: 'asc' } }, { id: 'asc' }],
		take: MOST,
	})
	return rows.map(({ id, person, session }) => ({ id, name: person.name, ...session }))
}

/** Sessions of this level that somebody helps to lead and this observer is of the crew of: those ahead, and of the two weeks before. */
export async function listToWatch(
	db: Db,
	about: { personId: string; stageKey: string },
	observerId: string,
	now: Date,
): Promise<{ id: string; title: string; cohort: string; startsAt: Date }[]> {
	const [program = '', stage = ''] = about.stageKey.split('/')
	const rows = await db.session.findMany({
		where: {
			cancelledAt: null,
			kind: { not: 'self-run' },
			startsAt: { gte: new Date(now.getTime() - 14 * 86_400_000) },
			watched: { none: { personId: about.personId, observerId } },
			cohort: {
				program,
				stage,
				status: { not: 'cancelled' },
				AND: [
					{ facilitators: { some: { personId: observerId } } },
					{ facilitators: { some: { personId: about.personId, part: { in: ['lead', 'co'] } } } },
				],
			},
		},
		select: { id: true, title: true, startsAt: true, cohort: { select: { name: true } } },
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
		take: MOST,
	})
	return rows.map(({ cohort, ...session }) => ({ ...session, cohort: cohort.name }))
}
