import fs from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import {
	PGlite,
	type PGliteOptions,
	parse,
	protocol,
	type QueryOptions,
	type Results,
	type Transaction,
	types,
} from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { firstLine } from './first-line'
import { nameStatements } from './statement-names'

/**
 * V8 compiles what runs often in WebAssembly a second time, and its default calls that often which a start has run once:
 * two of five seconds of processor that a start took. A hundred times that budget is spent by a busy hour, not by a start.
 */
setFlagsFromString('--wasm-tiering-budget=200000000')

/** Extensions every open must name: a data directory that used one cannot be read without it. */
const extensions = { pg_trgm, unaccent }

/**
 * PGlite as we always open it: with fsync on.
 * It ships with `-F` (no fsync) and a file system that has none; both are undone here, and a test counts the calls,
 * so that an upgrade cannot silently take durability away. Remove when electric-sql/pglite#1107 is released.
 */
export async function openPglite(options: PGliteOptions): Promise<PGlite> {
	const startParams = PGlite.defaultStartParams.filter((param) => param !== '-F').concat('-c', 'wal_sync_method=fsync') // fdatasync does nothing in Emscripten
	const client = new NamingPGlite({ ...options, extensions, startParams })
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

type Stream = { nfd: number; path?: string }
type StreamOperations = {
	fsync?: (stream: Stream) => number
	write: (stream: Stream, ...rest: unknown[]) => number
}

type EmscriptenFs = {
	lookupPath(
		path: string,
		options: { follow_mount: boolean },
	): { node: { mount: { type: { stream_ops: StreamOperations } } } }
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
	const { write } = mount.type.stream_ops
	mount.type.stream_ops.write = (stream, ...rest) => {
		try {
			return write(stream, ...rest)
		} catch (error) {
			if (stream.path?.includes('/pg_wal/')) endAtOnce(error)
			throw error
		}
	}
}

/**
 * PostgreSQL panics when the disk refuses a flush or its log. PGlite would answer that the commit is safe, or go round for
 * ever, so the process ends here.
 */
function endAtOnce(error: unknown): never {
	fs.writeSync(
		process.stderr.fd,
		`The disk did not take the data: ${firstLine(error)}. Belay stops; the next start recovers.\n`,
	)
	process.exit(1)
}

/** pglite-prisma-adapter 0.7.2 does not await `executeScript`, and calls a COMMIT that failed a success. Both would look applied. */
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
		const start = adapter.startTransaction.bind(adapter)
		adapter.startTransaction = async (isolationLevel) => {
			const transaction = await start(isolationLevel)
			const commit = transaction.commit.bind(transaction)
			transaction.commit = async () => {
				await commit()
				const { client } = transaction as unknown as { client: WatchedTransaction }
				if (client.failure) throw client.failure
			}
			return transaction
		}
		return adapter
	}

	override async connectToShadowDb(): Promise<SqlDriverAdapter> {
		return new SafePGlite(await PGlite.create({ extensions })).connect()
	}
}

/** Why it did not end as it was to, once it has ended so */
type WatchedTransaction = Transaction & { failure?: unknown }

const { serialize } = protocol

/** PGlite plans every query anew: for small ones most of the work. This one keeps them by name, as a server's connection does. */
class NamingPGlite extends PGlite {
	readonly #nameOf = nameStatements()
	/** Name → numbers in pg_type of what it takes */
	readonly #prepared = new Map<string, number[]>()

	override async query<T>(text: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>> {
		const name = this.#nameFor(text, options)
		if (!name) return super.query<T>(text, values, options)
		await this._checkReady()
		return this._runExclusiveTransaction(async () => {
			const results = await this.#runNamed<T>(name, text, values, options)
			await this.syncToFs()
			return results
		})
	}

	override async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
		let mine: WatchedTransaction | undefined
		const run = super.transaction((tx) => {
			const query = <Row>(text: string, values?: unknown[], options?: QueryOptions) => {
				const name = tx.closed ? '' : this.#nameFor(text, options)
				return name ? this.#runNamed<Row>(name, text, values, options) : tx.query<Row>(text, values, options)
			}
			mine = Object.create(tx, { query: { value: query } }) as WatchedTransaction
			return work(mine)
		})
		return run.catch((error) => {
			if (mine) mine.failure = error
			throw error
		})
	}

	/**
	 * Several statements, BEGIN and COMMIT among them. PGlite leaves the transaction open when one of them fails, and with it
	 * the only connection there is: it is rolled back here, before anybody else has their turn.
	 */
	override async exec(text: string, options?: QueryOptions): Promise<Results[]> {
		await this._checkReady()
		return this._runExclusiveTransaction(() =>
			this._runExclusiveQuery(async () => {
				try {
					return parse.parseResults(await this.#send(serialize.query(text)), this.parsers, options)
				} catch (error) {
					await this.#send(serialize.query('ROLLBACK'))
					throw error
				}
			}),
		)
	}

	#nameFor(text: string, options?: QueryOptions): string {
		return options?.blob || options?.paramTypes ? '' : this.#nameOf(text)
	}

	#runNamed<T>(name: string, text: string, values: unknown[] = [], options?: QueryOptions): Promise<Results<T>> {
		return this._runExclusiveQuery(() => this.#runAlone<T>(name, text, values, options))
	}

	async #runAlone<T>(name: string, text: string, values: unknown[], options?: QueryOptions): Promise<Results<T>> {
		const said = []
		try {
			const takes = this.#prepared.get(name) ?? (await this.#prepare(name, text))
			const bound = values.map((value, index) => this.#asText(value, takes[index]))
			said.push(...(await this.#send(serialize.bind({ statement: name, values: bound }))))
			said.push(...(await this.#send(serialize.describe({ type: 'P' }))))
			said.push(...(await this.#send(serialize.execute({}))))
		} finally {
			said.push(...(await this.#send(serialize.sync())))
		}
		const [results] = parse.parseResults(said, this.parsers, options)
		return results as Results<T>
	}

	async #prepare(name: string, text: string): Promise<number[]> {
		await this.#send(serialize.parse({ name, text }))
		const takes = parse.parseDescribeStatementResults(await this.#send(serialize.describe({ type: 'S', name })))
		this.#prepared.set(name, takes)
		return takes
	}

	#asText(value: unknown, type = 0): string | null {
		if (value === null || value === undefined) return null
		return this.serializers[type]?.(value) ?? String(value)
	}

	#send(message: Uint8Array) {
		return this.execProtocolStream(message, { syncToFs: false })
	}
}
