import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeEach, inject } from 'vitest'
import { PrismaClient } from '#prisma/client'
import type { Db } from '~/domain/db'
import { openPglite, SafePGlite } from '../../server/pglite'

type Opened = { db: Db; close(): Promise<void> }

/** Of this worker: opening a database takes longer than most files of tests. */
let shared: Promise<Opened> | null = null

/** The real database of this worker, emptied before each test. Call it once at the top of a test file. */
export async function useDatabase(): Promise<Db> {
	const templateUrl = inject('templateUrl')
	if (!templateUrl) shared ??= openCopy()
	const { db, close } = await (shared ?? openPostgresCopy(templateUrl ?? ''))
	const before = await shapeOf(db)
	beforeEach(() => empty(db))
	afterAll(async () => {
		// Whatever a file made beside rows is not for the next one.
		if (!templateUrl && (await shapeOf(db)) === before) return
		shared = null
		await close()
	})
	return db
}

/**
 * Row by row: a truncation makes a new file for each table and index, which takes thrice as long. Not of a large table,
 * where nobody would clean up what is deleted.
 */
async function empty(db: Db): Promise<void> {
	await db.$executeRawUnsafe(`do $$ declare name text; begin
		perform set_config('session_replication_role', 'replica', true);
		for name in
			select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'
		loop
			if pg_relation_size(name::regclass) > 131072 then
				execute 'truncate ' || name || ' cascade';
			else
				execute 'delete from ' || name;
			end if;
		end loop;
		for name in select quote_ident(sequencename) from pg_sequences where schemaname = 'public' and last_value is not null
		loop
			execute 'alter sequence ' || name || ' restart';
		end loop;
	end $$`)
}

/** What there is beside rows: tables, indexes, columns, functions, triggers, extensions, schemas and settings. */
async function shapeOf(db: Db): Promise<string> {
	const [shape] = await db.$queryRaw<{ is: string }[]>`select md5(concat(
		(select string_agg(concat_ws(' ', relnamespace, relname, relnatts), ',' order by oid) from pg_class where oid > 16383),
		(select string_agg(proname, ',' order by oid) from pg_proc where oid > 16383),
		(select string_agg(tgname, ',' order by oid) from pg_trigger where not tgisinternal),
		(select string_agg(extname, ',' order by extname) from pg_extension),
		(select string_agg(nspname, ',' order by nspname) from pg_namespace where nspname not like 'pg_%temp%'),
		(select string_agg(concat_ws('=', name, setting), ',' order by name) from pg_settings where source = 'session')
	)) as is`
	return shape?.is ?? ''
}

async function openCopy(): Promise<Opened> {
	const client = await openPglite({ loadDataDir: new Blob([fs.readFileSync(inject('migratedDump') ?? '')]) })
	const db = new PrismaClient({
		adapter: new SafePGlite(client),
		transactionOptions: { maxWait: 10_000, timeout: 15_000 },
	})
	return {
		db,
		async close() {
			await db.$disconnect()
			await client.close()
		},
	}
}

/** A database of its own, copied from the migrated template. */
export async function openPostgresCopy(templateUrl: string): Promise<{ db: Db; url: string; close(): Promise<void> }> {
	const name = `belay_${randomUUID().replaceAll('-', '')}`
	const admin = new pg.Client({ connectionString: templateUrl.replace(/\/[^/]+$/, '/postgres') })
	await admin.connect()
	await admin.query(`create database ${name} template ${templateUrl.split('/').at(-1)}`)
	await admin.end()
	const url = templateUrl.replace(/\/[^/]+$/, `/${name}`)
	const db = new PrismaClient({
		adapter: new PrismaPg({ connectionString: url, options: '-c TimeZone=UTC', max: 12 }),
		transactionOptions: { maxWait: 10_000, timeout: 15_000 },
	})
	return { db, url, close: () => db.$disconnect() }
}
