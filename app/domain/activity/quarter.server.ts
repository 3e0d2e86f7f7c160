import type { Db, Tx } from '../db'

/** Of these people, who has a seat in a cohort of the quarter; a cohort that is over counts, one that was called off does not. */
export async function listOfQuarter(db: Db | Tx, stageKey: string, personIds?: string[]): Promise<Set<string>> {
	const [program = '', stage = ''] = stageKey.split('/')
	const rows = await db.cohortMember.findMany({
		where: {
			personId: personIds && { in: personIds },
			cohort: { program, stage, status: { not: 'cancelled' } },
			person: { disabledAt: null },
		},
		select: { personId: true },
	})
	return new Set(rows.map(({ personId }) => personId))
}
