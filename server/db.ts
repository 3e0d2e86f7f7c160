import fs from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaClient } from '#prisma/client'
import type { Db } from '~/domain/db'
import { takeDataLock } from './data-lock'
import { StartError } from './env'
import { firstLine } from './first-line'
import { nameStatements } from './statement-names'

/** The one place that opens a database (docs/decisions/0002). Everyone else gets `Db` as an argument. */
export type Database = {
	db: Db
	kind: 'embedded' | 'postgresql'
	/** For the schema engine. */
	adapter: SqlMigrationAwareDriverAdapterFactory
	/** Plain SQL for the jobs, on connections that no page waits for; without values it may be several statements. */
	executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
	/** Plain connections for Socket.IO's adapter; only on PostgreSQL. */
	pool?: pg.Pool
	close(): Promise<void>
}

// An open transaction on the embedded database holds up every other query: wait rather than fail (docs/decisions/0002).
const ANSWERS_WITHIN_MS = 3_000
const transactionOptions = { maxWait: 10_000, timeout: 15_000 }

/** How long queries under way may hold up the end of a server. */
const END_WITHIN_MS = 1_000

export async function openDatabase(options: { databaseUrl?: string; dataDir: string }): Promise<Database> {
	return options.databaseUrl ? openPostgres(options.databaseUrl) : openEmbedded(options.dataDir)
}

async function openEmbedded(dataDir: string): Promise<Database> {
	const lock = lockDirectory(dataDir)
	try {
		// Loaded only where it serves.
		const { openPglite, SafePGlite } = await import('./pglite')
		const client = await openPglite({ dataDir: path.join(dataDir, 'pg') })
		const adapter = new SafePGlite(client)
		const db = new PrismaClient({ adapter, transactionOptions })
		return {
			db,
			kind: 'embedded',
			adapter,
			async executeSql(text, values = []) {
				if (values.length > 0) return client.query(text, values)
				return { rows: (await client.exec(text)).at(-1)?.rows ?? [] }
			},
			async close() {
				await db.$disconnect()
				await client.close()
				lock.release()
			},
		}
	} catch (error) {
		lock.release()
		throw error instanceof StartError
			? error
			: new StartError(`The embedded database in ${dataDir} does not open: ${firstLine(error)}`)
	}
}

function lockDirectory(dataDir: string) {
	try {
		fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
		fs.accessSync(dataDir, fs.constants.W_OK)
	} catch (error) {
		throw new StartError(`DATA_DIR ${dataDir} cannot be written: ${firstLine(error)}`)
	}
	return takeDataLock(dataDir)
}

/** Whether a database answers at all, on a connection of its own: whoever starts Belay hears within seconds that it does not. */
async function askOnce(config: pg.ClientConfig): Promise<void> {
	const client = new pg.Client({ ...config, connectionTimeoutMillis: ANSWERS_WITHIN_MS })
	// The connection may be cut after the answer.
	client.on('error', () => undefined)
	try {
		await client.connect()
		await client.query('select 1')
	} finally {
		await client.end().catch(() => undefined)
	}
}

async function openPostgres(connectionString: string): Promise<Database> {
	// A session in another zone would store shifted instants (docs/decisions/0008).
	const config = { connectionString, options: '-c TimeZone=UTC', connectionTimeoutMillis: 5_000, keepAlive: true }
	// A rush is waited for as long as a transaction waits; whether the database answers at all is known sooner.
	const nameOf = nameStatements()
	const adapter = new PrismaPg(
		{ ...config, max: 12, connectionTimeoutMillis: transactionOptions.maxWait },
		{ statementNameGenerator: ({ sql }) => nameOf(sql) },
	)
	const db = new PrismaClient({ adapter, transactionOptions })
	// It loads meanwhile; whatever is wrong with the database, the question below hears first.
	const loading = db.$connect().catch(() => undefined)
	try {
		await askOnce(config)
		await loading
	} catch (error) {
		throw new StartError(`The database does not answer at ${withoutPassword(connectionString)}: ${firstLine(error)}`)
	}
	const pool = new pg.Pool({ ...config, max: 3 })
	// A lost idle connection is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => undefined)
	takeBackLostConnections(pool)
	return {
		db,
		kind: 'postgresql',
		adapter,
		executeSql: (text, values) => pool.query(text, values),
		pool,
		async close() {
			const ended = Promise.all([db.$disconnect(), pool.end()])
			// Both wait for queries under way. One that waits for somebody else's lock must not keep the server.
			const late = new Promise((resolve) => setTimeout(resolve, END_WITHIN_MS).unref())
			await Promise.race([ended, late])
		},
	}
}

/**
 * Socket.IO's adapter (0.5.0) holds one connection to listen on, watches only its end and does not give it back: its error
 * would end the process, and every lost one would keep its place in the pool for good. Both are undone here.
 */
function takeBackLostConnections(pool: pg.Pool): void {
	const taken = new Set<pg.PoolClient>()
	pool.on('acquire', (client) => taken.add(client))
	pool.on('release', (_error, client) => taken.delete(client))
	pool.on('connect', (client) => {
		client.on('error', () => undefined)
		// Whoever gives it back themselves has done so by then.
		client.once('end', () => setImmediate(() => taken.has(client) && client.release(true)))
	})
}

function withoutPassword(connectionString: string): string {
	try {
		const url = new URL(connectionString)
		return `${url.protocol}//${url.host}${url.pathname}`
	} catch {
		return 'DATABASE_URL'
	}
}
