import fs from 'node:fs'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { beforeAll, expect, test } from 'vitest'
import { migrate } from '../../server/migrate'
import { openPglite, SafePGlite } from '../../server/pglite'
import { aFolder, endWhatWasStarted, launch } from '../support/nodes'

endWhatWasStarted()

/** Notes every way out of the machine that Node has, and closes it. */
const NO_NETWORK = (notes: string) => `
const fs = require('node:fs'), net = require('node:net'), dns = require('node:dns')
const refuse = (what) => {
	fs.appendFileSync(${JSON.stringify(notes)}, what + '\\n')
	throw new Error('no network here: ' + what)
}
const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function (...args) {
	const [to] = [args[0]].flat()
	if (typeof to === 'object' ? to.path : Number.isNaN(Number(to))) return connect.apply(this, args)
	refuse('connect ' + (to.host ?? to))
}
for (const name of Object.keys(dns).filter((each) => /^(lookup|resolve)/.test(each))) dns[name] = (host) => refuse(name + ' ' + host)
`

let notes = ''
let preload = ''
beforeAll(() => {
	const folder = aFolder('network')
	notes = path.join(folder, 'notes')
	preload = path.join(folder, 'no-network.cjs')
	fs.writeFileSync(preload, NO_NETWORK(notes))
})

/** What `npm run migration:new` needs of the project, to be changed at will. */
function aProject(): string {
	const root = aFolder('project')
	for (const name of ['server', 'prisma', 'package.json', 'package-lock.json', 'prisma.config.ts'])
		fs.cpSync(name, path.join(root, name), { recursive: true, preserveTimestamps: true })
	for (const name of ['app', 'node_modules']) fs.symlinkSync(path.resolve(name), path.join(root, name))
	return root
}

const migrationsOf = (root: string) => fs.readdirSync(path.join(root, 'prisma/migrations')).sort()

async function newMigration(root: string, ...args: string[]) {
	fs.writeFileSync(notes, '')
	const command = launch(
		['npm', 'run', '--silent', 'migration:new', '--', ...args],
		{
			NODE_OPTIONS: `--require ${preload}`,
		},
		root,
	)
	const { code } = await command.ended
	expect(fs.readFileSync(notes, 'utf8'), 'asked the network').toBe('')
	return { code, ...command.printed() }
}

async function emptyDatabase<Result>(work: (client: PGlite) => Promise<Result>): Promise<Result> {
	const client = await openPglite({})
	try {
		return await work(client)
	} finally {
		await client.close()
	}
}

const notesOfCohorts = (client: PGlite) => client.query('select "notes" from "Cohort"').then(({ rows }) => rows)

test('migration:new on an unchanged schema writes nothing and says so, without a network', async () => {
	const root = aProject()
	const before = migrationsOf(root)
	expect(await newMigration(root, 'nothing-new')).toMatchObject({
		code: 0,
		out: 'Nothing to write: the migrations already describe prisma/schema.prisma.\n',
	})
	expect(migrationsOf(root)).toEqual(before)
})

test('migration:new writes one migration that fits an empty database and one with people in it', async () => {
	const root = aProject()
	const before = migrationsOf(root)
	const schema = path.join(root, 'prisma/schema.prisma')
	const text = fs.readFileSync(schema, 'utf8')
	expect(text).toMatch(/model Cohort \{\n/)
	fs.writeFileSync(schema, text.replace('model Cohort {\n', 'model Cohort {\n  notes String @default("it\'s new")\n'))

	const { code, out } = await newMigration(root, 'add-cohort-notes')
	expect(code).toBe(0)
	const [written = '', ...more] = migrationsOf(root).filter((name) => !before.includes(name))
	expect(more).toEqual([])
	expect(written).toMatch(/^\d{14}_add_cohort_notes$/)
	expect(out).toContain(`prisma/migrations/${written}/migration.sql`)
	expect(fs.readdirSync(path.join(root, 'prisma/migrations', written))).toEqual(['migration.sql'])

	await emptyDatabase(async (client) => {
		expect(await migrate(new SafePGlite(client), root)).toHaveLength(
			migrationsOf(root).filter((name) => /^\d/.test(name)).length,
		)
		expect(await notesOfCohorts(client)).toEqual([])
	})
	await emptyDatabase(async (client) => {
		await migrate(new SafePGlite(client), process.cwd())
		await client.query(`insert into "Cohort" (id, name, program, stage, "seatCount", "timeZone", "startsOn", requirements)
			values ('c1', 'Autumn B', 'ladder', 'l1', 8, 'UTC', '2026-10-02', '[]')`)
		expect(await migrate(new SafePGlite(client), root)).toEqual([written])
		expect(await notesOfCohorts(client)).toEqual([{ notes: "it's new" }])
		expect(await migrate(new SafePGlite(client), root)).toEqual([])
	})
	expect(await newMigration(root, 'again')).toMatchObject({ code: 0, out: expect.stringContaining('Nothing to write') })
})

test.each([[[]], [['Add Notes']], [['../outside']]])(
	'migration:new %j asks for a name and writes nothing',
	async (args) => {
		const root = aProject()
		const before = migrationsOf(root)
		expect(await newMigration(root, ...args)).toMatchObject({
			code: 1,
			err: 'Say what changes: npm run migration:new -- add-cohort-notes\n',
		})
		expect(migrationsOf(root)).toEqual(before)
	},
)
