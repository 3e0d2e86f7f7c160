import pg from 'pg'
import { expect, test } from 'vitest'
import { type ExecuteSql, startJobs } from '../../server/jobs/jobs'
import { createLog } from '../../server/log'
import { eventually } from '../support/nodes'
import { aPostgresDatabase } from '../support/postgres-databases'

/** As errors of a database client are that hold their client. */
function anErrorWithoutEnd(): Error {
	const endless = (): object => Object.defineProperty({}, 'next', { enumerable: true, get: endless })
	return Object.assign(new Error('told in confidence'), { code: 'P2010', client: endless() })
}

test('work that fails is said by its kind alone, is tried again, and takes nobody with it', async () => {
	const database = await aPostgresDatabase()
	const pool = new pg.Pool({ connectionString: database.url })
	const said: string[] = []
	const log = createLog('warn', { write: (line: string) => void said.push(line) })
	let tries = 0
	const work = async () => {
		tries++
		if (tries === 1) throw anErrorWithoutEnd()
	}
	const jobs = startJobs({
		executeSql: (text, values) => pool.query(text, values),
		jobs: [{ name: 'weak', cron: '0 0 1 1 *', atStart: true, work }],
		log,
	})
	const rows = async () => (await pool.query('select state, output from jobs.job where name = $1', ['weak'])).rows
	await eventually('the first try', () => tries === 1)
	await eventually('the first try is written down', async () => (await rows()).some(({ output }) => output !== null))
	expect(JSON.stringify(await rows())).toContain('Error P2010')
	expect(JSON.stringify([await rows(), said])).not.toContain('in confidence')
	expect(said.join()).toContain('"job":"weak"')
	await jobs.ask('weak')
	await eventually('the second try', () => tries === 2)
	await jobs.close()
	await pool.end()
	await database.close()
})

test('a database that is gone when work ends takes nobody with it', async () => {
	const database = await aPostgresDatabase()
	const pool = new pg.Pool({ connectionString: database.url })
	const said: string[] = []
	const jobs = startJobs({
		executeSql: (text, values) => pool.query(text, values),
		jobs: [
			{ name: 'last', cron: '0 0 1 1 *', atStart: true, work: () => pool.end() },
			{ name: 'weak', cron: '0 0 1 1 *', work: async () => undefined },
		],
		log: createLog('warn', { write: (line: string) => void said.push(line) }),
	})
	await eventually('it is said', () => said.join().includes('could not be written down'))
	await jobs.close()
	await database.close()
})

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
