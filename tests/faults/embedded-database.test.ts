import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/db'
import { aFolder, endWhatWasStarted, startNode } from '../support/nodes'
import { ask } from '../support/server'

endWhatWasStarted()

describe('the one connection there is', () => {
	let database: Database
	beforeEach(async () => {
		database = await openDatabase({ dataDir: aFolder() })
		await database.executeSql('create table kept (number int primary key)')
	})
	afterEach(() => database.close())
	const kept = async () => (await database.executeSql('select number from kept order by number')).rows

	test('answers on after one of several statements has failed, and keeps none of them', async () => {
		const broken = 'BEGIN; insert into kept values (1); insert into nowhere values (1); COMMIT;'
		const meanwhile = database.db.$executeRaw`insert into kept values (7)`
		await expect(database.executeSql(broken)).rejects.toThrow('nowhere')
		await meanwhile
		await database.db.$transaction((tx) => tx.$executeRaw`insert into kept values (2)`)
		expect(await kept()).toEqual([{ number: 2 }, { number: 7 }])
	})

	test('says when a transaction could not be committed', async () => {
		await database.executeSql('create table child (number int references kept deferrable initially deferred)')
		const orphan = database.db.$transaction((tx) => tx.$executeRaw`insert into child values (9)`)
		await expect(orphan).rejects.toThrow()
		await database.db.$executeRaw`insert into kept values (9)`
		await database.db.$transaction((tx) => tx.$executeRaw`insert into child values (9)`)
		expect((await database.executeSql('select number from child')).rows).toEqual([{ number: 9 }])
	})

	test('keeps what a statement means while its table changes', async () => {
		const read = () => database.db.$queryRaw`select * from kept`
		for (let times = 0; times < 8; times++) await read()
		await database.executeSql('insert into kept values (3)')
		expect(await read()).toEqual([{ number: 3 }])
		await expect(database.db.$executeRaw`insert into kept values (3)`).rejects.toThrow()
		expect(await read()).toEqual([{ number: 3 }])
	})
})

test('when the disk takes no more of the log the server ends, and the next start has what was acknowledged', async () => {
	const folder = aFolder('disk')
	const full = path.join(folder, 'full')
	const disk = path.join(folder, 'disk.cjs')
	fs.writeFileSync(
		disk,
		`const fs = require('node:fs')
		const { writeSync } = fs
		fs.writeSync = (fd, ...rest) => {
			if (fs.existsSync(${JSON.stringify(full)}) && fs.readlinkSync('/proc/self/fd/' + fd).includes('pg_wal'))
				throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 })
			return writeSync(fd, ...rest)
		}`,
	)
	const node = await startNode({ NODE_OPTIONS: `--require ${disk}` })
	const dataDir = node.env.DATA_DIR ?? ''
	expect((await ask(node, '/login')).status).toBeLessThan(500)
	fs.writeFileSync(full, '')
	const first = { organization: 'Ferrystone', timeZone: 'Europe/Lisbon', name: 'Hanna Brandt' }
	const hanna = { email: 'hanna@example.com', password: 'a rope holds two' }
	await expect(ask(node, '/set-up', { form: { ...first, ...hanna } })).rejects.toThrow()
	expect(await node.ended).toEqual({ code: 1, signal: null })
	expect(node.printed().err).toContain('The disk did not take the data')
	fs.rmSync(full)
	const again = await startNode({ ...node.env, DATA_DIR: dataDir })
	expect((await ask(again, '/set-up', { form: { ...first, ...hanna } })).status).toBe(303)
})
