import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putHostingLetters } from '../notice/hosting-mail.server'
import { transact } from '../transact.server'
import { type HostingFacts, mayBook, movesUp, type SeatState } from './hosting'
import { listOfQuarter } from './quarter.server'

/** A hosting with its line, its row held until the change is made: two people never take one seat. Null when there is none. */
export async function lockHosting(tx: Tx, hostingId: string) {
	await tx.$queryRaw`select 1 from "Hosting" where id = ${hostingId} for update`
	const row = await tx.hosting.findUnique({
		where: { id: hostingId },
		select: {
			stageKey: true,
			activityId: true,
			hostId: true,
			seatCount: true,
			startsAt: true,
			closesAt: true,
			cancelledAt: true,
			callUrl: true,
			place: true,
			localStart: true,
			timeZone: true,
			createdAt: true,
			revision: true,
			seats: { select: { personId: true, state: true }, orderBy: [{ since: 'asc' }, { personId: 'asc' }] },
		},
	})
	if (!row) return null
	const { seats, seatCount, ...hosting } = row
	const inState = (state: SeatState) => seats.filter((seat) => seat.state === state).map(({ personId }) => personId)
	const [bookedIds, waitingIds] = [inState('booked'), inState('waiting')]
	const facts: HostingFacts = {
		seats: seatCount,
		booked: bookedIds.length,
		waiting: waitingIds.length,
		startsAt: row.startsAt,
		closesAt: row.closesAt,
		cancelledAt: row.cancelledAt,
	}
	return { ...hosting, facts, bookedIds, waitingIds }
}

/**
 * A seat, or a place in line when all are taken. Locks the hosting before the person: one of two seats for the same
 * activity, asked for at the same moment, is refused.
 * @throws DomainError 'not-found' | 'conflict' (why: BookRefusal)
 */
export async function bookSeat(
	db: Db,
	key: { hostingId: string; personId: string; stageKey: string },
	now: Date,
): Promise<SeatState> {
	const { hostingId, personId } = key
	return transact(db, async (tx) => {
		const hosting = await lockHosting(tx, hostingId)
		if (!hosting || hosting.stageKey !== key.stageKey) throw new DomainError('not-found', 'hosting')
		await tx.$queryRaw`select 1 from "Person" where id = ${personId} for no key update`
		const { stageKey, activityId } = hosting
		const others = { id: { not: hostingId }, stageKey, activityId, cancelledAt: null, startsAt: { gt: now } }
		const verdict = mayBook(
			hosting.facts,
			{
				isOfQuarter: (await listOfQuarter(tx, stageKey, [personId])).has(personId),
				isHost: hosting.hostId === personId,
				hasSeat: [...hosting.bookedIds, ...hosting.waitingIds].includes(personId),
				hasOther: (await tx.hostingSeat.count({ where: { personId, hosting: others } })) > 0,
			},
			now,
		)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.hostingSeat.create({ data: { hostingId, personId, state: verdict.way, since: now } })
		if (verdict.way === 'booked') await putHostingLetters(tx, hostingId, [personId], now)
		return verdict.way
	})
}

/**
 * Gives a seat up, or a place in line, until it begins; the first in line has the seat then.
 * @throws DomainError 'not-found' | 'conflict' ('is-over')
 */
export async function giveUpSeat(db: Db, key: { hostingId: string; personId: string }, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const hosting = await lockHosting(tx, key.hostingId)
		if (!hosting) throw new DomainError('not-found', 'hosting')
		if (hosting.startsAt <= now) throw new DomainError('conflict', 'is-over')
		const { count } = await tx.hostingSeat.deleteMany({ where: key })
		if (count === 0) throw new DomainError('not-found', 'seat')
		if (hosting.bookedIds.includes(key.personId)) await putHostingLetters(tx, key.hostingId, [key.personId], now)
		await moveUp(tx, key.hostingId, now)
	})
}

/** Free seats are the first ones' in line. The hosting's row is locked. @returns how many moved */
export async function moveUp(tx: Tx, hostingId: string, now: Date): Promise<number> {
	const hosting = await lockHosting(tx, hostingId)
	const next = hosting ? hosting.waitingIds.slice(0, movesUp(hosting.facts, now)) : []
	if (next.length === 0) return 0
	const booked = { state: 'booked' satisfies SeatState }
	await tx.hostingSeat.updateMany({ where: { hostingId, personId: { in: next } }, data: booked })
	await putHostingLetters(tx, hostingId, next, now)
	return next.length
}

/**
 * Seats of people who are in the quarter no more, or whose account was closed, come free, and the line moves up. However
 * often and on however many nodes this runs, each once.
 * @returns how many seats changed hands
 */
export async function freeSeatsLeft(db: Db, now: Date): Promise<number> {
	const due = await db.$queryRaw<{ id: string }[]>`
		select distinct h.id from "Hosting" h join "HostingSeat" s on s."hostingId" = h.id
		where h."cancelledAt" is null and h."startsAt" > ${now} and not exists (
			select 1 from "CohortMember" m join "Cohort" c on c.id = m."cohortId" join "Person" p on p.id = m."personId"
			where m."personId" = s."personId" and concat_ws('/', c.program, c.stage) = h."stageKey"
				and c.status <> 'cancelled' and p."disabledAt" is null)
		order by h.id`
	let freed = 0
	for (const { id } of due) freed += await transact(db, (tx) => freeIn(tx, id, now))
	return freed
}

async function freeIn(tx: Tx, hostingId: string, now: Date): Promise<number> {
	const hosting = await lockHosting(tx, hostingId)
	if (!hosting || hosting.startsAt <= now) return 0
	const seated = [...hosting.bookedIds, ...hosting.waitingIds]
	const ofQuarter = await listOfQuarter(tx, hosting.stageKey, seated)
	const gone = seated.filter((personId) => !ofQuarter.has(personId))
	await tx.hostingSeat.deleteMany({ where: { hostingId, personId: { in: gone } } })
	const hadSeat = gone.filter((personId) => hosting.bookedIds.includes(personId))
	await putHostingLetters(tx, hostingId, hadSeat, now)
	return gone.length + (await moveUp(tx, hostingId, now))
}
