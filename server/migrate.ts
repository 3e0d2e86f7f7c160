import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
	bindMigrationAwareSqlAdapterFactory,
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

async function openEngine(adapter: SqlMigrationAwareDriverAdapterFactory, schema?: [string, string][]) {
	const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
	const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule
	const bytes = fs.readFileSync(path.join(path.dirname(file), 'schema_engine_bg.wasm'))
	const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue as never })
	glue.__wbg_set_wasm(instance.exports)
	;(instance.exports.__wbindgen_start as () => void)()
	return glue.SchemaEngine.new({ datamodels: schema }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
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
 * Applies what is missing, in order; a second run does nothing. Two nodes may do it at once: the engine holds an advisory lock.
 * @returns names of the migrations applied now
 * @throws StartError when a migration failed, now or earlier
 */
export async function migrate(adapter: SqlMigrationAwareDriverAdapterFactory, root: string): Promise<string[]> {
	const engine = await openEngine(adapter)
	try {
		const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: readMigrations(root), filters })
		return appliedMigrationNames
	} catch (error) {
		throw new StartError(`The database could not be brought up to date: ${oneLine(error)}`)
	} finally {
		engine.free()
	}
}

/** @returns SQL that turns the schema the migrations describe into `prisma/schema.prisma`; null when nothing changed. */
export async function diffToSchema(
	adapter: SqlMigrationAwareDriverAdapterFactory,
	root: string,
): Promise<string | null> {
	const schemaPath = path.join(root, 'prisma', 'schema.prisma')
	const files = [{ path: schemaPath, content: fs.readFileSync(schemaPath, 'utf8') }]
	const engine = await openEngine(adapter, [[schemaPath, files[0]?.content ?? '']])
	try {
		const result = await engine.diff({
			from: { tag: 'migrations', ...readMigrations(root) },
			to: { tag: 'schemaDatamodel', files },
			script: true,
			exitCode: true,
			filters,
		})
		return result.exitCode === 2 ? (result.stdout ?? '') : null
	} finally {
		engine.free()
	}
}

function oneLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error)
	return text.split('\n').filter(Boolean).slice(0, 3).join(' ')
}
