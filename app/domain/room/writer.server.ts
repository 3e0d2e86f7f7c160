import type { Db } from '../db'
import { sql } from '../sql.server'
import type { Room, RoomEvent } from './room'
import type { Seat } from './wire'

/** What a batch is decided by, besides the room itself. */
export type Grounds = { people: Seat[]; cancelled: boolean; asText: string }
export type Fresh = { event: RoomEvent; after: Room; opId: string; actorId: string }

/** What was decided ahead for one room: after event `seq`, by these grounds. `opIds`: of the whole batch, refused ones too. */
export type Ask = { roomId: string; seq: number; grounds: Grounds; fresh: Fresh[]; opIds: string[] }

/**
 * Whose room it is, as text of one spelling, so that the database can say whether it is still the same. Here and in the
 * statement below `lateral … limit 1` means one look-up by key, whatever the planner believes of tables that have just
 * been filled: it would go through all sessions or people instead.
 */
export const SEATS_AS_TEXT = sql`coalesce((select json_agg(json_build_object('personId', p.id, 'name', p.name, 'part', seat.part) order by p.id, seat.part) from (
	select f."personId", f.part from "CohortFacilitator" f where f."cohortId" = s."cohortId"
	union all
	select m."personId", 'participant' from "CohortMember" m where m."cohortId" = s."cohortId"
) as seat cross join lateral (
	select p.id, p.name from "Person" p where p.id = seat."personId" and p."disabledAt" is null limit 1
) as p)::text, '[]')`

/** Enough to share a commit among many rooms, and short enough to keep nobody waiting. */
const MOST_ROOMS = 32

type Waiting = { ask: Ask; at: Date; answer: (held: boolean) => void }

/**
 * Writes for all rooms of this process: what they have decided while one statement ran goes into the next one, so that
 * a hundred rooms share a commit. One writer per process, one statement at a time.
 */
export class Writer {
	readonly #db: Db
	readonly #waiting: Waiting[] = []
	#running = false

	constructor(db: Db) {
		this.#db = db
	}

	/**
	 * Writes what was decided ahead if it still may be: nobody has written to the room meanwhile or holds it, the same
	 * people belong to it, its session stands as it stood, and no operation of the batch was seen before.
	 * @returns whether it was so. Otherwise, and when the statement failed, nothing is written
	 */
	writeIfStill(ask: Ask, at: Date): Promise<boolean> {
		return new Promise((answer) => {
			this.#waiting.push({ ask, at, answer })
			if (!this.#running) void this.#drain()
		})
	}

	async #drain(): Promise<void> {
		this.#running = true
		while (this.#waiting.length > 0) {
			// Each room asks once at a time, so a batch holds no room twice.
			const batch = this.#waiting.splice(0, MOST_ROOMS)
			const held = await writeTogether(this.#db, batch).catch(() => new Set<string>())
			for (const { ask, answer } of batch) answer(held.has(ask.roomId))
		}
		this.#running = false
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
			cross join lateral (select s."cohortId", s."cancelledAt" from "Session" s where s.id = r.id limit 1) as s
			where r."lastSeq" = a.seq and (s."cancelledAt" is not null) = a.cancelled
				and ${SEATS_AS_TEXT} = a.seats
				and not exists (select 1 from unnest(a.ops) as o(op)
					cross join lateral (select 1 from "RoomEvent" e where e."roomId" = r.id and e."opId" = o.op limit 1) as seen)
			order by r.id for update of r skip locked
		), moved as (update "Room" r set "lastSeq" = held.last_seq from held where r.id = held.id),
		written as (
			insert into "RoomEvent" ("roomId", seq, "opId", "actorId", type, payload, at)
			select u.* from ${eventsAs(events)} join held on held.id = u.room
		)
		select id from held`
	return new Set(held.map(({ id }) => id))
}

type EventRow = { room: string; seq: number; op: string; actor: string; type: string; payload: RoomEvent; at: Date }

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
