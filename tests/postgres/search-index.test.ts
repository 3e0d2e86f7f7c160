import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { expect, test } from 'vitest'
import { PrismaClient } from '#prisma/client'
import type { Db } from '~/domain/db'
import { buildIndex } from '~/domain/search/build.server'
import { getIndexState, search } from '~/domain/search/find.server'
import type { Document } from '~/domain/search/kinds'
import { openDatabase } from '../../server/db'
import { migrate } from '../../server/migrate'
import { SafePGlite } from '../../server/pglite'
import { aPostgresDatabase } from '../support/postgres-databases'

const aDocument = (ref: string, title: string, text: string): Document => {
	return { kind: 'help', ref, title, context: 'Help', headings: '', text, path: `/help/${ref}` }
}
const documents = [
	aDocument('knots', 'The figure of eight', 'Feedback on a knot comes from whoever climbs on it, João says.'),
	aDocument('ropes', 'Ropes', 'A rope is retired after a hard fall.'),
]
const changed = [...documents, aDocument('helmets', 'Helmets', 'Wear one.')]

async function nodeOf(url: string) {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-search-'))
	const database = await openDatabase({ databaseUrl: url, dataDir })
	return {
		db: database.db,
		async close() {
			await database.close()
			fs.rmSync(dataDir, { recursive: true, force: true })
		},
	}
}

const titles = async (db: Db, typed: string) => (await search(db, 'nobody', typed)).results.map((found) => found.title)

test('of several nodes that start at once, one makes the index and all can search in it', async () => {
	const database = await aPostgresDatabase()
	const nodes = await Promise.all([1, 2, 3, 4].map(() => nodeOf(database.url)))
	try {
		const built = await Promise.all(nodes.map(({ db }) => buildIndex(db, documents)))
		expect(built.filter(({ isNew }) => isNew)).toHaveLength(1)
		for (const { without } of built) expect(without).toEqual([])
		for (const { db } of nodes) expect(await titles(db, 'feedbak joao')).toEqual(['The figure of eight'])
	} finally {
		await Promise.all(nodes.map((node) => node.close()))
		await database.close()
	}
})

test('who searches while another node makes the index anew gets an answer, and then the new ones', async () => {
	const database = await aPostgresDatabase()
	const [older, newer] = [await nodeOf(database.url), await nodeOf(database.url)]
	try {
		await buildIndex(older.db, documents)
		for (let round = 0; round < 6; round++) {
			const next = round % 2 === 0 ? changed : documents
			const [, ...answers] = await Promise.all([
				buildIndex(newer.db, next),
				...Array.from({ length: 12 }, () => titles(older.db, 'rope')),
			])
			expect(new Set(answers.flat())).toEqual(new Set(['Ropes']))
			expect(await titles(older.db, 'helmet')).toEqual(next === changed ? ['Helmets'] : [])
		}
	} finally {
		await Promise.all([older.close(), newer.close()])
		await database.close()
	}
})

test('the index is none of the migrations’ business', async () => {
	const database = await aPostgresDatabase()
	try {
		await buildIndex(database.db, documents)
		const pool = new pg.Pool({ connectionString: database.url })
		expect(await migrate(new PrismaPg(pool), process.cwd())).toEqual([])
		await pool.end()
		expect(await titles(database.db, 'rope')).toEqual(['Ropes'])
	} finally {
		await database.close()
	}
})

/** A database that lets nobody add an extension. */
const WITHOUT_EXTENSIONS: Record<string, () => Promise<{ db: Db; close(): Promise<void> }>> = {
	async PostgreSQL() {
		const database = await aPostgresDatabase()
		await database.db.$executeRaw`
			create function refuse() returns event_trigger language plpgsql as 'begin raise exception ''not here''; end'`
		await database.db.$executeRaw`
			create event trigger no_extensions on ddl_command_start when tag in ('CREATE EXTENSION') execute function refuse()`
		return database
	},
	async 'the embedded database'() {
		const client = await PGlite.create()
		const adapter = new SafePGlite(client)
		await migrate(adapter, process.cwd())
		const db = new PrismaClient({ adapter })
		return {
			db,
			async close() {
				await db.$disconnect()
				await client.close()
			},
		}
	},
}

test.each(Object.keys(WITHOUT_EXTENSIONS))(
	'without its extensions %s finds what is spelled right, and says so',
	async (kind) => {
		const { db, close } = (await WITHOUT_EXTENSIONS[kind]?.()) ?? (await aPostgresDatabase())
		try {
			expect(await buildIndex(db, documents)).toEqual({ isNew: true, documents: 2, without: ['pg_trgm', 'unaccent'] })
			expect(await buildIndex(db, documents)).toMatchObject({ isNew: false })
			expect(await getIndexState(db)).toMatchObject({ forgivesTypos: false, forgivesAccents: false })
			expect(await titles(db, 'feedback knots')).toEqual(['The figure of eight'])
			expect(await search(db, 'nobody', 'feedbak')).toMatchObject({ state: 'none', corrected: null })
			expect(await search(db, 'nobody', 'hard feedbak')).toMatchObject({ state: 'some', corrected: null })
		} finally {
			await close()
		}
	},
)

test('an extension that is there later is used from the next start on', async () => {
	const database = (await WITHOUT_EXTENSIONS.PostgreSQL?.()) ?? (await aPostgresDatabase())
	try {
		await buildIndex(database.db, documents)
		await database.db.$executeRaw`drop event trigger no_extensions`
		expect(await buildIndex(database.db, documents)).toMatchObject({ isNew: true, without: [] })
		expect(await titles(database.db, 'feedbak')).toEqual(['The figure of eight'])
	} finally {
		await database.close()
	}
})
