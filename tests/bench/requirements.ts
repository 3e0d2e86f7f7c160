import path from 'node:path'
import { readRulesOf } from '~/domain/certification/begun-rules.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { evaluate } from '~/domain/certification/requirements'
import type { Db, Prisma } from '~/domain/db'
import { findStageByKey } from '~/domain/program/find'
import { judgedBy } from '~/domain/program/judged.server'
import type { Stage } from '~/domain/program/lesson'
import { readContent } from '../../server/content'
import { openDatabase } from '../../server/db'
import type { World } from './world'

export type EvaluatorFigures = { people: number; results: number; seconds: number; limit: number }

const PEOPLE = 10_000
const STAGE = 'technical-leadership-ladder/l1'

/**
 * Seconds until it is known of ten thousand learners in the middle of Level 1 what is met, by which evidence, and what is
 * left: reading included, also of the rules each goes by, as for a gradebook and for issuing. The limit is what no evaluator
 * can do without: the same rows, read plainly.
 */
export async function measureEvaluator(world: World): Promise<EvaluatorFigures> {
	const { content } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	const stage = findStageByKey(content.programs, STAGE)
	if (!stage) throw new Error('Level 1 is gone')
	const database = await openDatabase({ databaseUrl: world.env.DATABASE_URL, dataDir: world.env.DATA_DIR ?? '' })
	const { db } = database
	try {
		await fill(db, stage)
		const rows = await db.cohortMember.findMany({ where: { cohortId: COHORT }, select: { personId: true } })
		const ids = rows.map(({ personId }) => personId)
		const limit = await secondsOf(() => readPlainly(db))
		let results = 0
		const seconds = await secondsOf(async () => {
			const evidence = await readEvidence(db, ids, await judgedBy(db, stage, COHORT))
			const rulesOf = await readRulesOf(db, stage.key, ids)
			const cohort = { id: COHORT, requirements: stage.requirements }
			const now = new Date()
			for (const [id, own] of evidence) results += evaluate(rulesOf(id, cohort), own, now).length
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
const PINNED = 'active-listening'
const EARLIER = 'of an earlier day'
/** Table, whose a row is, and what is read of it */
const PLAIN = [
	['ModuleProgress', 'personId', '"moduleKey", "completedAt"'],
	['CheckAttempt', 'personId', '"submittedAt", passed, "rightCount", jsonb_array_length(drawn)'],
	['Attendance', 'personId', '"sessionId", "minutesPresent", "confirmedAt"'],
	['SessionGuest', 'personId', '"sessionId", "missedSessionId"'],
	['InWriting', 'personId', '"sessionId", kind, "acceptedAt"'],
	['PracticeEntry', 'personId', '"onDay", minutes, kind, "ofOwnWork", "createdAt"'],
	['Commitment', 'personId', '"closedAt", "sessionId"'],
	['ToldCase', 'authorId', '"sessionId", round, at'],
	['HelpedCase', 'personId', '"sessionId", round, at'],
	['Case', 'authorId', 'state, "sharedOn", "changedAt"'],
	['CaseSuggestion', 'byId', '"caseId", outcome'],
	['Pairing', 'byId', '"withId", part, "onDay", plan, "confirmedAt", scores, "scoredAt"'],
	['SimulationFinish', 'personId', '"finishedAt"'],
	['Submission', 'personId', '"submittedAt", decision, "decidedAt"'],
	['Round360', 'personId', 'state, "closedAt", "repliedAt"'],
	['Waiver', 'personId', '"requirementId", "expiresAt", "agreedAt", reason'],
	['Leave', 'personId', '"fromDay", "untilDay"'],
] as const

/** What the evidence consists of, without anything being made of it. */
async function readPlainly(db: Db): Promise<void> {
	for (const [table, whose, columns] of PLAIN)
		await db.$queryRawUnsafe(
			`select e."${whose}", ${columns} from "${table}" e where e."${whose}" in (select "personId" from "CohortMember" where "cohortId" = '${COHORT}')`,
		)
}

const members = `(select m."personId" as id, row_number() over (order by m."personId") as nr from "CohortMember" m where m."cohortId" = '${COHORT}')`

/**
 * Ten thousand people of the directory in one cohort, with something of each kind that Level 1 counts: five of six modules
 * read, two hours of practice in eight weeks, a case, pairings, a closed round; and a tenth with leave, or a waiver. One of
 * the modules is kept as it took longer, so that it is read from the shelf.
 */
async function fill(db: Db, stage: Stage): Promise<void> {
	for (const statement of [...ofTheirOwn(`${members} p`), ...ofOthers()]) await db.$executeRawUnsafe(statement)
	const module = stage.modules.find(({ id }) => id === PINNED)
	if (!module) throw new Error(`${PINNED} is gone`)
	const longer = { ...module, minutes: module.minutes + 5 } as unknown as Prisma.InputJsonValue
	await db.lessonVersion.create({
		data: { hash: EARLIER, moduleKey: module.key, module: longer, seenAt: new Date('2026-09-01') },
	})
	await db.$executeRawUnsafe('analyze')
}

/** What each has done and shown. */
function ofTheirOwn(members: string): string[] {
	return [
		`insert into "Cohort" (id, name, program, stage, "seatCount", status, "timeZone", "startsOn", requirements, lessons)
			values ('${COHORT}', 'Bench', 'technical-leadership-ladder', 'l1', 12, 'running', 'UTC', '2026-09-03', '[]',
				'{"${PINNED}": "${EARLIER}"}')`,
		`insert into "CohortMember" ("cohortId", "personId") select '${COHORT}', id from "Person" order by id limit ${PEOPLE}`,
		`insert into "Session" (id, "cohortId", position, "planNumber", title, format, "localStart", "timeZone", "durationMinutes", "startsAt")
			select 'bench-' || n, '${COHORT}', n, n, 'Session ' || n, 'critique-60', '2026-09-0' || n || 'T16:00', 'UTC', 60, timestamptz '2026-09-01' + n * interval '1 day'
			from generate_series(1, 4) n`,
		`insert into "ModuleProgress" ("personId", "moduleKey", "partsRead", "lastPart", "updatedAt", "completedAt")
			select p.id, '${STAGE}/' || key, '{}', '', now(), now() from ${members},
				unnest(array['active-listening', 'trust-first-90-days', 'feedback-that-lands', 'hard-conversations', 'career-conversations']) key
			on conflict do nothing`,
		// As long as tries are: fifteen questions with their options, the hash of each one's words, and what was chosen.
		`insert into "CheckAttempt" (id, "personId", "stageKey", drawn, answers, "startedAt", "submittedAt", "rightCount", passed)
			select 'bench-' || p.id || '-' || n, p.id, '${STAGE}', t.drawn, t.answers, t.at, t.at, 6 + 3 * n, n = 2
			from ${members}, generate_series(1, 2) n, lateral (
				select jsonb_agg(jsonb_build_object('id', 'question-' || q, 'options', array['a', 'b', 'c', 'd'],
						'version', encode(sha256((p.id || n || q)::bytea), 'hex'))) as drawn,
					jsonb_object_agg('question-' || q, array['a']) as answers, now() - (3 - n) * interval '1 day' as at
				from generate_series(1, 15) q) t`,
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
		`insert into "SimulationFinish" ("personId", simulation, "stageKey", "finishedAt")
			select p.id, 'talk-' || n, '${STAGE}', now() from ${members}, generate_series(1, 2) n`,
		`insert into "Waiver" (id, "personId", "stageKey", "requirementId", reason, "expiresAt", "proposedById", "facilitatorId", "agreedAt")
			select 'bench-' || p.id, p.id, '${STAGE}', 'sessions', 'equal-experience', now() + interval '1 year', p.id, p.id, now()
			from ${members} where p.nr % 10 = 0`,
		`insert into "Leave" (id, "personId", "fromDay", "untilDay", "byId")
			select 'bench-' || p.id, p.id, '2026-09-10', '2026-09-24', p.id from ${members} where p.nr % 10 = 1`,
		`insert into "InWriting" (id, "sessionId", "personId", kind, "handedInAt", "acceptedAt", "createdAt")
			select 'bench-' || p.id, 'bench-4', p.id, 'review', now(), now(), now() from ${members} where p.nr % 10 = 2`,
		`insert into "SessionGuest" ("sessionId", "personId", "missedSessionId", "byId", "addedAt")
			select 'bench-3', p.id, 'bench-4', p.id, now() from ${members} where p.nr % 10 = 3`,
	]
}

/** What others had a part in: the people stand in one ring, and each has to do with who stands after them. */
function ofOthers(): string[] {
	const pairs = `${members} p join ${members} q on q.nr = p.nr % ${PEOPLE} + 1`
	const words = `repeat('What was said in some words. ', 20)`
	return [
		`insert into "ToldCase" ("sessionId", round, "authorId", at)
			select 'bench-1', p.nr, p.id, now() from ${pairs}`,
		`insert into "HelpedCase" ("sessionId", round, "personId", at)
			select 'bench-1', p.nr, q.id, now() from ${pairs}`,
		`insert into "Case" (id, "authorId", state, goal, audience, "sharedOn", "changedAt")
			select 'bench-' || p.id, p.id, 'closed', ${words}, 'everyone', '2026-09-20', now() from ${pairs}`,
		`insert into "CaseSuggestion" (id, "caseId", "byId", text, outcome)
			select 'bench-' || p.id || n, 'bench-' || p.id, q.id, ${words}, 'helped' from ${pairs}, generate_series(1, 2) n`,
		`insert into "Pairing" (id, "byId", "withId", part, "stageKey", "withStageKey", "onDay", line, "createdAt", "confirmedAt", scores, "scoredAt")
			select 'bench-' || p.id || n, p.id, q.id, 'was-watched', '${STAGE}', '${STAGE}', '2026-09-1' || n, ${words}, now(), now(),
				'{"attends": 3, "reflects": 3, "asks": 3}', now() from ${pairs}, generate_series(1, 2) n`,
		`insert into "Round360" (id, "personId", "stageKey", state, instrument, "closedAt", "repliedAt", report)
			select 'bench-' || p.id, p.id, '${STAGE}', 'closed', jsonb_build_object('id', 'l1-360', 'purpose', ${words}), now(), now(),
				jsonb_build_object('groups', '[]'::jsonb, 'overall', jsonb_build_object('answers', 5, 'mean', 3 + p.nr % 3, 'spread', 0.6),
					'keep', (select jsonb_agg(${words}) from generate_series(1, 5)),
					'differently', (select jsonb_agg(${words}) from generate_series(1, 5)))
			from ${pairs}`,
	]
}
