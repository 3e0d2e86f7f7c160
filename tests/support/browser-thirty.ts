import path from 'node:path'
import { openPglite } from '../../server/pglite'
import { freshDataDir } from './browser-server'

/** A cohort of the sample organization that asks for closed commitments alone: how many certificates go out at once is tested. */
export const THIRTY = {
	cohort: 'a-cohort-of-many',
	ready: 32,
	address: (number: number) => `many${number}@sample.test`,
	name: (number: number) => `Many ${String(number).padStart(2, '0')}`,
}

/** The sample organization with that cohort: 32 people are ready, and one more is not. Whoever asks removes it. */
export async function dirWithThirtyReady(): Promise<string> {
	const dataDir = freshDataDir('sample')
	const client = await openPglite({ dataDir: path.join(dataDir, 'pg') })
	const [address, name] = [`'many' || n || '@sample.test'`, `'Many ' || lpad(n::text, 2, '0')`]
	await client.exec(`
		insert into "Cohort" (id, name, program, stage, "seatCount", status, "timeZone", "startsOn", requirements)
			select '${THIRTY.cohort}', 'All at once', program, stage, 12, 'running', "timeZone", "startsOn", (
				select jsonb_agg(rule) from jsonb_array_elements(requirements) rule where rule->>'kind' = 'commitments')
			from "Cohort" where stage = 'l1' and status = 'running' order by "startsOn" limit 1;
		insert into "Person" (id, email, name, "calledName", "timeZone", "careerTrack", "careerLevel", "passwordHash")
			select 'many-' || n, ${address}, ${name}, ${name}, p."timeZone", p."careerTrack", p."careerLevel", p."passwordHash"
			from generate_series(1, ${THIRTY.ready + 1}) n, "Person" p where p.email = 'learner1@sample.test';
		insert into "PersonRole" ("personId", role) select id, 'learner' from "Person" where id like 'many-%';
		insert into "CohortMember" ("cohortId", "personId")
			select '${THIRTY.cohort}', id from "Person" where id like 'many-%';
		insert into "Commitment" (id, "personId", text, "dueOn", "moduleKey", outcome, "closedAt")
			select 'of-' || n || '-' || m, 'many-' || n, 'Ask first', '2026-01-02', k.program || '/' || k.stage || '/asking', 'kept', now()
			from generate_series(1, ${THIRTY.ready}) n, generate_series(1, 3) m, "Cohort" k where k.id = '${THIRTY.cohort}';`)
	await client.close()
	return dataDir
}
