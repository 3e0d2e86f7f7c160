import type { Db } from '../db'
import { ledKey } from './kinds'

const MOST = 20

/**
 * Rounds in which enough people of a cohort of this level said how somebody led them, the newest first. Of fewer there is
 * no result, and nothing here (docs/decisions/0060).
 */
export async function listRated(
	db: Db,
	personId: string,
	stageKey: string,
): Promise<{ roundId: string; name: string }[]> {
	return db.$queryRaw`
		select r.id as "roundId", k.name from "Round360" r join "Cohort" k on r."stageKey" = ${ledKey('')} || k.id
		where r."personId" = ${personId} and r.state = 'closed' and r.report is not null
			and concat_ws('/', k.program, k.stage) = ${stageKey}
		order by r."closedAt" desc limit ${MOST}`
}
