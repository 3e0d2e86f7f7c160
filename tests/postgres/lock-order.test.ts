import { afterAll, expect, test } from 'vitest'
import type { Tx } from '~/domain/db'
import { carryOut } from '~/domain/notice/rehearse.server'
import { confirmAttendance } from '~/domain/session/attendance.server'
import { transact } from '~/domain/transact.server'
import { importFile } from '../support/directory'
import { anAdmin } from '../support/learners'
import { aPerson } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { aCohort } from '../support/world'

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database

const now = new Date('2026-11-20T10:00:00Z')

async function isSomebodyWaiting(): Promise<boolean> {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
	return (row?.count ?? 0) > 0
}

/**
 * Locks one row, lets `other` run until it waits for that, and locks a second one. Had `other` locked them the other way
 * round, this is the transaction that PostgreSQL ends.
 */
async function whileLocked(
	first: (tx: Tx) => Promise<unknown>,
	second: (tx: Tx) => Promise<unknown>,
	other: () => Promise<unknown>,
) {
	let begun: Promise<unknown> = Promise.resolve()
	await db.$transaction(async (tx) => {
		await tx.$executeRaw`set local deadlock_timeout = '50ms'`
		await first(tx)
		begun = other()
		// Left alone while it fails as well: awaited below.
		begun.catch(() => undefined)
		while (!(await isSomebodyWaiting()));
		await second(tx)
	})
	await begun
}

const lockCohort = (id: string) => (tx: Tx) => tx.$queryRaw`select 1 from "Cohort" where id = ${id} for update`

test('an import that asks new managers locks cohorts before people, as who asks for a seat does', async () => {
	const { cohort, members } = await aCohort(db, { members: 1 })
	const admin = await anAdmin(db)
	const [before, after] = [await aPerson(db), await aPerson(db)]
	const person = await aPerson(db, { managerId: before.id })
	const about = { personId: person.id, stageKey: 'technical-leadership-ladder/l1', cohortId: cohort.id }
	await db.timeAgreement.create({ data: { ...about, managerId: before.id, state: 'asked', askedAt: now } })
	await whileLocked(
		lockCohort(cohort.id),
		(tx) => tx.$queryRaw`select 1 from "Person" where id = ${members[0]?.id} for update`,
		() => importFile(db, admin, `E-mail,Manager\n${person.email},${after.email}\n`, now),
	)
	const states = await db.timeAgreement.findMany({ select: { state: true }, orderBy: { state: 'asc' } })
	expect(states.map(({ state }) => state)).toEqual(['asked', 'withdrawn'])
})

test('attendance locks the cohort before its session, as a change with a preview does', async () => {
	const { cohort, session, lead, members } = await aCohort(db, { members: 1, status: 'planned', startsAt: now })
	const lines = members.map(({ id }) => ({ personId: id, state: 'present' as const, minutesPresent: 60, note: '' }))
	await whileLocked(
		lockCohort(cohort.id),
		(tx) => tx.$queryRaw`select 1 from "Session" where id = ${session.id} for update`,
		() => confirmAttendance(db, session.id, lines, lead, new Date('2026-11-20T12:00:00Z')),
	)
	expect((await db.cohort.findUniqueOrThrow({ where: { id: cohort.id } })).status).toBe('running')
})

test('a deadlock within a change that is previewed is tried again from its beginning', async () => {
	const { cohort } = await aCohort(db, { members: 1 })
	const [one, two] = [await aPerson(db), await aPerson(db)]
	let tries = 0
	const lock = (tx: Tx, id: string) => tx.$queryRaw`select 1 from "Person" where id = ${id} for update`
	const previewed = carryOut(db, { cohortIds: [cohort.id], seen: null, fields: null }, now, (inside) =>
		transact(inside, async (tx) => {
			tries++
			await tx.$executeRaw`set local deadlock_timeout = '50ms'`
			await lock(tx, one.id)
			await tx.$executeRaw`select pg_sleep(0.3)`
			await lock(tx, two.id)
			return 'made'
		}),
	)
	const other = transact(db, async (tx) => {
		await lock(tx, two.id)
		await tx.$executeRaw`select pg_sleep(0.3)`
		await lock(tx, one.id)
	})
	await Promise.all([previewed, other])
	expect(await previewed).toEqual({ done: true, result: 'made' })
	expect(tries).toBeGreaterThan(1)
})
