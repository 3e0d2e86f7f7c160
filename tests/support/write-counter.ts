import type { Db } from '~/domain/db'

/** Stands still while no transaction writes or locks a row, on PGlite and on PostgreSQL. */
export async function writesSoFar(db: Db): Promise<string> {
	const [row] = await db.$queryRaw<{ now: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as now`
	return row?.now ?? ''
}
