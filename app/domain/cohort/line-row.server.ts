import { instantOf } from '../zone/zone.server'
import { AHEAD_OR_ON, type CohortStatus, type OpenWish } from './kinds'
import { type Line, offersUntil, type Wish } from './seats'

/** What reads a line: seats, people, open wishes, the first session. */
export const lineColumns = {
	id: true,
	name: true,
	program: true,
	stage: true,
	status: true,
	seatCount: true,
	startsOn: true,
	timeZone: true,
	members: { select: { personId: true } },
	facilitators: { select: { personId: true, part: true } },
	seatWishes: {
		where: { openKey: { not: null } },
		select: {
			id: true,
			personId: true,
			state: true,
			since: true,
			offerEndsAt: true,
			person: {
				select: {
					disabledAt: true,
					memberships: {
						where: { cohort: { status: { in: [...AHEAD_OR_ON] as string[] } } },
						select: { cohortId: true, cohort: { select: { program: true, stage: true } } },
					},
				},
			},
		},
	},
	sessions: {
		where: { cancelledAt: null, kind: 'led' },
		orderBy: { startsAt: 'asc' },
		select: { startsAt: true, guests: { select: { personId: true } } },
	},
} as const

type WishRow = {
	id: string
	personId: string
	state: string
	since: Date
	offerEndsAt: Date | null
	person: {
		disabledAt: Date | null
		memberships: { cohortId: string; cohort: { program: string; stage: string } }[]
	}
}
type LineRow = {
	id: string
	program: string
	stage: string
	status: string
	seatCount: number
	startsOn: string
	timeZone: string
	members: { personId: string }[]
	seatWishes: WishRow[]
	sessions: { startsAt: Date; guests: { personId: string }[] }[]
}

export type OpenRow = Wish & { offerEndsAt: Date | null }

export function lineOf(row: LineRow, now: Date): Omit<Line, 'wishes'> & { wishes: OpenRow[]; guestIds: string[] } {
	return {
		status: row.status as CohortStatus,
		seats: row.seatCount,
		members: row.members.length,
		...guestsOf(row, now),
		wishes: wishesOf(row),
		offersUntil: offersUntil(row.sessions[0]?.startsAt ?? firstDay(row)),
	}
}

/** A room has as many seats as its cohort: what counts is the session ahead that has most of them. */
function guestsOf({ sessions, members }: LineRow, now: Date): { guests: number; guestIds: string[] } {
	const isIn = new Set(members.map(({ personId }) => personId))
	const rooms = sessions
		.filter(({ startsAt }) => startsAt > now)
		.map(({ guests }) => guests.map(({ personId }) => personId).filter((personId) => !isIn.has(personId)))
	return { guests: Math.max(0, ...rooms.map(({ length }) => length)), guestIds: [...new Set(rooms.flat())] }
}

export function wishesOf(row: Pick<LineRow, 'id' | 'program' | 'stage' | 'seatWishes'>): OpenRow[] {
	return row.seatWishes.map(({ id, personId, state, since, offerEndsAt, person }) => ({
		id,
		personId,
		state: state as OpenWish,
		since,
		offerEndsAt,
		standsAside:
			person.disabledAt !== null ||
			person.memberships.some(
				({ cohortId, cohort }) => cohortId !== row.id && cohort.program === row.program && cohort.stage === row.stage,
			),
	}))
}

/** Without a session, the middle of the day the cohort starts on: an hour every clock shows once. */
function firstDay({ startsOn, timeZone }: { startsOn: string; timeZone: string }): Date {
	const noon = instantOf(`${startsOn}T12:00`, timeZone)
	return noon.ok ? noon.at : new Date(`${startsOn}T12:00:00Z`)
}
