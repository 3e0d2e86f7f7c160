import type { Drawn } from '../assessment/check'
import type { Db, Tx } from '../db'
import { writtenCore } from '../program/find'
import type { Stage } from '../program/lesson'
import type { Evidence } from './evidence'

/** Reads the evidence of some people for one stage: a fixed number of queries, however many people. */
export async function readEvidence(db: Db | Tx, personIds: string[], stage: Stage): Promise<Map<string, Evidence>> {
	const modules = writtenCore(stage)
	const where = { personId: { in: personIds } }
	const cohort = { program: stage.program.slug, stage: stage.id }
	const progress = await db.moduleProgress.findMany({
		where: { ...where, moduleKey: { in: modules.map((module) => module.key) } },
		select: { personId: true, moduleKey: true, completedAt: true },
	})
	const checks = await db.checkAttempt.findMany({
		where: { ...where, stageKey: stage.key },
		select: { personId: true, submittedAt: true, passed: true, rightCount: true, drawn: true },
		orderBy: { startedAt: 'asc' },
	})
	const attendances = await db.attendance.findMany({
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
	})
	const visits = await db.sessionGuest.findMany({
		where,
		select: { personId: true, sessionId: true, missedSessionId: true },
	})
	const commitments = await db.commitment.findMany({
		where: { ...where, OR: [{ moduleKey: { startsWith: `${stage.key}/` } }, { session: { cohort } }] },
		select: { personId: true, closedAt: true },
	})
	const submissions = await db.submission.findMany({
		where: { ...where, stageKey: stage.key },
		select: {
			personId: true,
			submittedAt: true,
			decision: true,
			decidedAt: true,
			sheets: { select: { submittedAt: true } },
		},
		orderBy: { createdAt: 'asc' },
	})
	const waivers = await db.waiver.findMany({
		where: { ...where, stageKey: stage.key },
		select: { personId: true, requirementId: true, expiresAt: true, agreedAt: true, reason: true },
	})

	return new Map(
		personIds.map((personId) => {
			const of = <Row extends { personId: string }>(rows: Row[]) => rows.filter((row) => row.personId === personId)
			const evidence: Evidence = {
				modules: modules.map((module) => {
					const row = of(progress).find((each) => each.moduleKey === module.key)
					return { id: module.id, title: module.title, doneAt: row?.completedAt ?? null, begun: row !== undefined }
				}),
				checks: of(checks).map(({ submittedAt, passed, rightCount, drawn }) => ({
					submittedAt,
					passed,
					rightCount,
					of: (drawn as unknown as Drawn[]).length,
				})),
				sessions: of(attendances).map((row) => ({
					...standsFor(
						row.session,
						of(visits).find(({ sessionId }) => sessionId === row.session.id),
					),
					title: row.session.title,
					minutesPresent: row.minutesPresent,
					durationMinutes: row.session.durationMinutes,
					confirmedAt: row.confirmedAt,
				})),
				commitmentsClosed: of(commitments).flatMap((row) => (row.closedAt ? [row.closedAt] : [])),
				commitmentsOpen: of(commitments).filter((row) => !row.closedAt).length,
				submissions: of(submissions).map(({ submittedAt, decision, decidedAt, sheets }) => ({
					submittedAt,
					decision: decision as 'met' | 'again' | null,
					decidedAt,
					named: sheets.length,
					scored: sheets.filter((sheet) => sheet.submittedAt).length,
				})),
				waivers: of(waivers).map(({ requirementId, expiresAt, agreedAt, reason }) => ({
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

/** Which session somebody's stay counts as. One that was cancelled was missed by nobody: what stands in for it is that session. */
function standsFor(
	session: { id: string; makesUpFor: { id: string; cancelledAt: Date | null } | null },
	visit: { missedSessionId: string } | undefined,
): { sessionId: string; isMakeUp: boolean } {
	if (visit) return { sessionId: visit.missedSessionId, isMakeUp: true }
	const { makesUpFor } = session
	return { sessionId: makesUpFor?.id ?? session.id, isMakeUp: makesUpFor !== null && makesUpFor.cancelledAt === null }
}
