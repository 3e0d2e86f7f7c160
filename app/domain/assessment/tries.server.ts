import type { Db } from '../db'
import { decideAssessment, type Feedback } from './decision'
import { assessorsOf } from './naming.server'
import type { Rubric } from './rubric'
import { type Rubrics, readWordings } from './rubric-versions.server'
import { listFeedback } from './sheets.server'
import { listSubmissions, type SubmissionRow } from './submissions.server'

/** One of somebody's tries at assessed work, as handed in and judged: by the rubric it was written for. */
export type Try = SubmissionRow & {
	number: number
	rubric: Rubric | null
	/** Of each pair that has decided, first and on appeal */
	rounds: { round: number; feedback: Feedback[]; because: string[] }[]
}

/** The newest; earlier ones are kept all the same. */
export const MOST_TRIES = 8

/** All tries that were handed in, oldest first, to stand side by side. */
export async function listTries(
	db: Db,
	where: { personId: string; stageKey: string; requirementId: string },
	rubrics: Rubrics,
): Promise<{ tries: Try[]; total: number }> {
	const handedIn = (await listSubmissions(db, where)).filter((row) => row.submittedAt)
	const shown = handedIn.slice(-MOST_TRIES)
	const wordings = await readWordings(db, rubrics, shown)
	const feedback = await listFeedback(
		db,
		shown.map(({ id }) => id),
		where.personId,
	)
	const assessors = await readAssessors(
		db,
		shown.map(({ id }) => id),
	)
	const tries = shown.map((row, index) => {
		const rubric = wordings.get(row.rubricHash) ?? null
		const own = feedback.get(row.id) ?? []
		const rounds = [1, 2].flatMap((round) => {
			const of = own.filter((each) => each.round === round)
			if (of.length === 0 || !rubric) return []
			const decision = decideAssessment(
				rubric,
				of.map(({ scores }) => scores),
				assessors.get(row.id) ?? of.length,
			)
			return [{ round, feedback: of, because: decision.state === 'again' ? decision.because : [] }]
		})
		return { ...row, number: handedIn.length - shown.length + index + 1, rubric, rounds }
	})
	return { tries, total: handedIn.length }
}

async function readAssessors(db: Db, submissionIds: string[]): Promise<Map<string, number>> {
	const rows = await db.submission.findMany({
		where: { id: { in: submissionIds } },
		select: { id: true, requirementId: true, cohort: { select: { requirements: true } } },
	})
	return new Map(rows.map(({ id, requirementId, cohort }) => [id, assessorsOf(cohort.requirements, requirementId)]))
}
