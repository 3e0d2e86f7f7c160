import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db } from '../db'
import type { Leave } from '../leave/clock'
import type { Strength } from '../person/needs'
import { inOrderOfNeed, type StandingRow, standingFor } from './standing'

type Raw = {
	id: string
	name: string
	email: string
	team: string
	careerTrack: string
	careerLevel: string
	levelSince: string | null
	manager: string | null
	stageKey: string
	strength: Strength
	withinDays: number
	validUntil: Date | null
	renewalTakenBackAt: Date | null
	seatedFrom: string | null
	finishedAt: Date | null
	excuseKind: 'excused' | 'deferred' | null
	excusedUntil: string | null
	leaves: Leave[]
}

/**
 * Where everybody stands with each stage that their level says they must or are expected to take; invitations are no
 * duty. In one query: organizations have ten thousand people.
 * @param of only these people
 * @param today yyyy-mm-dd where the reader is
 */
export async function listStandings(db: Db, now: Date, today: string, of?: string[]): Promise<StandingRow[]> {
	const rows = await db.$queryRaw<Raw[]>`
		select p.id, p.name, p.email, p.team, p."careerTrack", p."careerLevel", p."levelSince", m.name as manager,
			n."stageKey", n.strength, n."withinDays", c."validUntil", c."renewalTakenBackAt",
			(
				-- One that was to begin and has not: at the earliest it begins today.
				select min(case k.status when 'running' then k."startsOn" else greatest(k."startsOn", ${today}) end)
				from "CohortMember" s join "Cohort" k on k.id = s."cohortId"
				where s."personId" = p.id and concat_ws('/', k.program, k.stage) = n."stageKey"
					and k.status = any(${[...AHEAD_OR_ON]})) as "seatedFrom",
			o."createdAt" as "finishedAt",
			e.kind as "excuseKind", e.until as "excusedUntil",
			coalesce(l.leaves, '[]') as leaves
		from "Person" p
		join "Need" n on n."careerTrack" = p."careerTrack" and n."careerLevel" = p."careerLevel" and n.strength <> 'invited'
		left join "Person" m on m.id = p."managerId"
		left join lateral (
			select max(f."validUntil") filter (where f."revokedAt" is null) as "validUntil",
				max(f."revokedAt") filter (where f."renewsId" is not null) as "renewalTakenBackAt"
			from "Certification" f where f."personId" = p.id and f."stageKey" = n."stageKey") c on true
		left join "TrackOutcome" o on o."personId" = p.id and o.program = split_part(n."stageKey", '/', 1)
		left join (
			select "personId", json_agg(json_build_object('fromDay', "fromDay", 'untilDay', "untilDay")) as leaves
			from "Leave" group by "personId") l on l."personId" = p.id
		left join "Excuse" e on e."personId" = p.id and e."stageKey" = n."stageKey" and e.until >= ${today}
		where p."disabledAt" is null and (${of ?? null}::text[] is null or p.id = any(${of ?? null}::text[]))`
	return inOrderOfNeed(rows.map((row) => rowOf(row, now, today)))
}

function rowOf(row: Raw, now: Date, today: string): StandingRow {
	const { excuseKind, excusedUntil, finishedAt } = row
	const finishedOn = finishedAt?.toISOString().slice(0, 10) ?? null
	const excuse = excuseKind && excusedUntil ? { kind: excuseKind, until: excusedUntil } : null
	return {
		person: {
			id: row.id,
			name: row.name,
			email: row.email,
			team: row.team,
			level: row.careerLevel,
			track: row.careerTrack,
			manager: row.manager,
		},
		stageKey: row.stageKey,
		strength: row.strength,
		...standingFor({ ...row, excuse, finishedOn }, now, today),
	}
}
