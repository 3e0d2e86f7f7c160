import type { Db } from '../db'
import { sql } from '../sql.server'
import type { Stage } from './lesson'
import type { Pins } from './pins'

/**
 * What a person's cohort of a stage reads, as a subselect: of several cohorts the one that begins last. Who has none, or
 * whose cohort is over, reads the content as it is today.
 */
export function pinsSql(personId: string, stage: { program: string; id: string }) {
	return sql`(
		select c.lessons from "Cohort" c
		where c.program = ${stage.program} and c.stage = ${stage.id} and ${readsAlong(personId)}
		order by c."startsOn" desc, c.id limit 1)`
}

function readsAlong(personId: string) {
	return sql`c.status in ('planned', 'open', 'running')
		and (exists (select 1 from "CohortMember" m where m."cohortId" = c.id and m."personId" = ${personId})
			or exists (select 1 from "CohortFacilitator" f where f."cohortId" = c.id and f."personId" = ${personId}))`
}

/** The same for every stage a person has a cohort of, by the key of the stage. */
export async function listPins(db: Db, personId: string): Promise<ReadonlyMap<string, Pins>> {
	const rows = await db.$queryRaw<{ stageKey: string; pins: Pins }[]>`
		select distinct on (c.program, c.stage) c.program || '/' || c.stage as "stageKey", c.lessons as pins
		from "Cohort" c where ${readsAlong(personId)} order by c.program, c.stage, c."startsOn" desc`
	return new Map(rows.map(({ stageKey, pins }) => [stageKey, pins]))
}

export async function findPins(db: Db, personId: string, stage: Stage): Promise<Pins> {
	const [row] = await db.$queryRaw<{ pins: Pins | null }[]>`
		select ${pinsSql(personId, { program: stage.program.slug, id: stage.id })} as pins`
	return row?.pins ?? {}
}
