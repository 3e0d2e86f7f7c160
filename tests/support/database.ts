import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeEach, inject } from 'vitest'
import { PrismaClient } from '#prisma/client'
import type { Db } from '~/domain/db'
import { openPglite, SafePGlite } from '../../server/pglite'

/** The real database of this worker, emptied before each test. Call it once at the top of a test file. */
export async function useDatabase(): Promise<Db> {
	const { db, close } = await openCopy()
	const tables = await db.$queryRaw<{ name: string }[]>`
		select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`
	beforeEach(async () => {
		await db.$executeRawUnsafe(`truncate ${tables.map((table) => table.name).join(', ')} restart identity cascade`)
	})
	afterAll(close)
	return db
}

async function openCopy(): Promise<{ db: Db; close(): Promise<void> }> {
	const templateUrl = inject('templateUrl')
	if (templateUrl) return openPostgresCopy(templateUrl)
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
