import type { Db } from '~/domain/db'

/** What `act` answers, and how many queries it asked of the database: of models and in SQL. */
export async function countQueries<Answer>(
	db: Db,
	act: (counted: Db) => Promise<Answer>,
): Promise<{ answer: Answer; queries: number }> {
	let queries = 0
	const counted = db.$extends({
		query: {
			$allOperations({ args, query }) {
				queries++
				return query(args)
			},
		},
	})
	return { answer: await act(counted as unknown as Db), queries }
}
