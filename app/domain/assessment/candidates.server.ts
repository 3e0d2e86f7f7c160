import type { Db } from '../db'
import { shortlyNotAssessing } from '../facilitator/assessing'
import { listAssessors } from '../facilitator/assessing.server'
import type { Taking } from './assign.server'
import { listAssessorLoads } from './queue.server'

/**
 * Whom an admin may name for work, whoever has least to score first: every facilitator but its author. `note`: why somebody
 * cannot be named for its level, null when they can.
 */
export async function listCandidates(
	db: Db,
	content: Pick<Taking, 'programs' | 'pathways'>,
	work: { personId: string; stageKey: string },
	now: Date,
) {
	const levels = new Map((await listAssessors(db, content, now)).map((each) => [each.id, each.levels]))
	const loads = await listAssessorLoads(db, now)
	return loads
		.filter(({ id }) => id !== work.personId)
		.toSorted((a, b) => a.open - b.open)
		.map(({ id, name, open, most }) => {
			const verdict = levels.get(id)?.find(({ stageKey }) => stageKey === work.stageKey)?.verdict
			const note = verdict?.ok ? null : shortlyNotAssessing[verdict?.why ?? 'not-qualified']
			return { id, name, open, most, note }
		})
}
