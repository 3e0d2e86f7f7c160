import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Db } from '~/domain/db'
import type { Format } from '~/domain/room/format'
import { openRoom } from '~/domain/room/open.server'
import { readContent } from '../../server/content'
import { openDatabase } from '../../server/db'
import { migrate } from '../../server/migrate'
import { startCluster } from '../support/postgres-cluster'
import { signInAs } from '../support/server'
import { aCohort } from '../support/world'

export type Kind = 'PostgreSQL' | 'embedded'
export type Seated = { personId: string; cookie: string }
export type BenchRoom = { sessionId: string; lead: Seated; members: Seated[] }
export type World = {
	kind: Kind
	env: Record<string, string>
	reader: Seated
	rooms: BenchRoom[]
	remove(): Promise<void>
}

export const PEOPLE = 12
const SLIPS_PER_PERSON = 60

/** A migrated database with rooms of twelve, each in its writing phase once its lead starts it. */
export async function aWorld(kind: Kind, roomCount: number): Promise<World> {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-bench-'))
	const cluster = kind === 'PostgreSQL' ? await startCluster() : undefined
	const databaseUrl = cluster && (await newDatabase(cluster.url, 'belay'))
	const database = await openDatabase({ databaseUrl, dataDir })
	await migrate(database.adapter, process.cwd())
	const formats = await roomyFormats()
	const rooms = []
	for (let index = 0; index < roomCount; index++) rooms.push(await aRoom(database.db, formats, `Cohort ${index + 1}`))
	const reader = rooms[0]?.members[0]
	if (!reader) throw new Error('a world has at least one room')
	await database.close()
	return {
		kind,
		env: { DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
		reader,
		rooms,
		async remove() {
			await cluster?.stop('immediate')
			fs.rmSync(dataDir, { recursive: true, force: true })
		},
	}
}

/** A database beside the first one, for the limit that Belay is compared with. */
export async function newDatabase(clusterUrl: string, name: string): Promise<string> {
	const client = new pg.Client({ connectionString: clusterUrl.replace(/\/[^/]+$/, '/postgres') })
	await client.connect()
	await client.query(`create database ${name}`)
	await client.end()
	return clusterUrl.replace(/\/[^/]+$/, `/${name}`)
}

/** As shipped, apart from the number of slips one may write: 500 cards must fit. */
async function roomyFormats(): Promise<Map<string, Format>> {
	const { content } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	return new Map(
		[...content.formats].map(([id, format]) => [
			id,
			{
				...format,
				phases: format.phases.map((phase) =>
					phase.kind === 'write' ? { ...phase, slipsPerPerson: SLIPS_PER_PERSON } : phase,
				),
			},
		]),
	)
}

async function aRoom(db: Db, formats: Map<string, Format>, name: string): Promise<BenchRoom> {
	const world = await aCohort(db, { members: PEOPLE, name })
	await openRoom(db, world.session.id, formats, new Date())
	const seated = async ({ id }: { id: string }) => ({ personId: id, cookie: await signInAs(db, id) })
	return {
		sessionId: world.session.id,
		lead: await seated(world.lead),
		members: await Promise.all(world.members.map(seated)),
	}
}
