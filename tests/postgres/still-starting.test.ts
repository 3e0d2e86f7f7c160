import http from 'node:http'
import pg from 'pg'
import { expect, test } from 'vitest'
import { endWhatWasStarted, eventually, launch, START, stopNode } from '../support/nodes'
import { freePort } from '../support/postgres-cluster'
import { aPostgresDatabase } from '../support/postgres-databases'

endWhatWasStarted()

type Heard = { what: string; status: number | 'not listening'; headers: http.IncomingHttpHeaders; ms: number }

/** One request on a connection of its own. Rejects when it is cut or left without an answer. */
function knock(port: number, what: string, options: http.RequestOptions, body?: string): Promise<Heard> {
	const startedMs = performance.now()
	return new Promise((resolve, reject) => {
		const heard = (status: Heard['status'], headers: http.IncomingHttpHeaders = {}) =>
			resolve({ what, status, headers, ms: performance.now() - startedMs })
		const request = http.request({ host: '127.0.0.1', port, agent: false, timeout: 20_000, ...options })
		request.once('response', (response) => {
			response.resume().once('end', () => heard(response.statusCode ?? 0, response.headers))
		})
		request.once('upgrade', (response, socket) => {
			socket.destroy()
			heard(response.statusCode ?? 0, response.headers)
		})
		request.once('timeout', () => request.destroy(new Error(`${what} was left without an answer`)))
		request.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'ECONNREFUSED' ? heard('not listening') : reject(error),
		)
		request.end(body)
	})
}

test('whoever comes while it is still starting is answered: alive, but not yet', async () => {
	const port = await freePort()
	const url = `http://127.0.0.1:${port}`
	const form = 'email=no+address&password='
	const fields = { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'content-length': form.length }
	const upgrade = {
		connection: 'Upgrade',
		upgrade: 'websocket',
		origin: url,
		'sec-websocket-version': '13',
		'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
	}
	const knockAtEveryDoor = () =>
		Promise.all([
			knock(port, 'healthz', { path: '/healthz' }),
			knock(port, 'readyz', { path: '/readyz' }),
			knock(port, 'page', { path: '/login' }),
			knock(port, 'form', { path: '/login', method: 'POST', headers: fields }, form),
			knock(port, 'room', { path: '/socket.io/?EIO=4&transport=websocket', headers: upgrade }),
		])
	const statuses = (heard: Heard[]) => Object.fromEntries(heard.map(({ what, status }) => [what, status]))

	// Nobody can be written down, so that the sample organization, and with it the start, waits for us.
	const database = await aPostgresDatabase()
	const holder = new pg.Client({ connectionString: database.url })
	await holder.connect()
	await holder.query('begin')
	await holder.query('lock table "Person" in share mode')
	const starting = launch(START, {
		PORT: String(port),
		DATABASE_URL: database.url,
		SAMPLE: '1',
		LOG_LEVEL: 'error',
	})
	await eventually(
		'it listens',
		async () => (await knock(port, 'healthz', { path: '/healthz' })).status !== 'not listening',
		60_000,
	)
	const early = await knockAtEveryDoor()
	// Rooms come first: people who were in one when it ended are at the door.
	expect(statuses(early)).toEqual({ healthz: 200, readyz: 503, page: 503, form: 503, room: 101 })
	for (const each of early.filter(({ status }) => status === 503)) expect(each.headers['retry-after']).toBe('2')

	await holder.query('rollback')
	const late: Heard[] = []
	await eventually(
		'it is up',
		async () => {
			late.push(await knock(port, 'page', { path: '/login' }))
			return starting.printed().err.includes('Belay is at')
		},
		60_000,
	)
	for (const each of late) {
		expect([503, 200]).toContain(each.status)
		expect(each.ms).toBeLessThan(10_000)
	}
	expect(statuses(await knockAtEveryDoor())).toEqual({ healthz: 200, readyz: 200, page: 200, form: 400, room: 101 })
	expect(await stopNode(starting)).toEqual({ code: 0, signal: null })
	await holder.end()
	await database.close()
})
