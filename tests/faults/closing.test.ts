import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { putLetter } from '~/domain/notice/outbox.server'
import { makeLink } from '~/domain/sign-in/links.server'
import { acceptedSignIn } from '../support/accepted-requests'
import { aRoomWorld } from '../support/faults-in-rooms'
import {
	endWhatWasStarted,
	eventually,
	killNode,
	lockFile,
	migratedData,
	startNode,
	stopNode,
	withData,
} from '../support/nodes'
import { aPerson } from '../support/people'
import { isFree } from '../support/postgres-cluster'
import { ask } from '../support/server'
import { openRaw, type Raw } from '../support/sockets'

endWhatWasStarted()

const CLOSES_WITHIN_MS = 10_000

const raws: Raw[] = []
afterEach(() => {
	for (const raw of raws.splice(0)) raw.socket.disconnect()
})

/** What PostgreSQL notes about itself in global/pg_control: 1 is shut down, 6 is in production. */
function databaseState(dataDir: string): number {
	return fs.readFileSync(path.join(dataDir, 'pg/global/pg_control')).readInt32LE(16)
}

test('F12: SIGTERM cuts none of 50 accepted requests, tells 200 sockets, and leaves a closed database and no lock', async () => {
	const dataDir = await migratedData()
	const world = await withData(dataDir, (db) => aRoomWorld(db, 10))
	const node = await startNode({ DATA_DIR: dataDir })
	while (raws.length < 200) {
		const some = world.members.map(({ cookie }) =>
			openRaw(node, { headers: { cookie, origin: node.url }, session: world.roomId }),
		)
		raws.push(...some)
		await Promise.all(some.map((raw) => raw.connected))
	}
	const told = raws.map((raw) => new Promise((resolve) => raw.socket.once('gone', resolve)))
	const gone = raws.map((raw) => new Promise<void>((resolve) => raw.socket.once('disconnect', () => resolve())))
	const requests = await Promise.all(Array.from({ length: 50 }, (_, number) => acceptedSignIn(node, number)))

	for (const request of requests.slice(0, 25)) request.send()
	const askedMs = performance.now()
	node.signal('SIGTERM')
	await node.says('Closing')
	for (const request of requests.slice(25)) request.send()

	const answers = await Promise.all(requests.map((request) => request.answer))
	expect(answers).toEqual(requests.map(() => ({ status: 401, whole: true })))
	expect(await Promise.all(told)).toEqual(raws.map(() => 'closing'))
	await Promise.all(gone)
	expect(await node.ended).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(CLOSES_WITHIN_MS)
	expect(await isFree(node.port)).toBe(true)
	expect(fs.existsSync(lockFile(dataDir))).toBe(false)
	expect(databaseState(dataDir)).toBe(1)

	const again = await startNode(node.env)
	expect((await ask(again, '/readyz')).status).toBe(200)
	await killNode(again)
	expect(databaseState(dataDir), 'a killed one was not shut down').not.toBe(1)
	await withData(dataDir, async (db) => {
		expect(await db.auditEntry.count({ where: { act: 'sign-in-refused' } })).toBe(50)
	})
})

test('a request that never ends does not keep the server: it leaves within 10 seconds', async () => {
	const node = await startNode()
	await ask(node, '/healthz')
	const stuck = await acceptedSignIn(node, 1)
	const askedMs = performance.now()
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(CLOSES_WITHIN_MS)
	await expect(stuck.answer).rejects.toThrow()
	expect(fs.existsSync(lockFile(node.env.DATA_DIR ?? ''))).toBe(false)
})

test('a mail server that never answers does not keep the server: it leaves within 10 seconds, and the letter waits', async () => {
	let callers = 0
	const silent = net.createServer(() => callers++)
	await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
	const dataDir = await migratedData()
	await withData(dataDir, async (db) => {
		const { id: personId } = await aPerson(db)
		const now = new Date()
		const link = await makeLink(db, { kind: 'invitation', personId, now })
		await putLetter(db, { letter: 'invitation', toPersonId: personId, linkId: link.id, now })
	})
	const { port } = silent.address() as net.AddressInfo
	const node = await startNode({ DATA_DIR: dataDir, SMTP_URL: `smtp://127.0.0.1:${port}` })
	await eventually('it is sending', () => callers > 0)
	const askedMs = performance.now()
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(CLOSES_WITHIN_MS)
	expect(fs.existsSync(lockFile(dataDir))).toBe(false)
	expect(databaseState(dataDir)).toBe(1)
	silent.close()
	const letter = await withData(dataDir, (db) => db.outboxMail.findFirstOrThrow())
	expect(letter.sentAt).toBeNull()
	expect(letter.dueAt).not.toBeNull()
})
