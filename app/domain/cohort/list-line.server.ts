import type { Db } from '../db'
import { listOpenQuestions } from '../intake/agreement.server'
import { AHEAD_OR_ON, type OpenWish } from './kinds'
import { lineColumns, lineOf } from './line-row.server'
import { freeSeats, heldSeats, placeInLine } from './seats'

export type InLine = {
	personId: string
	name: string
	timeZone: string
	state: OpenWish
	/** 1 for the first who waits */
	place: number | null
	since: Date
	offerEndsAt: Date | null
	/** When their line manager was asked; null while nobody can be, and an admin decides */
	askedAt: Date | null
}

/** A cohort's seats and line as an admin sees them: offers first, then who waits, then who has asked. */
export async function listLine(
	db: Db,
	cohortId: string,
	now: Date,
): Promise<{ free: number; held: number; line: InLine[] }> {
	const row = await db.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: lineColumns })
	const line = lineOf(row, now)
	const people = await db.person.findMany({
		where: { id: { in: line.wishes.map((wish) => wish.personId) } },
		select: { id: true, name: true, timeZone: true },
	})
	const questions = await listOpenQuestions(db, cohortId)
	const order = { offered: 0, waiting: 1, asked: 2 }
	return {
		free: Math.max(0, freeSeats(line)),
		held: heldSeats(line),
		line: [...line.wishes]
			.sort((one, other) => order[one.state] - order[other.state] || one.since.getTime() - other.since.getTime())
			.map(({ personId, state, since, offerEndsAt }) => {
				const person = people.find(({ id }) => id === personId)
				return {
					personId,
					name: person?.name ?? '',
					timeZone: person?.timeZone ?? 'UTC',
					state,
					place: placeInLine(line, personId),
					since,
					offerEndsAt,
					askedAt: questions.get(personId) ?? null,
				}
			}),
	}
}

/** Other cohorts of the same stage that are not over and have a free seat: where somebody could be moved to. */
export async function listRoomElsewhere(
	db: Db,
	cohort: { id: string; stageKey: string },
	now: Date,
): Promise<{ id: string; name: string; free: number }[]> {
	const [program = '', stage = ''] = cohort.stageKey.split('/')
	const rows = await db.cohort.findMany({
		where: { id: { not: cohort.id }, program, stage, status: { in: [...AHEAD_OR_ON] } },
		select: lineColumns,
		orderBy: [{ startsOn: 'asc' }, { name: 'asc' }],
	})
	return rows
		.map((row) => ({ id: row.id, name: row.name, free: freeSeats(lineOf(row, now)) }))
		.filter((each) => each.free > 0)
}
