import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { aRoomWorld } from '../support/faults-in-rooms'
import {
	endWhatWasStarted,
	isFree,
	killNode,
	lockFile,
	migratedData,
	startNode,
	stopNode,
	withData,
} from '../support/nodes'
import { ask } from '../support/server'
import { openRaw, type Raw } from '../support/sockets'

endWhatWasStarted()

const raws: Raw[] = []
afterEach(() => {
	for (const raw of raws.splice(0)) raw.socket.disconnect()
})

type Accepted = { send(): void; answer: Promise<{ status: number; whole: boolean }> }

/** A sign-in form the server has taken on: it said "100 Continue" and waits for the fields. */
function acceptedSignIn(server: { url: string }, number: number): Promise<Accepted> {
	const body = new URLSearchParams({ email: `nobody${number}@example.com`, password: 'not the password' }).toString()
	const request = http.request(`${server.url}/login`, {
		method: 'POST',
		agent: false,
		headers: {
			origin: server.url,
			'sec-fetch-site': 'same-origin',
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': Buffer.byteLength(body),
			expect: '100-continue',
		},
	})
	const answer = new Promise<{ status: number; whole: boolean }>((resolve, reject) => {
		request.once('error', reject)
		request.once('response', (response) => {
			let text = ''
			response.setEncoding('utf8').on('data', (piece: string) => {
				text += piece
			})
			response.once('close', () =>
				resolve({ status: response.statusCode ?? 0, whole: response.complete && text.includes('</html>') }),
			)
		})
	})
	// Looked at later: until then a lost connection is not an unhandled one.
	answer.catch(() => undefined)
	return new Promise((resolve, reject) => {
		request.once('error', reject)
		request.once('continue', () => resolve({ send: () => request.end(body), answer }))
		request.flushHeaders()
	})
}

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
	expect(performance.now() - askedMs).toBeLessThan(15_000)
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

test('a request that never ends does not keep the server: it leaves within 15 seconds', async () => {
	const node = await startNode()
	await ask(node, '/healthz')
	const stuck = await acceptedSignIn(node, 1)
	const askedMs = performance.now()
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(15_000)
	await expect(stuck.answer).rejects.toThrow()
	expect(fs.existsSync(lockFile(node.env.DATA_DIR ?? ''))).toBe(false)
})
