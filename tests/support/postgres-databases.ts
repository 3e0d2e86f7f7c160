import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { inject } from 'vitest'
import type { Db } from '~/domain/db'
import { migrate } from '../../server/migrate'
import { openPostgresCopy } from './database'

const TEMPLATE = 'template_belay'

export type PostgresDatabase = { db: Db; url: string; close(): Promise<void> }

/** A migrated, empty database of its own in this run's cluster. The first one asked for makes the template of the others. */
export async function aPostgresDatabase(): Promise<PostgresDatabase> {
	const clusterUrl = inject('clusterUrl')
	const at = (name: string) => clusterUrl.replace(/\/[^/]+$/, `/${name}`)
	const admin = new pg.Client({ connectionString: clusterUrl })
	await admin.connect()
	try {
		// Two files that begin at once make one template: the other waits, and finds it.
		await admin.query("select pg_advisory_lock(hashtext('template'))")
		const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE])
		if (!rowCount) {
			await admin.query('create database being_migrated')
			const pool = new pg.Pool({ connectionString: at('being_migrated') })
			await migrate(new PrismaPg(pool), process.cwd())
			await pool.end()
			// Named only when whole: what has the name can be copied.
			await admin.query(`alter database being_migrated rename to ${TEMPLATE}`)
		}
	} finally {
		await admin.end()
	}
	return openPostgresCopy(at(TEMPLATE))
}

/** How many others are connected to a database, and one way to end them all. */
export async function connectionsTo(url: string, act: 'count' | 'cut' = 'count', like = '%'): Promise<number> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		const what = act === 'cut' ? 'count(pg_terminate_backend(pid))' : 'count(*)'
		const { rows } = await client.query<{ count: string }>(
			`select ${what} as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike $1`,
			[like],
		)
		return Number(rows[0]?.count)
	} finally {
		await client.end()
	}
}
