import { mayTell } from '../casebook/hearers.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { listBarred } from '../facilitator/barred.server'
import type { SessionKind } from '../session/kinds'
import { transact } from '../transact.server'
import { decide } from './decide'
import type { Circumstance, Refusal } from './decision'
import { evolve } from './evolve'
import { promisedByNow } from './last-time.server'
import { roundAt } from './phases'
import { isProjected, project } from './project.server'
import { newRoom, type Room, type RoomEvent, type RoomSetup, SHAPE } from './room'
import { actorOf, NOBODY } from './stop'
import { copiesOf } from './view'
import type { Intent, Part, Seat } from './wire'
import { eventsAs, type Fresh, type Grounds, rowsOf, SEATS_AS_TEXT, type Writer } from './writer.server'

/** The durable side of a room: its ordered log. An answer goes out only after the commit that holds it. */
const SNAPSHOT_EVERY = 300

/** Acts that give somebody the lead, or offer it: who may not have it is looked up for them, and for no other batch. */
const ASK_FOR_LEAD: ReadonlySet<Intent['type']> = new Set(['claim-lead', 'offer-lead', 'reopen'])

export type Pending = { opId: string; personId: string; intent: Intent }
export type IntentOutcome =
	| { opId: string; seq: number }
	| { opId: string; refused: Refusal | 'not-in-cohort' | 'cancelled' | 'not-yours' | 'kin-in-room' }
export type Appended = {
	outcomes: IntentOutcome[]
	events: { event: RoomEvent; after: Room }[]
	room: Room
	grounds: Grounds
}
type Chances = { nowMs: number; shuffle: (ids: string[]) => string[] }
type Decided = { outcomes: IntentOutcome[]; fresh: Fresh[]; room: Room; grounds: Grounds }
type Locked = { lastSeq: number; grounds: Grounds; known: { opId: string; seq: number; actorId: string }[] }

/** The room as the log tells it. @throws DomainError 'not-found' */
export async function loadRoom(db: Db | Tx, roomId: string): Promise<Room> {
	const row = await db.room.findUnique({
		where: { id: roomId },
		select: { format: true, snapshot: true, snapshotSeq: true },
	})
	if (!row) throw new DomainError('not-found', 'room')
	const kept = row.snapshot as unknown as Room | null
	const start = kept?.shape === SHAPE ? kept : newRoom(row.format as unknown as RoomSetup)
	return catchUp(db, roomId, start).then(({ room }) => room)
}

/** Folds what the log holds after `from.seq`. */
export async function catchUp(
	db: Db | Tx,
	roomId: string,
	from: Room,
): Promise<{ room: Room; events: Appended['events'] }> {
	const rows = await db.roomEvent.findMany({
		where: { roomId, seq: { gt: from.seq } },
		orderBy: { seq: 'asc' },
		select: { payload: true },
	})
	let room = from
	const events = rows.map((row) => {
		const event = row.payload as unknown as RoomEvent
		room = evolve(room, event)
		return { event, after: room }
	})
	return { room, events }
}

/**
 * Appends a batch: decides each intent in order and writes what was accepted, after the last event and by the grounds of
 * now. An operation that is already in the log gets its first answer again.
 * @param grounds what the last batch was decided by. While they hold, and nobody else wrote, one statement is enough,
 * unless somebody asks for the lead.
 */
export async function append(
	{ db, writer }: { db: Db; writer: Writer },
	roomId: string,
	known: Room,
	grounds: Grounds | null,
	batch: Pending[],
	options: Chances,
): Promise<Appended> {
	const asksForLead = batch.some(({ intent }) => ASK_FOR_LEAD.has(intent.type))
	// What was promised by the time it begins is looked up then, for the log and so for every node.
	const mayBegin = known.status === 'waiting' && batch.some(({ intent }) => intent.type === 'start-phase')
	if (grounds && !asksForLead && !mayBegin) {
		const ahead = decideAll(known, grounds, [], batch, { ...options, barred: [] })
		const plain = !ahead.fresh.some(({ event }) => isProjected(event) || isFromCasebook(event))
		const ask = { roomId, seq: known.seq, grounds, fresh: ahead.fresh, opIds: batch.map(({ opId }) => opId) }
		if (plain && (await writer.writeIfStill(ask, new Date(options.nowMs)))) return appended(ahead)
	}
	return transact(db, async (tx) => {
		const locked = await lock(tx, roomId, batch)
		const missed = locked.lastSeq > known.seq ? await catchUp(tx, roomId, known) : { room: known, events: [] }
		const untellable = await listUntellable(tx, missed.room, batch, locked.grounds.people)
		const barred = asksForLead ? await listBarred(tx, roomId, new Date(options.nowMs)) : []
		const promised = (mayBegin && (await promisedByNow(tx, roomId))) || undefined
		const on = { ...options, barred, promised }
		const decided = decideAll(missed.room, locked.grounds, locked.known, batch, on, untellable)
		if (decided.fresh.length > 0) await write(tx, roomId, decided.room.seq, decided.fresh, new Date(options.nowMs))
		return appended(decided, missed.events)
	})
}

function appended({ outcomes, fresh, room, grounds }: Decided, missed: Appended['events'] = []): Appended {
	return { outcomes, events: [...missed, ...fresh.map(({ event, after }) => ({ event, after }))], room, grounds }
}

function decideAll(
	before: Room,
	grounds: Grounds,
	known: { opId: string; seq: number; actorId: string }[],
	batch: Pending[],
	options: Chances & Pick<Circumstance, 'barred' | 'promised'>,
	untellable: readonly string[] = [],
): Decided {
	let room = before
	const outcomes: IntentOutcome[] = []
	const fresh: Fresh[] = []
	const answered = new Map(known.map(({ opId, ...first }) => [opId, first]))
	const said = new Map<string, IntentOutcome>()
	for (const pending of batch) {
		const earlier = answered.get(pending.opId)
		const by = grounds.people.find((seat) => seat.personId === pending.personId)
		const key = `${pending.personId} ${pending.opId}`
		const saidBefore = said.get(key)
		if (saidBefore && 'refused' in saidBefore) outcomes.push(saidBefore)
		else if (!by) outcomes.push({ opId: pending.opId, refused: 'not-in-cohort' })
		// A slip lies on the board under its operation's id: its number in the log is its author's to hear alone.
		else if (earlier && earlier.actorId !== NOBODY && earlier.actorId !== pending.personId)
			outcomes.push({ opId: pending.opId, refused: 'not-yours' })
		else if (earlier) outcomes.push({ opId: pending.opId, seq: earlier.seq })
		else if (grounds.cancelled) outcomes.push({ opId: pending.opId, refused: 'cancelled' })
		else if (untellable.includes(pending.opId)) outcomes.push({ opId: pending.opId, refused: 'kin-in-room' })
		else {
			const decision = decide(room, pending.intent, { by, people: grounds.people, opId: pending.opId, ...options })
			if ('refused' in decision) outcomes.push({ opId: pending.opId, refused: decision.refused })
			else {
				room = evolve(room, decision.event)
				const actorId = actorOf(decision.event, pending.personId)
				fresh.push({ event: decision.event, after: room, opId: pending.opId, actorId })
				answered.set(pending.opId, { seq: room.seq, actorId })
				outcomes.push({ opId: pending.opId, seq: room.seq })
			}
		}
		said.set(key, outcomes.at(-1) as IntentOutcome)
	}
	return { outcomes, fresh, room, grounds }
}

/** Whom such a case is kept from is asked of those who have a seat as it is told: it is never decided ahead. */
function isFromCasebook(event: RoomEvent): boolean {
	return event.type === 'case-told' && event.caseId !== undefined
}

/**
 * Operations that would tell a case of the casebook to somebody it is kept from. One that stands told here is put better by
 * that, or a name goes out of it: nobody new hears it. Whoever has come since was asked about at the door.
 */
async function listUntellable(tx: Tx, room: Room, batch: Pending[], people: readonly Seat[]): Promise<string[]> {
	const untellable: string[] = []
	for (const { opId, personId, intent } of batch) {
		if (intent.type !== 'tell-case' || intent.caseId === undefined) continue
		if (copiesOf(room, personId)[roundAt(room)] === intent.caseId) continue
		const key = { id: intent.caseId, authorId: personId }
		const hear = people.map((seat) => seat.personId)
		if (!(await mayTell(tx, key, hear))) untellable.push(opId)
	}
	return untellable
}

/** The room's row, locked, and everything a batch is decided by. @throws DomainError 'not-found' */
export async function lock(tx: Tx, roomId: string, batch: Pending[]): Promise<Locked> {
	const opIds = batch.map((pending) => pending.opId)
	// First the lock, then the look: a statement that waited for it would see what was true before it waited.
	await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for no key update`
	const [row] = await tx.$queryRaw<
		{ lastSeq: number; cancelled: boolean; seats: string; known: Locked['known'] | null }[]
	>`
		select r."lastSeq", s."cancelledAt" is not null as cancelled, ${SEATS_AS_TEXT} as seats,
			(select json_agg(json_build_object('opId', e."opId", 'seq', e.seq, 'actorId', e."actorId")) from "RoomEvent" e
				where e."roomId" = r.id and e."opId" = any(${opIds})) as known
		from "Room" r join "Session" s on s.id = r.id where r.id = ${roomId}`
	if (!row) throw new DomainError('not-found', 'room')
	const { lastSeq, cancelled, seats, known } = row
	return { lastSeq, known: known ?? [], grounds: { people: JSON.parse(seats) as Seat[], cancelled, asText: seats } }
}

/** Which of these operations are in the log. */
export async function listTaken(db: Db, roomId: string, opIds: string[]): Promise<Set<string>> {
	const rows = await db.roomEvent.findMany({ where: { roomId, opId: { in: opIds } }, select: { opId: true } })
	return new Set(rows.map(({ opId }) => opId))
}

export async function write(tx: Tx, roomId: string, lastSeq: number, fresh: Fresh[], at: Date): Promise<void> {
	await tx.$executeRaw`
		with moved as (update "Room" set "lastSeq" = ${lastSeq} where id = ${roomId})
		insert into "RoomEvent" ("roomId", seq, "opId", "actorId", type, payload, at)
		select u.* from ${eventsAs(rowsOf(roomId, fresh, at))}`
	for (const { event } of fresh) await project(tx, roomId, event, at)
}

/** Keeps a folded state now and then, so that loading need not read the whole log. */
export async function snapshotIfDue(db: Db, roomId: string, room: Room, lastSnapshotSeq: number): Promise<number> {
	if (room.seq - lastSnapshotSeq < SNAPSHOT_EVERY) return lastSnapshotSeq
	await db.room.updateMany({
		// What was taken off since, on another node, must not come back in a state of before.
		where: { id: roomId, snapshotSeq: { lt: room.seq }, lastSeq: room.seq },
		data: { snapshot: room as unknown as Prisma.InputJsonValue, snapshotSeq: room.seq },
	})
	return room.seq
}

/** Who belongs to a session's room now, with their part; null when the session does not exist. */
export async function findSeats(db: Db, sessionId: string): Promise<Seat[] | null> {
	return (await findSession(db, sessionId))?.seats ?? null
}

/** Everybody of a room, for one of them, while its session stands. */
export async function seatsFor(
	db: Db,
	sessionId: string,
	personId: string,
): Promise<{ people: Seat[] } | { refused: 'not-in-cohort' | 'cancelled' }> {
	const session = await findSession(db, sessionId)
	if (!session?.seats.some((seat) => seat.personId === personId)) return { refused: 'not-in-cohort' }
	return session.cancelled ? { refused: 'cancelled' } : { people: session.seats }
}

async function findSession(db: Db, sessionId: string): Promise<{ cancelled: boolean; seats: Seat[] } | null> {
	const session = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			kind: true,
			cancelledAt: true,
			series: { select: { seats: { ...standing, orderBy: { person: { name: 'asc' } } } } },
			guests: { ...standing, orderBy: { addedAt: 'asc' } },
			cohort: {
				select: {
					facilitators: {
						where: { person: { disabledAt: null } },
						select: { part: true, person: { select: { id: true, name: true } } },
					},
					members: { ...standing, orderBy: { joinedAt: 'asc' } },
				},
			},
		},
	})
	if (!session) return null
	const { facilitators, members } = session.cohort
	const seatOf = (part: Part) => (row: { person: { id: string; name: string } }) => ({
		personId: row.person.id,
		name: row.person.name,
		part,
	})
	const seats =
		(session.kind as SessionKind) === 'self-run'
			? (session.series?.seats ?? []).map(seatOf('peer'))
			: [
					...facilitators.map((row) => seatOf(row.part as Part)(row)),
					...[...members, ...session.guests].map(seatOf('participant')),
				]
	return { cancelled: session.cancelledAt !== null, seats }
}

const standing = {
	where: { person: { disabledAt: null } },
	select: { person: { select: { id: true, name: true } } },
} as const
