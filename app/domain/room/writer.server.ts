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
	const rooms = batch.map(({ ask }) => ask.roomId)
	const seqs = batch.map(({ ask }) => ask.seq)
	const lastSeqs = batch.map(({ ask }) => ask.seq + ask.fresh.length)
	const cancelled = batch.map(({ ask }) => ask.grounds.cancelled)
	const seats = batch.map(({ ask }) => ask.grounds.asText)
	const ops = batch.flatMap(({ ask }) => ask.opIds)
	const opRooms = batch.flatMap(({ ask }) => ask.opIds.map(() => ask.roomId))
	const events = columnsOfEvents(batch.flatMap(({ ask }) => ask.fresh))
	const eventRooms = batch.flatMap(({ ask }) => ask.fresh.map(() => ask.roomId))
	const ats = batch.flatMap(({ ask, at }) => ask.fresh.map(() => at))
	const held = await db.$queryRaw<{ id: string }[]>`
		with held as (
			select r.id, a.last_seq
			from unnest(${rooms}::text[], ${seqs}::int[], ${lastSeqs}::int[], ${cancelled}::bool[], ${seats}::text[])
				as a(room, seq, last_seq, cancelled, seats)
			join "Room" r on r.id = a.room
			cross join lateral (select s."cohortId", s."cancelledAt" from "Session" s where s.id = r.id limit 1) as s
			where r."lastSeq" = a.seq and (s."cancelledAt" is not null) = a.cancelled
				and ${SEATS_AS_TEXT} = a.seats
				and not exists (select 1 from unnest(${opRooms}::text[], ${ops}::text[]) as o(room, op)
					cross join lateral (select 1 from "RoomEvent" e where e."roomId" = r.id and e."opId" = o.op limit 1) as seen
					where o.room = r.id)
			order by r.id for update of r skip locked
		), moved as (update "Room" r set "lastSeq" = held.last_seq from held where r.id = held.id),
		written as (
			insert into "RoomEvent" ("roomId", seq, "opId", "actorId", type, payload, at)
			select held.id, u.seq, u.op, u.actor, u.type, u.payload::jsonb, u.at
			from unnest(${eventRooms}::text[], ${events.seqs}::int[], ${events.opIds}::text[], ${events.actors}::text[],
				${events.types}::text[], ${events.payloads}::text[], ${ats}::timestamptz[])
				as u(room, seq, op, actor, type, payload, at) join held on held.id = u.room
		)
		select id from held`
	return new Set(held.map(({ id }) => id))
}

/** Events as `unnest` takes them. */
export function columnsOfEvents(fresh: Fresh[]) {
	return {
		seqs: fresh.map((each) => each.after.seq),
		opIds: fresh.map((each) => each.opId),
		actors: fresh.map((each) => each.actorId),
		types: fresh.map((each) => each.event.type),
		payloads: fresh.map((each) => JSON.stringify(each.event)),
	}
}
