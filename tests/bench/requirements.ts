import path from 'node:path'
import { readEvidence } from '~/domain/certification/evidence.server'
import { evaluate } from '~/domain/certification/requirements'
import type { Db } from '~/domain/db'
import { findStageByKey } from '~/domain/program/find'
import { readContent } from '../../server/content'
import { openDatabase } from '../../server/db'
import type { World } from './world'

export type EvaluatorFigures = { people: number; results: number; seconds: number; limit: number }

const PEOPLE = 10_000
const STAGE = 'technical-leadership-ladder/l1'

/**
 * Seconds until it is known of ten thousand learners in the middle of Level 1 what is met, by which evidence, and what is
 * left: reading included. The limit is what no evaluator can do without: the same rows, read plainly.
 */
export async function measureEvaluator(world: World): Promise<EvaluatorFigures> {
	const { content } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	const stage = findStageByKey(content.programs, STAGE)
	if (!stage) throw new Error('Level 1 is gone')
	const database = await openDatabase({ databaseUrl: world.env.DATABASE_URL, dataDir: world.env.DATA_DIR ?? '' })
	const { db } = database
	try {
		await fill(db)
		const rows = await db.cohortMember.findMany({ where: { cohortId: COHORT }, select: { personId: true } })
		const ids = rows.map(({ personId }) => personId)
		const limit = await secondsOf(() => readPlainly(db))
		let results = 0
		const seconds = await secondsOf(async () => {
			const evidence = await readEvidence(db, ids, stage)
			const now = new Date()
			for (const own of evidence.values()) results += evaluate(stage.requirements, own, now).length
		})
		return { people: ids.length, results, seconds, limit }
	} finally {
		await database.close()
	}
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
	const startedMs = performance.now()
	await work()
	return (performance.now() - startedMs) / 1000
}

const COHORT = 'bench-evaluator'
const PLAIN = {
	ModuleProgress: '"moduleKey", "completedAt"',
	CheckAttempt: '"submittedAt", passed, "rightCount", drawn',
	Attendance: '"sessionId", "minutesPresent", "confirmedAt"',
	PracticeEntry: '"onDay", minutes, kind, "ofOwnWork", "createdAt"',
	Commitment: '"closedAt", "sessionId"',
	HelpedCase: '"sessionId", round, at',
	Submission: '"submittedAt", decision, "decidedAt"',
}

/** What the evidence consists of, without anything being made of it. */
async function readPlainly(db: Db): Promise<void> {
	for (const [table, columns] of Object.entries(PLAIN))
		await db.$queryRawUnsafe(
			`select e."personId", ${columns} from "${table}" e where e."personId" in (select "personId" from "CohortMember" where "cohortId" = '${COHORT}')`,
		)
}

/** Ten thousand people of the directory in one cohort, five of six modules read, two hours of practice in eight weeks. */
async function fill(db: Db): Promise<void> {
	const members = `(select m."personId" as id, row_number() over () as nr from "CohortMember" m where m."cohortId" = '${COHORT}') p`
	const statements = [
		`insert into "Cohort" (id, name, program, stage, "seatCount", status, "timeZone", "startsOn", requirements)
			values ('${COHORT}', 'Bench', 'technical-leadership-ladder', 'l1', 12, 'running', 'UTC', '2026-09-03', '[]')`,
		`insert into "CohortMember" ("cohortId", "personId") select '${COHORT}', id from "Person" order by id limit ${PEOPLE}`,
		`insert into "Session" (id, "cohortId", position, "planNumber", title, format, "localStart", "timeZone", "durationMinutes", "startsAt")
			select 'bench-' || n, '${COHORT}', n, n, 'Session ' || n, 'critique-60', '2026-09-0' || n || 'T16:00', 'UTC', 60, timestamptz '2026-09-01' + n * interval '1 day'
			from generate_series(1, 4) n`,
		`insert into "ModuleProgress" ("personId", "moduleKey", "partsRead", "lastPart", "updatedAt", "completedAt")
			select p.id, '${STAGE}/' || key, '{}', '', now(), now() from ${members},
				unnest(array['active-listening', 'trust-first-90-days', 'feedback-that-lands', 'hard-conversations', 'career-conversations']) key
			on conflict do nothing`,
		`insert into "CheckAttempt" (id, "personId", "stageKey", drawn, "submittedAt", "rightCount", passed)
			select 'bench-' || p.id, p.id, '${STAGE}', '[]', now(), 12, true from ${members}`,
		`insert into "Attendance" ("sessionId", "personId", state, "minutesPresent", "confirmedById")
			select 'bench-' || n, p.id, 'present', 60, p.id from ${members}, generate_series(1, 3) n`,
		`insert into "PracticeEntry" (id, "personId", "stageKey", "onDay", minutes, kind, "createdAt")
			select 'bench-' || p.id || '-' || n, p.id, '${STAGE}', to_char(date '2026-09-03' + n * 3, 'YYYY-MM-DD'), 45,
				(array['preparing', 'talk', 'trio'])[1 + n % 3], now() from ${members}, generate_series(1, 18) n`,
		`insert into "Commitment" (id, "personId", text, "dueOn", "sessionId", outcome, "closedAt")
			select 'bench-' || p.id || '-' || n, p.id, 'Ask first', '2026-10-01', 'bench-' || n, 'kept', now() from ${members}, generate_series(1, 3) n`,
		`insert into "HelpedCase" ("sessionId", round, "personId", at)
			select 'bench-' || n, 1, p.id, now() from ${members}, generate_series(2, 3) n`,
		`insert into "Submission" (id, "personId", "cohortId", "stageKey", "rubricId", "rubricHash", "submittedAt", "updatedAt")
			select 'bench-' || p.id, p.id, '${COHORT}', '${STAGE}', 'l1-scenario', '', now(), now() from ${members}`,
	]
	for (const statement of statements) await db.$executeRawUnsafe(statement)
}
