import type { Db } from '~/domain/db'

/**
 * Tells whether requests have changed the database, and puts it back. Every table is copied once, and a trigger writes
 * down which were written to: only those are compared with the copy, by row count and the hash of their rows. Comparing
 * all of them after each request took most of the time of these tests.
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

	await db.$executeRawUnsafe('create table kept.touched (name text not null)')
	await db.$executeRawUnsafe(
		`create function kept.touch() returns trigger language plpgsql as $$
			begin insert into kept.touched values (tg_table_name); return null; end $$`,
	)
	for (const table of tables)
		await db.$executeRawUnsafe(
			`create trigger kept_touch after insert or update or delete or truncate on public."${table}"
				for each statement execute function kept.touch()`,
		)

	const hashes = async (schema: string, names: string[]) => {
		if (names.length === 0) return new Map<string, string>()
		const each = names.map(
			(table) =>
				`select '${table}' as name, count(*)::int as n, md5(string_agg(row::text, '|' order by row::text)) as hash from ${schema}."${table}" row`,
		)
		const found = await db.$queryRawUnsafe<{ name: string; n: number; hash: string | null }[]>(each.join(' union all '))
		return new Map(found.map((row) => [row.name, `${row.n} ${row.hash}`]))
	}
	const kept = await hashes('kept', tables)
	let differing: string[] = []

	const changes = async () => {
		// What is written between the two statements is marked, and looked at the next time.
		const touched = await db.$queryRawUnsafe<{ name: string }[]>('delete from kept.touched returning name')
		const names = [...new Set([...differing, ...touched.map((row) => row.name)])].sort()
		const found = await hashes('public', names)
		differing = names.filter((table) => found.get(table) !== kept.get(table))
		return differing
	}

	return {
		tables,
		changes,
		async restore() {
			const changed = await changes()
			if (changed.length === 0) return
			// As a replica would: no foreign key is checked while tables are half empty, and no trigger marks them.
			await db.$transaction([
				db.$executeRawUnsafe(`set local session_replication_role = replica`),
				...changed.flatMap((table) => [
					db.$executeRawUnsafe(`delete from public."${table}"`),
					db.$executeRawUnsafe(`insert into public."${table}" select * from kept."${table}"`),
				]),
			])
			differing = []
		},
	}
}
