import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Db } from '../db'
import type { Requirement } from '../program/frontmatter'
import { goneBy } from './begun-rules.server'
import { isOwnersAlone } from './kinds'

export type KeptRules = { stageKey: string; keptBy: 'cohorts' | 'certificates'; rules: Requirement[] }

/**
 * Rules of earlier days by which people are judged, or will be when they renew: each of them once, and nobody's name. Not of
 * cohorts that are over, nor what somebody began with who is judged by it no more: every start would say so for good.
 */
export async function listKeptRules(db: Db): Promise<KeptRules[]> {
	return [...(await listBegun(db)), ...(await listCarried(db))]
}

async function listCarried(db: Db): Promise<KeptRules[]> {
	return db.$queryRaw<KeptRules[]>`
		select program || '/' || stage as "stageKey", 'cohorts' as "keptBy", requirements as rules
		from "Cohort" where status = any(${AHEAD_OR_ON})
		union
		select "stageKey", 'certificates', renewal -> 'requirements'
		from "Certification" where "inForceKey" is not null and renewal is not null
		union
		select program || '/' || stage, 'certificates', certificate -> 'renewal' -> 'requirements'
		from "Cohort" where status = any(${AHEAD_OR_ON}) and certificate -> 'renewal' is not null
		order by 1, 2`
}

/** What people began with, as they go by it in the cohort they have come to: the rest of its rules it keeps itself. */
async function listBegun(db: Db): Promise<KeptRules[]> {
	const rows = await db.$queryRaw<{ stageKey: string; begun: Requirement[]; here: Requirement[] }[]>`
		select distinct b."stageKey", b.rules as begun, c.requirements as here
		from "BegunRules" b
		join "Person" p on p.id = b."personId" and p."disabledAt" is null
		join "CohortMember" m on m."personId" = b."personId"
		join "Cohort" c on c.id = m."cohortId"
		where c.program || '/' || c.stage = b."stageKey" and c.status = any(${AHEAD_OR_ON}) and not exists (
			select 1 from "Certification" held
			where held."inForceKey" is not null and held."personId" = b."personId" and held."stageKey" = b."stageKey"
				and held."validUntil" > now()
		)`
	return rows.map(({ stageKey, begun, here }) => ({
		stageKey,
		keptBy: 'cohorts',
		rules: goneBy([begun], here).filter(({ kind }) => isOwnersAlone(kind)),
	}))
}
