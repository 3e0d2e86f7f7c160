import type { Db } from '../db'

/** What time it is by the clock that all nodes share. */
export async function timeOf(db: Db): Promise<Date> {
	const [row] = await db.$queryRaw<[{ at: Date }]>`select clock_timestamp() as at`
	return row.at
}
