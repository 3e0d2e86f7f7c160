import pg from 'pg'
import { expect, test } from 'vitest'
import { type ExecuteSql, startJobs } from '../../server/jobs/jobs'
import { createLog } from '../../server/log'
import { aPostgresDatabase } from '../support/postgres-databases'

test('work that outlives the end of its server asks the closed database for nothing', async () => {
	const database = await aPostgresDatabase()
	const pool = new pg.Pool({ connectionString: database.url })
	let isClosed = false
	const askedLate: string[] = []
	const executeSql: ExecuteSql = (text, values) => {
		if (isClosed) askedLate.push(text)
		return pool.query(text, values)
	}
	let go: () => void = () => undefined
	const gate = new Promise<void>((resolve) => {
		go = resolve
	})
	let isBegun: () => void = () => undefined
	const begun = new Promise<void>((resolve) => {
		isBegun = resolve
	})
	const work = async () => {
		isBegun()
		await gate
	}
	const jobs = startJobs({
		executeSql,
		jobs: [{ name: 'slow', cron: '0 0 1 1 *', atStart: true, work }],
		log: createLog('silent'),
	})
	await begun
	await jobs.close()
	isClosed = true
	await pool.end()
	go()
	for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
	expect(askedLate).toEqual([])
	await database.close()
})
