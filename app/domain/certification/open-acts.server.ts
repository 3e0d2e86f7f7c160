import { listAttempts } from '../assessment/attempts.server'
import { mayStartCheck } from '../assessment/check'
import { mayWrite } from '../assessment/decision'
import { listSubmissions } from '../assessment/submissions.server'
import type { Db } from '../db'
import type { Stage } from '../program/lesson'
import { readTasks } from './standing.server'

/** Whether somebody can take the check or write their assessed work now, so that no button promises what its page refuses. */
export async function readOpenActs(
	db: Db,
	personId: string,
	stage: Stage,
	now: Date,
): Promise<{ takesCheck: boolean; writes: boolean; isLive: boolean }> {
	const where = { personId, stageKey: stage.key }
	const { rules, checkSince, workSince } = await readTasks(db, personId, stage, now)
	const check = rules.find((rule) => rule.kind === 'check')
	const work = rules.find((rule) => rule.kind === 'assessment' && rule.status !== 'planned')
	const { attempts, grants, leaves } = await listAttempts(db, { ...where, since: checkSince })
	const verdict = check?.kind === 'check' ? mayStartCheck(check, attempts, grants, leaves, now) : null
	return {
		isLive: work?.kind === 'assessment' && work.live !== undefined,
		takesCheck: verdict !== null && (verdict.ok || verdict.why === 'open-try'),
		writes:
			work?.kind === 'assessment' &&
			mayWrite(await listSubmissions(db, { ...where, since: workSince }), work.retryDays, leaves, now).ok,
	}
}
