import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, expect, test } from 'vitest'
import { PrismaClient } from '#prisma/client'
import { transact } from '~/domain/transact.server'
import { aPerson } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database

/** A transaction that PostgreSQL must refuse as often as somebody else changes the row between its reading and its writing. */
async function overtaken(times: number): Promise<{ tries: number; run: Promise<unknown>; name(): Promise<string> }> {
	const { id } = await aPerson(db)
	const state = { tries: 0 }
	const run = transact(db, async (tx) => {
		state.tries++
		await tx.$executeRaw`set transaction isolation level repeatable read`
		await tx.person.findUniqueOrThrow({ where: { id } })
		if (state.tries <= times) await db.person.update({ where: { id }, data: { name: `Other ${state.tries}` } })
		await tx.person.update({ where: { id }, data: { name: 'Ours' } })
	})
	const name = async () => (await db.person.findUniqueOrThrow({ where: { id } })).name
	return {
		run,
		name,
		get tries() {
			return state.tries
		},
	}
}

test('a write that was overtaken is tried again, and arrives', async () => {
	const write = await overtaken(2)
	await write.run
	expect(write.tries).toBe(3)
	expect(await write.name()).toBe('Ours')
})

test('a write that is overtaken every time gives up as a conflict people can read, and leaves nothing', async () => {
	const write = await overtaken(1_000)
	await expect(write.run).rejects.toMatchObject({ name: 'DomainError', code: 'conflict', why: 'changed-meanwhile' })
	expect(write.tries).toBeGreaterThan(2)
	expect(write.tries).toBeLessThanOrEqual(10)
	expect(await write.name()).toBe(`Other ${write.tries}`)
})

test('two writes that wait for each other both arrive', async () => {
	const [one, two] = [await aPerson(db), await aPerson(db)]
	const write = (first: string, then: string, team: string) =>
		transact(db, async (tx) => {
			await tx.person.update({ where: { id: first }, data: { team } })
			await tx.$executeRaw`select pg_sleep(0.2)`
			await tx.person.update({ where: { id: then }, data: { team } })
		})
	await Promise.all([write(one.id, two.id, 'left'), write(two.id, one.id, 'right')])
	const teams = await db.person.findMany({ where: { id: { in: [one.id, two.id] } }, select: { team: true } })
	expect(new Set(teams.map((person) => person.team)).size).toBe(1)
})

test('two writes that lock the same rows, each in its own order, both arrive', async () => {
	const [one, two] = [await aPerson(db), await aPerson(db)]
	let tries = 0
	const write = (first: string, then: string, team: string) =>
		transact(db, async (tx) => {
			tries++
			await tx.$queryRaw`select 1 from "Person" where id = ${first} for update`
			await tx.$executeRaw`select pg_sleep(0.2)`
			await tx.$queryRaw`select 1 from "Person" where id = ${then} for update`
			await tx.person.updateMany({ where: { id: { in: [first, then] } }, data: { team } })
		})
	await Promise.all([write(one.id, two.id, 'left'), write(two.id, one.id, 'right')])
	expect(tries).toBeGreaterThan(2)
})

test('a write that gets no connection in time says that the database is busy', async () => {
	const adapter = new PrismaPg({ connectionString: database.url, max: 1, connectionTimeoutMillis: 200 })
	const narrow = new PrismaClient({ adapter })
	let free: (value?: unknown) => void = () => undefined
	const freed = new Promise((resolve) => {
		free = resolve
	})
	let taken: (value?: unknown) => void = () => undefined
	const isTaken = new Promise((resolve) => {
		taken = resolve
	})
	const first = transact(narrow, async (tx) => {
		await tx.person.count()
		taken()
		await freed
	})
	await isTaken
	await expect(transact(narrow, (tx) => tx.person.count())).rejects.toMatchObject({
		code: 'busy',
		why: 'database-busy',
	})
	free()
	await first
	expect(await transact(narrow, (tx) => tx.person.count())).toBeGreaterThanOrEqual(0)
	await narrow.$disconnect()
})
