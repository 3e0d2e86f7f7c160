import type { JudgedStage } from '../program/judged'
import type { Evidence } from './evidence'

/** Minutes of training a stage offers, and how many of them somebody took: what they did, whatever came of it. */
export function minutesOf(
	stage: Pick<JudgedStage, 'training' | 'counted'>,
	evidence: Pick<Evidence, 'modules' | 'sessions' | 'checks' | 'submissions'>,
): { offered: number; taken: number } {
	const { minutes, checkMinutes, assessed } = stage.training
	const done = new Set(evidence.modules.filter((module) => module.doneAt).map((module) => module.id))
	const taken = [
		...stage.counted.filter((module) => done.has(module.id) && !module.isSince).map((module) => module.minutes),
		...evidence.sessions.map((session) => Math.min(session.minutesPresent, session.durationMinutes)),
		evidence.checks.some((check) => check.submittedAt) ? checkMinutes : 0,
		...assessed
			.filter(({ of }) => evidence.submissions.some((work) => isHandedIn(work, of)))
			.map(({ minutes: each }) => each),
	]
	return { offered: minutes, taken: Math.min(minutes, sum(taken)) }
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)

/** Of a stage that assesses one work, whatever was handed in. */
function isHandedIn(work: Evidence['submissions'][number], of: string | undefined): boolean {
	return work.submittedAt !== null && (of === undefined || work.requirementId === of)
}
