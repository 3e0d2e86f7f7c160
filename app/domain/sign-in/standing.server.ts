import type { Db } from '../db'
import type { Part } from '../room/wire'

/** `signInId`: the hash of the token a connection was opened with. */
type Asked = { key: string; signInId: string; sessionId: string; personId: string; part: Part }
export type Lapsed = { key: string; why: 'signed-out' | 'not-in-cohort' | 'cancelled' | 'part-changed' }

/** How far a room's log is, and its sheet */
type Come = { roomId: string; lastSeq: number; sheetSeq: number }

/**
 * Which open connections have lost their ground: sign-in ended or account closed, no longer of the cohort, or
 * with another part in it, session cancelled. One query for all, asked every second; a second one says how far each room's log and sheet have come by now.
 */
export async function findLapsed(db: Db, asked: Asked[]): Promise<{ lapsed: Lapsed[]; seqs: Come[] }> {
	const keys = asked.map((each) => each.key)
	const signIns = asked.map((each) => each.signInId)
	const sessions = asked.map((each) => each.sessionId)
	const people = asked.map((each) => each.personId)
	const parts = asked.map((each) => each.part)
	const rows = await db.$queryRaw<{ key: string; signedIn: boolean; part: string | null; cancelled: boolean }[]>`
		select * from (
			select a.key, a.part as before,
				exists(select 1 from "SignIn" s join "Person" p on p.id = s."personId"
					where s.id = a.sign_in and s."expiresAt" > now() and p."disabledAt" is null) as "signedIn",
				case when x.kind = 'self-run' then
					(select 'peer' from "SessionSeriesSeat" o where o."seriesId" = x."seriesId" and o."personId" = a.person)
				else coalesce(
					(select f.part from "CohortFacilitator" f where f."cohortId" = x."cohortId" and f."personId" = a.person),
					(select 'participant' from "CohortMember" m where m."cohortId" = x."cohortId" and m."personId" = a.person),
					(select 'participant' from "SessionGuest" g where g."sessionId" = x.id and g."personId" = a.person)
				) end as part,
				x."cancelledAt" is not null as cancelled
			from unnest(${keys}::text[], ${signIns}::text[], ${sessions}::text[], ${people}::text[], ${parts}::text[])
				as a(key, sign_in, session, person, part)
			left join "Session" x on x.id = a.session
		) as standing where not "signedIn" or part is distinct from before or cancelled`
	const lapsed = rows.map((row): Lapsed => {
		if (!row.signedIn) return { key: row.key, why: 'signed-out' }
		if (row.part === null) return { key: row.key, why: 'not-in-cohort' }
		return { key: row.key, why: row.cancelled ? 'cancelled' : 'part-changed' }
	})
	const ids = [...new Set(sessions)]
	const seqs = await db.$queryRaw<Come[]>`
		select r.id as "roomId", r."lastSeq", coalesce(h.seq, 0) as "sheetSeq"
		from "Room" r left join "RoomSheet" h on h."roomId" = r.id where r.id = any(${ids})`
	return { lapsed, seqs }
}
