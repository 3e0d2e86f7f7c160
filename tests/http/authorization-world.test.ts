import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SIGNING_KEY } from '../support/canary-keys'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'
import { intentsOf } from '../support/form-intents'
import { askCell, faultsOf, readManifest } from '../support/matrix'
import { formsOf } from '../support/matrix-forms'
import { notPrivate } from '../support/private-columns'
import type { Answer } from '../support/server'

/** What the matrix of authorization.test.ts stands on: a world that hides nothing, and a watch that misses nothing. */
let world: CanaryWorld
let watch: DatabaseWatch

beforeAll(async () => {
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
})
afterAll(() => world.server.close())

describe('the world of canaries', () => {
	test('has one in every column of text that could hold something private', async () => {
		const columns = await world.db.$queryRaw<{ table: string; column: string }[]>`
			select table_name as table, column_name as column from information_schema.columns
			where table_schema = 'public' and table_name not in ('_prisma_migrations', 'socket_io_attachments')
				and data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')`
		const bare: string[] = []
		for (const { table, column } of columns) {
			const [row] = await world.db.$queryRawUnsafe<{ found: boolean }[]>(
				`select exists(select 1 from public."${table}" where "${column}"::text ~ 'canary[0-9a-f]{10}') as found`,
			)
			if (!row?.found) bare.push(`${table}.${column}`)
		}
		expect(columns.length).toBeGreaterThan(100)
		expect(bare.filter((column) => !notPrivate[column])).toEqual([])
		expect(Object.keys(notPrivate).filter((column) => !bare.includes(column))).toEqual([])
	})

	test('has a form for every intent the actions know', () => {
		const forms = formsOf(world)
		for (const route of Object.values(readManifest().routes).filter((each) => each.hasAction)) {
			const sent = (forms[route.id] ?? []).map((form) => form.intent).filter(Boolean)
			expect(sent.sort(), route.id).toEqual(intentsOf(route))
		}
	})
})

describe('the watch over the database', () => {
	test('sees a row that goes or changes, in every table that holds one, and puts it back', async () => {
		const { db } = world
		const seen: string[] = []
		for (const table of watch.tables) {
			// What is written as a replica silences the triggers too; this one is to speak all the same.
			await db.$executeRawUnsafe(`alter table public."${table}" enable always trigger kept_touch`)
			const [text] = await db.$queryRaw<{ column: string }[]>`
				select column_name as column from information_schema.columns
				where table_schema = 'public' and table_name = ${table} and data_type = 'text' order by ordinal_position desc limit 1`
			const first = `where ctid = (select min(ctid) from public."${table}")`
			for (const write of [
				`delete from public."${table}" ${first}`,
				...(text ? [`update public."${table}" set "${text.column}" = 'changed' ${first}`] : []),
			]) {
				// As a replica would: a foreign key must not carry the deletion into other tables.
				await db.$transaction([
					db.$executeRawUnsafe('set local session_replication_role = replica'),
					db.$executeRawUnsafe(write),
				])
				if ((await watch.changes()).join() === table) seen.push(table)
				await watch.restore()
				expect(await watch.changes()).toEqual([])
			}
		}
		// The table of Socket.IO's adapter is empty: there is no row to lose.
		const filled = watch.tables.filter((table) => table !== 'socket_io_attachments')
		expect(seen).toEqual(filled.flatMap((table) => [table, table]))
	})

	test('is not moved by reading', async () => {
		await askCell(world, {
			actor: 'learner',
			route: 'routes/home/home',
			method: 'GET',
			address: '/',
			as: 'document',
			right: 'ok',
		})
		expect(await watch.changes()).toEqual([])
	})
})

describe('the judge of answers', () => {
	const cell = {
		actor: 'learner',
		route: 'routes/home/home',
		method: 'GET',
		address: '/',
		as: 'document',
		right: 'ok',
	} as const
	const answer = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
		status,
		text,
		headers: new Headers(headers),
	})

	test('finds a secret in a body, a header, an address, however it is spelled', () => {
		for (const what of ['A: reflection of the peer', SIGNING_KEY]) {
			const secret = world.canaries.all().find((canary) => canary.what === what)?.text ?? ''
			expect(secret, what).not.toBe('')
			expect(faultsOf(world, cell, answer(200, `<p>${secret.toUpperCase()}</p>`))).toHaveLength(1)
			expect(faultsOf(world, cell, answer(200, '', { 'x-anything': secret }))).toHaveLength(1)
			expect(faultsOf(world, { ...cell, right: 'away' }, answer(303, '', { location: `/${secret}` }))).toHaveLength(1)
		}
	})

	test('A5: finds every token, and an answer that is not the one of the policy', () => {
		for (const token of [world.links.reset.token, world.cookieOf('admin')?.slice('belay='.length) ?? '']) {
			expect(token.length).toBeGreaterThan(20)
			expect(faultsOf(world, cell, answer(200, `"${token}"`)).length).toBeGreaterThan(0)
		}
		expect(faultsOf(world, cell, answer(500, ''))).toHaveLength(2)
		expect(faultsOf(world, cell, answer(303, '', { location: '/login' }))).toHaveLength(1)
		expect(faultsOf(world, { ...cell, right: 403 }, answer(404, ''))).toHaveLength(1)
		expect(faultsOf(world, { ...cell, right: 404 }, answer(404, '', { 'set-cookie': 'belay=abc' }))).toHaveLength(1)
		expect(faultsOf(world, cell, answer(200, 'nothing private'))).toEqual([])
	})
})
