import type { Db, Prisma } from '../db'
import { freeOf, type HostingFacts, mayBook, type SeatState, type WayToSeat } from './hosting'
import { listOfQuarter } from './quarter.server'

const columns = {
	id: true,
	stageKey: true,
	activityId: true,
	way: true,
	title: true,
	hostId: true,
	hostName: true,
	hostEmail: true,
	localStart: true,
	timeZone: true,
	durationMinutes: true,
	startsAt: true,
	callUrl: true,
	place: true,
	seatCount: true,
	bookUntil: true,
	closesAt: true,
	cancelledAt: true,
	cancelReason: true,
	seats: {
		select: { personId: true, state: true, person: { select: { name: true } } },
		orderBy: [{ since: 'asc' }, { personId: 'asc' }],
	},
} satisfies Prisma.HostingSelect

type Row = Prisma.HostingGetPayload<{ select: typeof columns }>
/** Shown at once; of a quarter there are never more than a few dozen */
const MOST_ROWS = 100

function factsOf({ seatCount, seats, startsAt, closesAt, cancelledAt }: Row): HostingFacts {
	const inState = (state: SeatState) => seats.filter((seat) => seat.state === state).length
	return { seats: seatCount, booked: inState('booked'), waiting: inState('waiting'), startsAt, closesAt, cancelledAt }
}

/** What whoever looks for a seat sees: how many are free, and what stands in their own way. Nobody else’s name. */
export type SeatOffered = Omit<Row, 'seats' | 'hostId'> & {
	free: number
	waiting: number
	own: SeatState | null
	asking: WayToSeat
	/** 1 for the first in line */
	inLine: number | null
}

/** What is ahead in a quarter, the next first, for its people alone; called off ones only for who had a seat. */
export async function listSeatsOffered(db: Db, stageKey: string, personId: string, now: Date): Promise<SeatOffered[]> {
	if (!(await listOfQuarter(db, stageKey, [personId])).has(personId)) return []
	const rows = await db.hosting.findMany({
		where: {
			stageKey,
			startsAt: { gt: now },
			OR: [{ cancelledAt: null }, { seats: { some: { personId } } }],
		},
		select: columns,
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
		take: MOST_ROWS,
	})
	const seatedFor = rows.filter(
		({ cancelledAt, seats }) => !cancelledAt && seats.some((each) => each.personId === personId),
	)
	return rows.map((row) => {
		const facts = factsOf(row)
		const { seats, hostId, ...shown } = row
		const own = seats.find((seat) => seat.personId === personId)
		const line = seats.filter(({ state }) => state === 'waiting').findIndex((seat) => seat.personId === personId)
		const hasOther = seatedFor.some(({ id, activityId }) => id !== row.id && activityId === row.activityId)
		return {
			...shown,
			free: freeOf(facts),
			waiting: facts.waiting,
			own: (own?.state as SeatState | undefined) ?? null,
			asking: mayBook(
				facts,
				{ isOfQuarter: true, isHost: hostId === personId, hasSeat: own !== undefined, hasOther },
				now,
			),
			inLine: line + 1 || null,
		}
	})
}

/** For who offers them: with the names of who comes. `hostId`: of one host; without it, all. Ahead first, then the last ones over. */
export async function listHostings(db: Db, now: Date, of: { hostId?: string; stageKey?: string } = {}) {
	const ahead = await db.hosting.findMany({
		where: { ...of, startsAt: { gt: now } },
		select: columns,
		orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
		take: MOST_ROWS,
	})
	const over = await db.hosting.findMany({
		where: { ...of, startsAt: { lte: now } },
		select: columns,
		orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
		take: 20,
	})
	return { ahead: ahead.map(withPeople), over: over.map(withPeople) }
}

/** Of its host, or for an admin; null for everybody else. */
export async function findHosting(db: Db, hostingId: string, reader: { id: string; isAdmin: boolean }) {
	const row = await db.hosting.findUnique({ where: { id: hostingId }, select: columns })
	return row && (reader.isAdmin || row.hostId === reader.id) ? withPeople(row) : null
}

function withPeople(row: Row) {
	const { seats, ...hosting } = row
	const names = (state: SeatState) => seats.filter((seat) => seat.state === state).map(({ person }) => person.name)
	return { ...hosting, free: freeOf(factsOf(row)), booked: names('booked'), waiting: names('waiting') }
}
export type HostingView = ReturnType<typeof withPeople>
