import type { Db } from '../db'
import type { Drawn } from './check'

/** A question somebody has handed in, and the latest of their tries that held it. */
export type Reviewable = { stageKey: string; questionId: string; attemptId: string }

/** Questions whose explanations a person may read: those of tries handed in, but for what an open try of theirs asks again. */
export async function listReviewable(db: Db, personId: string): Promise<Reviewable[]> {
	const attempts = await db.checkAttempt.findMany({
		where: { personId },
		orderBy: { startedAt: 'asc' },
		select: { id: true, stageKey: true, drawn: true, submittedAt: true },
	})
	const reviewable = new Map<string, Reviewable>()
	for (const { id, stageKey, drawn, submittedAt } of attempts) {
		if (!submittedAt) continue
		for (const question of drawn as Drawn[])
			reviewable.set(`${stageKey}#${question.id}`, { stageKey, questionId: question.id, attemptId: id })
	}
	for (const { stageKey, drawn, submittedAt } of attempts) {
		if (submittedAt) continue
		for (const question of drawn as Drawn[]) reviewable.delete(`${stageKey}#${question.id}`)
	}
	return [...reviewable.values()]
}
