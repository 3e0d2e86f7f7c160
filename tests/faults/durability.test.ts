import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { openDatabase } from '../../server/db'
import { migrate } from '../../server/migrate'
import { openPglite } from '../../server/pglite'
import { aFolder, endWhatWasStarted, startNode, stopNode } from '../support/nodes'
import { ask } from '../support/server'

endWhatWasStarted()

const COMMITS = 200

/**
 * How often a file of the write-ahead log was flushed to the disk while `work` ran. Every way Node has is watched:
 * PGlite runs in this process and reaches its files through `node:fs` alone.
 */
async function flushesDuring(work: () => Promise<unknown>): Promise<number> {
	let count = 0
	const note = (fd: number) => {
		if (nameOf(fd).includes(`${path.sep}pg_wal${path.sep}`)) count++
	}
	const { fsyncSync, fdatasyncSync, fsync, fdatasync } = fs
	fs.fsyncSync = (fd) => {
		fsyncSync(fd)
		note(fd)
	}
	fs.fdatasyncSync = (fd) => {
		fdatasyncSync(fd)
		note(fd)
	}
	const later = (flush: typeof fsync) => (fd: number, done: fs.NoParamCallback) => {
		note(fd)
		flush(fd, done)
	}
	Object.assign(fs, { fsync: later(fsync), fdatasync: later(fdatasync) })
	try {
		await work()
	} finally {
		Object.assign(fs, { fsyncSync, fdatasyncSync, fsync, fdatasync })
	}
	return count
}

/** Where Linux tells what a descriptor is; elsewhere every flush counts. */
function nameOf(fd: number): string {
	const link = `/proc/self/fd/${fd}`
	return fs.existsSync(link) ? fs.readlinkSync(link) : `${path.sep}pg_wal${path.sep}`
}

const commit = async (client: PGlite) => {
	for (let number = 0; number < COMMITS; number++) await client.query('insert into kept values ($1)', [number])
}

test('the embedded database flushes its log to the disk at least once for every commit', async () => {
	const client = await openPglite({ dataDir: path.join(aFolder(), 'pg') })
	await client.exec('create table kept (number int)')
	expect(await flushesDuring(() => commit(client))).toBeGreaterThanOrEqual(COMMITS)
	expect((await client.query('show fsync')).rows).toEqual([{ fsync: 'on' }])
	await client.close()
})

test('PGlite as it ships flushes nothing, so the count can tell', async () => {
	const client = await PGlite.create(path.join(aFolder(), 'pg'))
	await client.exec('create table kept (number int)')
	expect(await flushesDuring(() => commit(client))).toBe(0)
	await client.close()
})

test('what the product writes is on the disk when its transaction has answered', async () => {
	const database = await openDatabase({ dataDir: aFolder() })
	await migrate(database.adapter, process.cwd())
	const write = async () => {
		for (let number = 0; number < COMMITS; number++)
			await database.db.$transaction((tx) => tx.rateLimit.create({ data: { key: `key ${number}`, points: 1 } }))
	}
	expect(await flushesDuring(write)).toBeGreaterThanOrEqual(COMMITS)
	await database.close()
})

test('when the disk refuses a flush the server ends rather than call it saved, and the next start has what was', async () => {
	const folder = aFolder('disk')
	const broken = path.join(folder, 'broken')
	const disk = path.join(folder, 'disk.cjs')
	fs.writeFileSync(
		disk,
		`const fs = require('node:fs')
		const { fsyncSync } = fs
		fs.fsyncSync = (fd) => {
			if (fs.existsSync(${JSON.stringify(broken)})) throw new Error('EIO: i/o error, fsync')
			fsyncSync(fd)
		}`,
	)
	const node = await startNode({ NODE_OPTIONS: `--require ${disk}` })
	const first = { organization: 'Ferrystone', timeZone: 'Europe/Lisbon', name: 'Hanna Brandt' }
	const hanna = { email: 'hanna@example.com', password: 'a rope holds two' }
	expect((await ask(node, '/set-up', { form: { ...first, ...hanna } })).status).toBe(303)

	fs.writeFileSync(broken, '')
	await expect(ask(node, '/login', { form: hanna })).rejects.toThrow()
	expect(await node.ended).toEqual({ code: 1, signal: null })
	expect(node.printed().err).toContain('The disk did not take the data: EIO: i/o error, fsync.')

	fs.rmSync(broken)
	const again = await startNode(node.env)
	expect((await ask(again, '/login', { form: hanna })).status).toBe(303)
	expect(await stopNode(again)).toEqual({ code: 0, signal: null })
})
