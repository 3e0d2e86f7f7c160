import type { Db } from '../db'

/** `signInId`: the hash of the token a connection was opened with. */
type Asked = { key: string; signInId: string; sessionId: string; personId: string }
export type Lapsed = { key: string; why: 'signed-out' | 'not-in-cohort' | 'cancelled' }

/** How far a room's log is, and its sheet */
type Come = { roomId: string; lastSeq: number; sheetSeq: number }

/**
 * Which open connections have lost their ground: sign-in ended or account closed, no longer of the cohort, session
 * cancelled. One query for all, asked every second; a second one says how far each room's log and sheet have come by now.
 */
export async function findLapsed(db: Db, asked: Asked[]): Promise<{ lapsed: Lapsed[]; seqs: Come[] }> {
	const keys = asked.map((each) => each.key)
	const signIns = asked.map((each) => each.signInId)
	const sessions = asked.map((each) => each.sessionId)
	const people = asked.map((each) => each.personId)
	const rows = await db.$queryRaw<{ key: string; signedIn: boolean; belongs: boolean; cancelled: boolean }[]>`
		select * from (
			select a.key,
				exists(select 1 from "SignIn" s join "Person" p on p.id = s."personId"
					where s.id = a.sign_in and s."expiresAt" > now() and p."disabledAt" is null) as "signedIn",
				case when x.kind = 'self-run' then
					exists(select 1 from "SessionSeriesSeat" o where o."seriesId" = x."seriesId" and o."personId" = a.person)
				else
					exists(select 1 from "CohortMember" m where m."cohortId" = x."cohortId" and m."personId" = a.person)
					or exists(select 1 from "CohortFacilitator" f where f."cohortId" = x."cohortId" and f."personId" = a.person)
					or exists(select 1 from "SessionGuest" g where g."sessionId" = x.id and g."personId" = a.person)
				end as belongs,
				x."cancelledAt" is not null as cancelled
			from unnest(${keys}::text[], ${signIns}::text[], ${sessions}::text[], ${people}::text[]) as a(key, sign_in, session, person)
			left join "Session" x on x.id = a.session
		) as standing where not "signedIn" or not belongs or cancelled`
	const lapsed = rows.map((row): Lapsed => {
		if (!row.signedIn) return { key: row.key, why: 'signed-out' }
		return { key: row.key, why: row.belongs ? 'cancelled' : 'not-in-cohort' }
	})
	const ids = [...new Set(sessions)]
	const seqs = await db.$queryRaw<Come[]>`
		select r.id as "roomId", r."lastSeq", coalesce(h.seq, 0) as "sheetSeq"
		from "Room" r left join "RoomSheet" h on h."roomId" = r.id where r.id = any(${ids})`
	return { lapsed, seqs }
}
