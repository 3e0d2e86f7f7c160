import type { Db } from '~/domain/db'

type Table = { name: string }

/**
 * Stands still while no transaction writes or locks a row of ours, on PGlite and on PostgreSQL: how many rows each table
 * has, and who last wrote and locked one. Jobs keep tables of their own, in a schema of their own, and write at any time.
 */
export async function writesSoFar(db: Db): Promise<string> {
	const tables = await db.$queryRaw<Table[]>`
		select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by tablename`
	const lines = tables.map(
		({ name }) => `select '${name} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0)
			|| ' ' || coalesce(max(xmax::text::bigint), 0) as line from public.${name}`,
	)
	const rows = await db.$queryRawUnsafe<{ line: string }[]>(lines.join(' union all '))
	return rows
		.map(({ line }) => line)
		.sort()
		.join('\n')
}
