import { listAttempts } from '../assessment/attempts.server'
import { mayStartCheck } from '../assessment/check'
import { mayWrite } from '../assessment/decision'
import { listSubmissions } from '../assessment/submissions.server'
import { listWorks } from '../assessment/works'
import type { Db } from '../db'
import type { Stage } from '../program/lesson'
import { readTasks } from './standing.server'

/** A work as its button says it. `writes`: something of it can be handed in now */
export type OpenWork = { id: string; writes: boolean; isLive: boolean }

/** Whether somebody can take the check or hand in assessed work now, so that no button promises what its page refuses. */
export async function readOpenActs(
	db: Db,
	personId: string,
	stage: Stage,
	now: Date,
): Promise<{ takesCheck: boolean; works: OpenWork[] }> {
	const where = { personId, stageKey: stage.key }
	const { rules, checkSince, workSince } = await readTasks(db, personId, stage, now)
	const check = rules.find((rule) => rule.kind === 'check')
	const { attempts, grants, leaves } = await listAttempts(db, { ...where, since: checkSince })
	const verdict = check?.kind === 'check' ? mayStartCheck(check, attempts, grants, leaves, now) : null
	const works: OpenWork[] = []
	for (const { id, live, retryDays } of listWorks(rules)) {
		const rows = await listSubmissions(db, { ...where, requirementId: id, since: workSince })
		works.push({ id, isLive: live !== undefined, writes: mayWrite(rows, retryDays, leaves, now).ok })
	}
	return { takesCheck: verdict !== null && (verdict.ok || verdict.why === 'open-try'), works }
}
