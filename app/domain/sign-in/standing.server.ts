import type { Db } from '../db'
import { hashToken } from './sign-ins.server'

type Asked = { key: string; token: string; sessionId: string; personId: string }
export type Lapsed = { key: string; why: 'signed-out' | 'not-in-cohort' | 'cancelled' }

/**
 * Which open connections have lost their ground: sign-in ended or account closed, no longer of the cohort, session
 * cancelled. One query for all, asked every second; it also says how long each room's log is by now.
 */
export async function findLapsed(db: Db, asked: Asked[]): Promise<{ lapsed: Lapsed[]; seqs: Map<string, number> }> {
	const keys = asked.map((each) => each.key)
	const hashes = asked.map((each) => hashToken(each.token))
	const sessions = asked.map((each) => each.sessionId)
	const people = asked.map((each) => each.personId)
	const rows = await db.$queryRaw<
		{
			key: string
			sessionId: string
			signedIn: boolean
			belongs: boolean
			cancelled: boolean
			lastSeq: number | null
		}[]
	>`
		select a.key, a.session as "sessionId",
			exists(select 1 from "SignIn" s join "Person" p on p.id = s."personId"
				where s.id = a.hash and s."expiresAt" > now() and p."disabledAt" is null) as "signedIn",
			exists(select 1 from "CohortMember" m where m."cohortId" = x."cohortId" and m."personId" = a.person)
				or exists(select 1 from "CohortFacilitator" f where f."cohortId" = x."cohortId" and f."personId" = a.person) as belongs,
			x."cancelledAt" is not null as cancelled, r."lastSeq"
		from unnest(${keys}::text[], ${hashes}::text[], ${sessions}::text[], ${people}::text[]) as a(key, hash, session, person)
		left join "Session" x on x.id = a.session left join "Room" r on r.id = a.session`
	const lapsed = rows.flatMap((row): Lapsed[] => {
		if (!row.signedIn) return [{ key: row.key, why: 'signed-out' }]
		if (!row.belongs) return [{ key: row.key, why: 'not-in-cohort' }]
		return row.cancelled ? [{ key: row.key, why: 'cancelled' }] : []
	})
	return {
		lapsed,
		seqs: new Map(rows.flatMap((row) => (row.lastSeq === null ? [] : [[row.sessionId, row.lastSeq] as const]))),
	}
}
