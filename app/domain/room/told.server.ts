import type { Db, Tx } from '../db'

/** A case that was told in a room; `caseId`: of its author's casebook, when it was taken from there. */
type Told = { authorId: string; caseId: string | null }

/**
 * What was told in a room before somebody had a seat in it. Whoever had one was asked about then; of rooms that were told
 * a case before this was kept nothing is known.
 */
export async function listToldWithout(db: Db | Tx, roomId: string, personId: string): Promise<Told[]> {
	return db.$queryRaw<Told[]>`
		select distinct payload->>'byId' as "authorId", payload->>'caseId' as "caseId" from "RoomEvent"
		where "roomId" = ${roomId} and type = 'case-told' and not payload->'heardBy' @> to_jsonb(${personId}::text)`
}
