import { SIGN_OFF } from '../activity/kinds'
import { type ActivityFacts, readActivities } from '../activity/read-evidence.server'
import { countSheets } from '../assessment/submissions.server'
import type { Db, Tx } from '../db'
import { grouped } from '../grouped'
import { readConflicts } from '../insight/conflict-log.server'
import { readFigures } from '../insight/read-figures.server'
import { readLeaves } from '../leave/read.server'
import type { PracticeKind } from '../practice/log-kinds'
import { readPairings } from '../practice/read-pairings.server'
import type { JudgedStage } from '../program/judged'
import { NO_ROUND } from '../round360/facts'
import { readRound360Facts } from '../round360/facts.server'
import { readTexts, type TextFacts } from '../session/read-in-writing.server'
import { readSimulations } from '../simulation/read.server'
import { isTransaction } from '../transact.server'
import { readCases } from './cases.server'
import { type Evidence, modulesAsCounted } from './evidence'
import { latest } from './judging'

/** What one statement asks about at once */
const AT_ONCE = 1_000
/** For how many such groups at the same time */
const LANES = 2

/** Reads the evidence of some people for one stage: a fixed number of queries for each thousand of them. */
export async function readEvidence(
	db: Db | Tx,
	personIds: string[],
	stage: JudgedStage,
): Promise<Map<string, Evidence>> {
	const evidence = new Map<string, Evidence>()
	// A transaction has one connection. Elsewhere the rows of some are put together while the next are looked for.
	const lanes = isTransaction(db) ? 1 : LANES
	for (let from = 0; from < personIds.length; from += AT_ONCE * lanes) {
		const groups = Array.from({ length: lanes }, (_, lane) => {
			const begin = from + lane * AT_ONCE
			return personIds.slice(begin, begin + AT_ONCE)
		}).filter((ids) => ids.length > 0)
		const read = groups.map((ids) => readSome(db, ids, stage))
		for (const some of await Promise.all(read)) for (const [personId, own] of some) evidence.set(personId, own)
	}
	return evidence
}

async function readSome(db: Db | Tx, personIds: string[], stage: JudgedStage): Promise<Map<string, Evidence>> {
	const where = { personId: { in: personIds } }
	const cohort = { program: stage.program.slug, stage: stage.id }
	const progress = byPerson(
		await db.moduleProgress.findMany({
			where: { ...where, moduleKey: { in: stage.counted.map((module) => module.key) } },
			select: { personId: true, moduleKey: true, completedAt: true },
		}),
	)
	const checks = byPerson(await readTries(db, personIds, stage.key))
	const attendances = byPerson(
		await db.attendance.findMany({
			where: { ...where, state: 'present', session: { cohort, cancelledAt: null, kind: { not: 'self-run' } } },
			select: {
				personId: true,
				minutesPresent: true,
				confirmedAt: true,
				session: {
					select: {
						id: true,
						title: true,
						durationMinutes: true,
						makesUpFor: { select: { id: true, cancelledAt: true } },
					},
				},
			},
			orderBy: { session: { startsAt: 'asc' } },
		}),
	)
	const visits = byPerson(
		await db.sessionGuest.findMany({
			where,
			select: { personId: true, sessionId: true, missedSessionId: true },
		}),
	)
	const practice = await readLogs(db, personIds, stage.key)
	const commitments = byPerson(
		await db.commitment.findMany({
			where: { ...where, OR: [{ moduleKey: { startsWith: `${stage.key}/` } }, { session: { cohort } }] },
			select: { personId: true, closedAt: true, sessionId: true },
		}),
	)
	const submissions = byPerson(
		await db.submission.findMany({
			where: { ...where, stageKey: stage.key },
			select: {
				personId: true,
				requirementId: true,
				submittedAt: true,
				decision: true,
				decidedAt: true,
				round: true,
				sheets: { select: { round: true, submittedAt: true } },
			},
			orderBy: { createdAt: 'asc' },
		}),
	)
	const waivers = byPerson(
		await db.waiver.findMany({
			where: { ...where, stageKey: stage.key },
			select: { personId: true, requirementId: true, expiresAt: true, agreedAt: true, reason: true },
		}),
	)
	const textsOf = await readTexts(db, personIds, cohort)
	const leaves = await readLeaves(db, personIds)
	const casesOf = await readCases(db, personIds, stage)
	const pairingsOf = await readPairings(db, personIds, stage.key)
	const figuresOf = await readFigures(db, personIds, stage.key)
	const conflictsOf = await readConflicts(db, personIds, stage.key)
	const simulationsOf = await readSimulations(db, personIds, stage.key)
	const activitiesOf = await readActivities(db, personIds, stage.key)
	const rounds = await readRound360Facts(db, personIds, stage.key)

	return new Map(
		personIds.map((personId) => {
			const promised = commitments(personId)
			const visited = visits(personId)
			const read = new Map(progress(personId).map((row) => [row.moduleKey, row]))
			const evidence: Evidence = {
				modules: modulesAsCounted(stage.counted, ({ key }) => {
					const row = read.get(key)
					return { doneAt: row?.completedAt ?? null, begun: row !== undefined }
				}),
				checks: checks(personId).map(({ personId: _, ...each }) => each),
				sessions: [
					...attendances(personId).map((row) => ({
						...standsFor(
							row.session,
							visited.find(({ sessionId }) => sessionId === row.session.id),
						),
						title: row.session.title,
						minutesPresent: row.minutesPresent,
						durationMinutes: row.session.durationMinutes,
						...confirmedWith(row, textsOf(personId)),
					})),
					...textsOf(personId).flatMap(insteadOf),
				],
				...casesOf(personId, promised),
				practice: practice.get(personId) ?? [],
				...pairingsOf(personId),
				figures: figuresOf(personId),
				conflicts: conflictsOf(personId),
				simulations: simulationsOf(personId),
				activities: stage.activities.map(({ id, title }) => {
					const own = activitiesOf(personId).find((each) => each.id === id)
					return { id, title, begun: own !== undefined, confirmed: own?.confirmed ?? [] }
				}),
				signedOff: signedOff(activitiesOf(personId)),
				rounds360: rounds.get(personId)?.first ?? NO_ROUND,
				latest360: rounds.get(personId)?.latest ?? NO_ROUND,
				teamReadings: rounds.get(personId)?.readings ?? [],
				commitmentsClosed: promised.flatMap((row) => (row.closedAt ? [row.closedAt] : [])),
				commitmentsOpen: promised.filter((row) => !row.closedAt).length,
				submissions: submissions(personId).map(
					({ requirementId, submittedAt, decision, decidedAt, round, sheets }) => ({
						requirementId,
						submittedAt,
						decision: decision as 'met' | 'again' | null,
						decidedAt,
						...countSheets(sheets, round),
					}),
				),
				leaves: leaves.get(personId) ?? [],
				waivers: waivers(personId).map(({ requirementId, expiresAt, agreedAt, reason }) => ({
					requirementId,
					expiresAt,
					agreedAt,
					reason,
				})),
			}
			return [personId, evidence] as const
		}),
	)
}

function signedOff(activities: ActivityFacts[]): Evidence['signedOff'] {
	const own = activities.find(({ id }) => id === SIGN_OFF)
	return { begun: own !== undefined, at: (own?.confirmed ?? []).map(({ at }) => at) }
}

/** Ten thousand people must not each search all rows. */
const byPerson = <Row extends { personId: string }>(rows: Row[]) => grouped(rows, ({ personId }) => personId)

/** Tries of the check. Of what was drawn for one its length is read alone: fifteen questions with their options are long. */
async function readTries(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<({ personId: string } & Evidence['checks'][number])[]> {
	return db.$queryRaw`
		select "personId", "submittedAt", passed, "rightCount", jsonb_array_length(drawn) as "of"
		from "CheckAttempt"
		where "stageKey" = ${stageKey} and "personId" in (select unnest(${personIds}::text[]))
		order by "startedAt"`
}

/** Logs are most of the rows by far: a person's comes as one value, which is several times faster than row by row. */
async function readLogs(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, Evidence['practice']>> {
	const rows = await db.$queryRaw<{ personId: string; log: [string, number, PracticeKind, boolean, number][] }[]>`
		select "personId", json_agg(json_build_array("onDay", minutes, kind, "ofOwnWork",
			(extract(epoch from "createdAt") * 1000)::float8)) as log
		from "PracticeEntry"
		where "stageKey" = ${stageKey} and "personId" in (select unnest(${personIds}::text[])) and "deletedAt" is null
		group by "personId"`
	return new Map(
		rows.map(({ personId, log }) => [
			personId,
			log.map(([onDay, minutes, kind, ofOwnWork, atMs]) => ({ onDay, minutes, kind, ofOwnWork, at: new Date(atMs) })),
		]),
	)
}

/** Which session somebody's stay counts as. One that was cancelled was missed by nobody: what stands in for it is that session. */
function standsFor(
	session: { id: string; makesUpFor: { id: string; cancelledAt: Date | null } | null },
	visit: { missedSessionId: string } | undefined,
): { sessionId: string; isMakeUp: boolean } {
	if (visit) return { sessionId: visit.missedSessionId, isMakeUp: true }
	const { makesUpFor } = session
	return { sessionId: makesUpFor?.id ?? session.id, isMakeUp: makesUpFor !== null && makesUpFor.cancelledAt === null }
}

/** A session that somebody watched counts with the text that goes with it, from the later of the two. */
function confirmedWith({ session, confirmedAt }: { session: { id: string }; confirmedAt: Date }, texts: TextFacts[]) {
	const text = texts.find(({ sessionId, kind }) => kind === 'rehearsal' && sessionId === session.id)
	if (!text) return { confirmedAt, text: null }
	if (!text.acceptedAt) return { confirmedAt, text: 'owed' as const }
	return { confirmedAt: latest([confirmedAt, text.acceptedAt]) ?? confirmedAt, text: null }
}

/** Two reviews that were accepted stand for a session that was missed, without a minute in it. */
function insteadOf({ kind, sessionId, title, minutes, acceptedAt }: TextFacts): Evidence['sessions'] {
	if (kind !== 'review' || !acceptedAt) return []
	const stay = { sessionId, isMakeUp: true, title, minutesPresent: 0, durationMinutes: minutes }
	return [{ ...stay, confirmedAt: acceptedAt, text: 'instead' }]
}
