import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
	bindMigrationAwareSqlAdapterFactory,
	type SqlDriverAdapter,
	type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm'
import { StartError } from './env'

/**
 * Migrations by Prisma's schema engine as WebAssembly: the same ordinary `prisma/migrations` on PGlite and PostgreSQL,
 * without a downloaded binary (docs/decisions/0002).
 */
const filters: SchemaFilter = { externalTables: [], externalEnums: [] }

type EngineModule = {
	SchemaEngine: typeof SchemaEngine
	__wbg_set_wasm(exports: unknown): void
}

/** Runs `work` with an engine, and gives its connections back afterwards. */
async function withEngine<Result>(
	adapter: SqlMigrationAwareDriverAdapterFactory,
	schema: [string, string][] | undefined,
	work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
	const opened: SqlDriverAdapter[] = []
	const keep = async (connecting: Promise<SqlDriverAdapter>) => {
		const connection = await connecting
		opened.push(connection)
		return connection
	}
	const engine = await openEngine(
		{
			provider: adapter.provider,
			adapterName: adapter.adapterName,
			connect: () => keep(adapter.connect()),
			connectToShadowDb: () => keep(adapter.connectToShadowDb()),
		},
		schema,
	)
	try {
		return await work(engine)
	} finally {
		engine.free()
		for (const connection of opened) await connection.dispose()
	}
}

async function openEngine(adapter: SqlMigrationAwareDriverAdapterFactory, schema?: [string, string][]) {
	engineModule ??= loadEngine()
	const { SchemaEngine } = await engineModule
	return SchemaEngine.new({ datamodels: schema }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Once in a process: its glue code remembers the memory of the first WebAssembly instance, and a second one hangs. */
let engineModule: Promise<EngineModule> | undefined

async function loadEngine(): Promise<EngineModule> {
	const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
	const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule
	const bytes = fs.readFileSync(path.join(path.dirname(file), 'schema_engine_bg.wasm'))
	const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue as never })
	glue.__wbg_set_wasm(instance.exports)
	;(instance.exports.__wbindgen_start as () => void)()
	return glue
}

function readMigrations(root: string): MigrationList {
	const baseDir = path.join(root, 'prisma', 'migrations')
	const directories = fs.existsSync(baseDir)
		? fs
				.readdirSync(baseDir, { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => entry.name)
				.sort()
		: []
	return {
		baseDir,
		lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
		shadowDbInitScript: '',
		migrationDirectories: directories.map((name) => ({
			path: name,
			migrationFile: {
				path: 'migration.sql',
				content: { tag: 'ok', value: fs.readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
			},
		})),
	}
}

/**
 * Whether the database itself says that each was applied as it stands here, and that none was left halfway: most starts find
 * it so, and need not wait for the engine to load.
 */
export async function isUpToDate(adapter: SqlMigrationAwareDriverAdapterFactory, root: string): Promise<boolean> {
	const { migrationDirectories } = readMigrations(root)
	const connection = await adapter.connect()
	try {
		const { rows } = await connection.queryRaw({
			sql: `select migration_name || ' ' || checksum, finished_at is not null from _prisma_migrations where rolled_back_at is null`,
			args: [],
			argTypes: [],
		})
		const known = new Set(rows.map(([what]) => what))
		return rows.every(([, isFinished]) => isFinished) && migrationDirectories.every((each) => known.has(printOf(each)))
	} catch {
		// No such table before the first of them. Whatever else it is, the engine meets it too, and says so.
		return false
	} finally {
		await connection.dispose()
	}
}

type Migration = MigrationList['migrationDirectories'][number]

/** As the engine writes it down. */
function printOf({ path: name, migrationFile: { content } }: Migration): string {
	const text = content.tag === 'ok' ? content.value : ''
	return `${name} ${createHash('sha256').update(text).digest('hex')}`
}

/**
 * Applies what is missing, in order; a second run does nothing. Two nodes may do it at once: the engine holds an advisory lock.
 * @returns names of the migrations applied now
 * @throws StartError when a migration failed, now or earlier
 */
export async function migrate(adapter: SqlMigrationAwareDriverAdapterFactory, root: string): Promise<string[]> {
	try {
		if (await isUpToDate(adapter, root)) return []
		const list = readMigrations(root)
		return await withEngine(
			adapter,
			undefined,
			async (engine) => (await engine.applyMigrations({ migrationsList: list, filters })).appliedMigrationNames,
		)
	} catch (error) {
		throw new StartError(`The database could not be brought up to date: ${oneLine(error)}`)
	}
}

/** @returns SQL that turns the schema the migrations describe into `prisma/schema.prisma`; null when nothing changed. */
export async function diffToSchema(
	adapter: SqlMigrationAwareDriverAdapterFactory,
	root: string,
): Promise<string | null> {
	const schemaPath = path.join(root, 'prisma', 'schema.prisma')
	const files = [{ path: schemaPath, content: fs.readFileSync(schemaPath, 'utf8') }]
	return withEngine(adapter, [[schemaPath, files[0]?.content ?? '']], async (engine) => {
		const result = await engine.diff({
			from: { tag: 'migrations', ...readMigrations(root) },
			to: { tag: 'schemaDatamodel', files },
			script: true,
			exitCode: true,
			filters,
		})
		return result.exitCode === 2 ? (result.stdout ?? '') : null
	})
}

function oneLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error)
	return text.split('\n').filter(Boolean).slice(0, 3).join(' ')
}
