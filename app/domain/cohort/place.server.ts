import type { Db, Tx } from '../db'
import type { Program } from '../program/lesson'
import { readApart } from './apart.server'
import { AHEAD_OR_ON, type CohortStatus, OPEN_WISHES, type OpenWish, type WishState } from './kinds'
import { levelOf } from './level'
import { lineColumns, lineOf, wishesOf } from './line-row.server'
import { freeSeats, mayTake, placeInLine, type WayIn, wayIn } from './seats'

/** Somebody's place in a cohort's line, whatever became of it; null when there is none of this id. */
export async function readPlace(db: Db | Tx, programs: Program[], wishId: string) {
	const row = await db.seatWish.findUnique({
		where: { id: wishId },
		select: {
			id: true,
			personId: true,
			state: true,
			offerEndsAt: true,
			person: { select: { name: true, calledName: true, email: true, timeZone: true, disabledAt: true } },
			cohort: { select: lineColumns },
		},
	})
	if (!row) return null
	const { cohort, ...wish } = row
	return {
		...wish,
		state: wish.state as WishState,
		cohort: { id: cohort.id, name: cohort.name, startsOn: cohort.startsOn, status: cohort.status as CohortStatus },
		level: levelOf(programs, `${cohort.program}/${cohort.stage}`),
		inLine: placeInLine({ wishes: wishesOf(cohort) }, row.personId),
	}
}

/** Whether an offer can be taken now, as far as the place itself says it. */
export function offerStands(
	place: { state: WishState; offerEndsAt: Date | null; cohort: { status: CohortStatus } },
	now: Date,
): boolean {
	const person = {
		status: place.cohort.status,
		inSameStage: false,
		facilitates: false,
		closedAccount: false,
		besideKin: false,
	}
	return mayTake({ state: place.state, endsAt: place.offerEndsAt }, person, now).ok
}

/** How somebody stands to a cohort they have no seat in: what asking for one would do, and what they hold. */
export type Standing = {
	cohortId: string
	way: WayIn
	/** 1 for the first in line */
	place: number | null
	/** How many stand in line, themselves among them */
	waiting: number
	state: OpenWish | null
	offerEndsAt: Date | null
	free: number
}

/** For each cohort somebody may ask a seat of, or has asked one of; by its id. */
export async function listStandings(db: Db, personId: string, now: Date): Promise<ReadonlyMap<string, Standing>> {
	const rules = await db.organization.findUnique({ where: { id: 1 }, select: { seatsNeedApproval: true } })
	const rows = await db.cohort.findMany({
		where: { OR: [{ status: 'open' }, { seatWishes: { some: { personId, state: { in: [...OPEN_WISHES] } } } }] },
		select: lineColumns,
	})
	const seats = await db.cohortMember.findMany({
		where: { personId, cohort: { status: { in: [...AHEAD_OR_ON] } } },
		select: { cohortId: true, cohort: { select: { program: true, stage: true } } },
	})
	const cohorts = rows.map((row) => ({ ...row, line: lineOf(row, now) }))
	const apartIn = await readApart(db, cohorts, personId)
	return new Map(
		cohorts.map((row) => {
			const line = { ...row.line, apart: apartIn(row) }
			const own = line.wishes.find((wish) => wish.personId === personId)
			const way = wayIn(
				{
					line,
					personId,
					needsApproval: rules?.seatsNeedApproval ?? false,
					alreadyIn: seats.some((seat) => seat.cohortId === row.id),
					inSameStage: seats.some(
						({ cohortId, cohort }) =>
							cohortId !== row.id && cohort.program === row.program && cohort.stage === row.stage,
					),
					facilitates: row.facilitators.some((each) => each.personId === personId),
					closedAccount: false,
				},
				now,
			)
			const standing: Standing = {
				cohortId: row.id,
				way,
				place: placeInLine(line, personId),
				waiting: line.wishes.filter((wish) => wish.state === 'waiting').length,
				state: own?.state ?? null,
				offerEndsAt: own?.offerEndsAt ?? null,
				free: Math.max(0, freeSeats(line)),
			}
			return [row.id, standing] as const
		}),
	)
}
