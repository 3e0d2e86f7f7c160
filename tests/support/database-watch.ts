import type { Db } from '~/domain/db'

/**
 * Tells whether a request has changed the database, and puts it back. Every table is copied once; afterwards a table has
 * changed when its row count or the hash of its rows differs from the copy's. The transaction counter is asked first: it
 * stands still while nobody writes, on PGlite and on PostgreSQL, so most requests cost one short query.
 */
export type DatabaseWatch = {
	tables: string[]
	/** Names of the tables that differ from the copy */
	changes(): Promise<string[]>
	restore(): Promise<void>
}

/** Counters of tries, and nothing else, may move without anybody having done something. */
const NOT_WATCHED = ['RateLimit']

export async function watchDatabase(db: Db): Promise<DatabaseWatch> {
	const rows = await db.$queryRaw<{ name: string }[]>`
		select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by 1`
	const tables = rows.map((row) => row.name).filter((name) => !NOT_WATCHED.includes(name))
	await db.$executeRawUnsafe('create schema kept')
	for (const table of tables) await db.$executeRawUnsafe(`create table kept."${table}" as table public."${table}"`)

	const counter = async () => {
		const [row] = await db.$queryRaw<{ next: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`
		return row?.next
	}
	const hashes = async (schema: string) => {
		const each = tables.map(
			(table) =>
				`select '${table}' as name, count(*)::int as n, md5(string_agg(row::text, '|' order by row::text)) as hash from ${schema}."${table}" row`,
		)
		const found = await db.$queryRawUnsafe<{ name: string; n: number; hash: string | null }[]>(each.join(' union all '))
		return new Map(found.map((row) => [row.name, `${row.n} ${row.hash}`]))
	}
	const kept = await hashes('kept')
	let quietAt = await counter()

	return {
		tables,
		async changes() {
			const now = await counter()
			if (now === quietAt) return []
			const found = await hashes('public')
			const changed = tables.filter((table) => found.get(table) !== kept.get(table))
			if (changed.length === 0) quietAt = now
			return changed
		},
		async restore() {
			const found = await hashes('public')
			const changed = tables.filter((table) => found.get(table) !== kept.get(table))
			// As a replica would: no foreign key is checked while tables are half empty.
			await db.$transaction([
				db.$executeRawUnsafe(`set local session_replication_role = replica`),
				...changed.flatMap((table) => [
					db.$executeRawUnsafe(`delete from public."${table}"`),
					db.$executeRawUnsafe(`insert into public."${table}" select * from kept."${table}"`),
				]),
			])
			quietAt = await counter()
		},
	}
}
