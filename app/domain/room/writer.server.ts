import type { Db } from '../db'
import { isDatabaseAway } from '../errors'
import { sql } from '../sql.server'
import type { Room, RoomEvent } from './room'
import type { Seat } from './wire'

/** What a batch is decided by, besides the room itself. */
export type Grounds = { people: Seat[]; cancelled: boolean; asText: string }
/** An event that was just decided; `after`: the room once it is folded in. */
export type Fresh = { event: RoomEvent; after: Room; opId: string; actorId: string }

/** What was decided ahead for one room: after event `seq`, by these grounds. `opIds`: of the whole batch, refused ones too. */
export type Ask = { roomId: string; seq: number; grounds: Grounds; fresh: Fresh[]; opIds: string[] }

/**
 * Whose room it is, as text of one spelling, so that the database can say whether it is still the same. Here and in the
 * statement below `lateral … limit 1` means one look-up by key, whatever the planner believes of tables that have just
 * been filled: it would go through all sessions or people instead.
 */
export const SEATS_AS_TEXT = sql`coalesce((select json_agg(json_build_object('personId', p.id, 'name', p.name, 'part', seat.part) order by p.id, seat.part) from (
	select f."personId", f.part from "CohortFacilitator" f where f."cohortId" = s."cohortId" and s.kind <> 'self-run'
	union all
	select m."personId", 'participant' from "CohortMember" m where m."cohortId" = s."cohortId" and s.kind <> 'self-run'
	union all
	select g."personId", 'participant' from "SessionGuest" g where g."sessionId" = s.id and s.kind <> 'self-run'
	union all
	select o."personId", 'peer' from "SessionSeriesSeat" o where o."seriesId" = s."seriesId" and s.kind = 'self-run'
) as seat cross join lateral (
	select p.id, p.name from "Person" p where p.id = seat."personId" and p."disabledAt" is null limit 1
) as p)::text, '[]')`

/** Enough to share a commit among many rooms, and short enough to keep nobody waiting. */
const MOST_ROOMS = 32

/** A statement that takes longer (a database that went without a word) must not hold all rooms: each goes on by itself. */
const LET_GO_AFTER_MS = 3_000

type Waiting = { ask: Ask; at: Date; answer: (held: boolean) => void; giveUp: (error: unknown) => void }

/**
 * Writes for all rooms of this process: what they have decided while one statement ran goes into the next one, so that
 * a hundred rooms share a commit. One writer per process, one statement at a time.
 */
export class Writer {
	readonly #db: Db
	readonly #failed: (error: unknown) => void
	readonly #waiting: Waiting[] = []
	#running = false

	/** @param failed hears why a statement failed; its rooms go on by themselves */
	constructor(db: Db, failed: (error: unknown) => void) {
		this.#db = db
		this.#failed = failed
	}

	/**
	 * Writes what was decided ahead if it still may be: nobody has written to the room meanwhile or holds it, the same
	 * people belong to it, its session stands as it stood, and no operation of the batch was seen before.
	 * @returns whether it was so. Otherwise nothing is written; when the statement failed or is late, ask the log: it says
	 * by sequence and operation what it holds
	 * @throws when the database is away: the slow way would wait for it a second time
	 */
	writeIfStill(ask: Ask, at: Date): Promise<boolean> {
		return new Promise((answer, giveUp) => {
			this.#waiting.push({ ask, at, answer, giveUp })
			if (!this.#running) void this.#drain()
		})
	}

	async #drain(): Promise<void> {
		this.#running = true
		while (this.#waiting.length > 0) {
			const batch = this.#takeSome()
			const held = await this.#heldOf(batch)
			for (const { ask, answer } of batch) answer(held.has(ask.roomId))
		}
		this.#running = false
	}

	/** No room twice: what the second asks follows from what became of the first. */
	#takeSome(): Waiting[] {
		const batch: Waiting[] = []
		const rooms = new Set<string>()
		for (const each of this.#waiting.splice(0, MOST_ROOMS)) {
			if (rooms.has(each.ask.roomId)) this.#waiting.push(each)
			else batch.push(each)
			rooms.add(each.ask.roomId)
		}
		return batch
	}

	async #heldOf(batch: Waiting[]): Promise<Set<string>> {
		let timer: NodeJS.Timeout | undefined
		const late = new Promise<never>((_resolve, reject) => {
			timer = setTimeout(() => reject(new Error('late')), LET_GO_AFTER_MS)
		})
		const writing = writeTogether(this.#db, batch)
		try {
			return await Promise.race([writing, late])
		} catch (error) {
			this.#failed(error)
			if (isDatabaseAway(error)) for (const { giveUp } of [...batch, ...this.#waiting.splice(0)]) giveUp(error)
			// Whatever becomes of it now, nobody waits for it any more.
			writing.catch(() => undefined)
			return new Set()
		} finally {
			clearTimeout(timer)
		}
	}
}

async function writeTogether(db: Db, batch: Waiting[]): Promise<Set<string>> {
	const asks = batch.map(({ ask }) => ({
		room: ask.roomId,
		seq: ask.seq,
		last_seq: ask.seq + ask.fresh.length,
		cancelled: ask.grounds.cancelled,
		seats: ask.grounds.asText,
		ops: ask.opIds,
	}))
	const events = batch.flatMap(({ ask, at }) => rowsOf(ask.roomId, ask.fresh, at))
	const held = await db.$queryRaw<{ id: string }[]>`
		with held as (
			select r.id, a.last_seq
			from json_to_recordset(${JSON.stringify(asks)}::json)
				as a(room text, seq int, last_seq int, cancelled bool, seats text, ops text[])
			join "Room" r on r.id = a.room
			cross join lateral (select s.id, s.kind, s."cohortId", s."seriesId", s."cancelledAt" from "Session" s where s.id = r.id limit 1) as s
			where r."lastSeq" = a.seq and (s."cancelledAt" is not null) = a.cancelled
				and ${SEATS_AS_TEXT} = a.seats
				and not exists (select 1 from unnest(a.ops) as o(op)
					cross join lateral (select 1 from "RoomEvent" e where e."roomId" = r.id and e."opId" = o.op limit 1) as seen)
			order by r.id for no key update of r skip locked
		), moved as (update "Room" r set "lastSeq" = held.last_seq from held
			where r.id = held.id and held.last_seq > r."lastSeq"),
		written as (
			insert into "RoomEvent" ("roomId", seq, "opId", "actorId", type, payload, at)
			select u.* from ${eventsAs(events)} join held on held.id = u.room
		)
		select id from held`
	return new Set(held.map(({ id }) => id))
}

type EventRow = { room: string; seq: number; op: string; actor: string; type: string; payload: RoomEvent; at: Date }

/** Events as rows of the log. */
export function rowsOf(roomId: string, fresh: Fresh[], at: Date): EventRow[] {
	return fresh.map(({ event, after, opId, actorId }) => ({
		room: roomId,
		seq: after.seq,
		op: opId,
		actor: actorId,
		type: event.type,
		payload: event,
		at,
	}))
}

/** Rows as a table `u`, its columns in the order of "RoomEvent": one text is handed over faster than seven lists. */
export const eventsAs = (rows: EventRow[]) => sql`json_to_recordset(${JSON.stringify(rows)}::json)
	as u(room text, seq int, op text, actor text, type text, payload jsonb, at timestamptz)`
