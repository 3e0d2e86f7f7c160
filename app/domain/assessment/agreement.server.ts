import type { Db } from '../db'
import { agreementOn, type RubricAgreement } from './agreement'
import type { Scores } from './decision'
import type { Rubric } from './rubric'

const MOST = 2_000

/** How far those who score the same work agree, by rubric in its wording of today; rubrics nobody has used are left out. */
export async function readAgreement(
	db: Db,
	rubrics: ReadonlyMap<string, Rubric>,
): Promise<(RubricAgreement & { rubric: Rubric })[]> {
	const found = await Promise.all(
		[...rubrics.values()].map(async (rubric) => {
			const works = await db.submission.findMany({
				where: { rubricId: rubric.id, rubricHash: rubric.hash },
				orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
				take: MOST,
				select: {
					// A third reads because two differ: only the first two scored alone and unasked.
					sheets: {
						where: { submittedAt: { not: null }, round: 1 },
						orderBy: { assignedAt: 'asc' },
						take: 2,
						select: { scores: true },
					},
				},
			})
			const twice = works.flatMap(({ sheets: [one, other] }) =>
				one && other ? [[one.scores as Scores, other.scores as Scores] as const] : [],
			)
			return { rubric, ...agreementOn(rubric, twice), hasAny: twice.length > 0 }
		}),
	)
	return found.filter(({ hasAny }) => hasAny).map(({ hasAny: _, ...agreement }) => agreement)
}
