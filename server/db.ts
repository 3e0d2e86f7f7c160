import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PGlite, type PGliteOptions, types } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { PrismaClient } from '#prisma/client'
import type { Db } from '~/domain/db'
import { takeDataLock } from './data-lock'
import { StartError } from './env'

/** The one place that opens a database (docs/decisions/0002). Everyone else gets `Db` as an argument. */
export type Database = {
	db: Db
	kind: 'embedded' | 'postgresql'
	/** For the schema engine. */
	adapter: SqlMigrationAwareDriverAdapterFactory
	/** Plain connections for Socket.IO's adapter; only on PostgreSQL. */
	pool?: pg.Pool
	close(): Promise<void>
}

// An open transaction on the embedded database holds up every other query: wait rather than fail (docs/decisions/0002).
const transactionOptions = { maxWait: 10_000, timeout: 15_000 }

/** How long queries under way may hold up the end of a server. */
const END_WITHIN_MS = 1_000

/** Extensions every open must name: a data directory that used one cannot be read without it. */
const extensions = { pg_trgm, unaccent }

export async function openDatabase(options: { databaseUrl?: string; dataDir: string }): Promise<Database> {
	return options.databaseUrl ? openPostgres(options.databaseUrl) : openEmbedded(options.dataDir)
}

async function openEmbedded(dataDir: string): Promise<Database> {
	const lock = lockDirectory(dataDir)
	try {
		const client = await openPglite({ dataDir: path.join(dataDir, 'pg') })
		const adapter = new SafePGlite(client)
		const db = new PrismaClient({ adapter, transactionOptions })
		return {
			db,
			kind: 'embedded',
			adapter,
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

/**
 * PGlite as we always open it: with fsync on.
 * It ships with `-F` (no fsync) and a file system that has none; both are undone here, and a test counts the calls,
 * so that an upgrade cannot silently take durability away. Remove when electric-sql/pglite#1107 is released.
 */
export async function openPglite(options: PGliteOptions): Promise<PGlite> {
	const startParams = PGlite.defaultStartParams.filter((param) => param !== '-F').concat('-c', 'wal_sync_method=fsync') // fdatasync does nothing in Emscripten
	const client = new PGlite({ ...options, extensions, startParams })
	await client.waitReady
	if (options.dataDir) makeDurable(client)
	forgetRareArrays(client)
	return client
}

/** Arrays our queries answer with, by their numbers in pg_type: bool, int2, int4, text, varchar, float8, uuid. */
const ARRAYS = new Set([1000, 1005, 1007, 1009, 1015, 1022, 2951])

/**
 * PGlite reads three hundred types of array and copies that table for every query of the adapter, a fifth of what a
 * small query costs. Types the adapter reads by itself (times, numbers, JSON) it brings along.
 */
function forgetRareArrays(client: PGlite): void {
	for (const type of Object.keys(client.parsers).map(Number))
		if (!(type in types.parsers) && !ARRAYS.has(type)) delete client.parsers[type]
}

type EmscriptenFs = {
	lookupPath(
		path: string,
		options: { follow_mount: boolean },
	): { node: { mount: { type: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } } } }
}

function makeDurable(client: PGlite): void {
	const files = (client as unknown as { Module: { FS: EmscriptenFs } }).Module.FS
	const { mount } = files.lookupPath('/pglite/data', { follow_mount: true }).node
	mount.type.stream_ops.fsync = (stream) => {
		try {
			fs.fsyncSync(stream.nfd)
		} catch (error) {
			endAtOnce(error)
		}
		return 0
	}
}

/** PostgreSQL panics when the disk refuses a flush. PGlite would answer that the commit is safe, so the process ends here. */
function endAtOnce(error: unknown): never {
	fs.writeSync(
		process.stderr.fd,
		`The disk did not take the data: ${firstLine(error)}. Belay stops; the next start recovers.\n`,
	)
	process.exit(1)
}

/** pglite-prisma-adapter 0.7.2 does not await `executeScript`, so a failing migration would look applied. */
export class SafePGlite extends PrismaPGlite {
	readonly #client: PGlite

	constructor(client: PGlite) {
		super(client as never)
		this.#client = client
	}

	override async connect(): Promise<SqlDriverAdapter> {
		const adapter = await super.connect()
		adapter.executeScript = async (script) => {
			await this.#client.exec(script)
		}
		return adapter
	}

	override async connectToShadowDb(): Promise<SqlDriverAdapter> {
		return new SafePGlite(await PGlite.create({ extensions })).connect()
	}
}

async function openPostgres(connectionString: string): Promise<Database> {
	// A session in another zone would store shifted instants (docs/decisions/0008).
	const config = { connectionString, options: '-c TimeZone=UTC', connectionTimeoutMillis: 5_000, keepAlive: true }
	// A rush is waited for as long as a transaction waits; whether the database answers at all is known sooner.
	const adapter = new PrismaPg(
		{ ...config, max: 12, connectionTimeoutMillis: transactionOptions.maxWait },
		{ statementNameGenerator: nameStatements() },
	)
	const db = new PrismaClient({ adapter, transactionOptions })
	const pool = new pg.Pool({ ...config, max: 2 })
	// A lost idle connection is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => undefined)
	takeBackLostConnections(pool)
	try {
		await pool.query('select 1')
	} catch (error) {
		await pool.end()
		throw new StartError(`The database does not answer at ${withoutPassword(connectionString)}: ${firstLine(error)}`)
	}
	return {
		db,
		kind: 'postgresql',
		adapter,
		pool,
		async close() {
			const ended = Promise.all([db.$disconnect(), pool.end()])
			// Both wait for queries under way. One that waits for somebody else's lock must not keep the server.
			const late = new Promise((resolve) => setTimeout(resolve, END_WITHIN_MS).unref())
			await Promise.race([ended, late])
		},
	}
}

/** Each connection keeps them all; the rest is planned for every use. */
const MOST_STATEMENTS = 300
/** A list makes a statement for every length it comes in. */
const LIST = /\bIN \(\$\d+,\$\d+/i

/**
 * Names make PostgreSQL plan a statement once a connection and not for every use: for small queries most of the work. A
 * name is made of the text, so that it can never mean another statement, whoever shares the connection.
 */
function nameStatements(): (query: { sql: string }) => string {
	const names = new Map<string, string>()
	return ({ sql }) => {
		const known = names.get(sql)
		if (known) return known
		if (names.size >= MOST_STATEMENTS || LIST.test(sql)) return ''
		const name = `belay_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`
		names.set(sql, name)
		return name
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

function firstLine(error: unknown): string {
	const problem = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
	const text = problem instanceof Error ? problem.message || problem.name : String(problem)
	return text.split('\n')[0] ?? text
}
