import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../server/migrate'
import { openPglite, SafePGlite } from '../../server/pglite'
import { startCluster } from './postgres-cluster'

declare module 'vitest' {
	interface ProvidedContext {
		/** A dump of a migrated PGlite, or null when the suite runs on PostgreSQL */
		migratedDump: string | null
		/** A migrated template database, or null */
		templateUrl: string | null
	}
}

/** Migrates once; every worker then gets a copy in a fraction of a second. */
export default async function setup(project: TestProject) {
	return process.env.TEST_DATABASE === 'postgresql' ? onPostgres(project) : onPglite(project)
}

async function onPglite(project: TestProject) {
	const client = await openPglite({})
	await migrate(new SafePGlite(client), process.cwd())
	const dump = await client.dumpDataDir('none')
	await client.close()
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-dump-'))
	const file = path.join(dir, 'migrated.tar')
	fs.writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
	project.provide('migratedDump', file)
	project.provide('templateUrl', null)
	return () => fs.rmSync(dir, { recursive: true, force: true })
}

async function onPostgres(project: TestProject) {
	const cluster = await startCluster()
	const client = new pg.Client({ connectionString: cluster.url })
	await client.connect()
	await client.query('create database template_belay')
	await client.end()
	const templateUrl = cluster.url.replace(/\/postgres$/, '/template_belay')
	const { PrismaPg } = await import('@prisma/adapter-pg')
	const pool = new pg.Pool({ connectionString: templateUrl })
	await migrate(new PrismaPg(pool), process.cwd())
	// PostgreSQL copies a template only while nobody is connected to it.
	await pool.end()
	project.provide('migratedDump', null)
	project.provide('templateUrl', templateUrl)
	return () => cluster.stop('immediate')
}
