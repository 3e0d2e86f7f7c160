import fs from 'node:fs'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => {
	server = await startServer()
})
afterAll(() => server.close())

/** Sends bytes and reads until the other side is done, or for at most four seconds. */
function speak(bytes: string): Promise<string> {
	const { port } = new URL(server.url)
	return new Promise((resolve, reject) => {
		let heard = ''
		const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(bytes))
		const giveUp = setTimeout(() => socket.destroy(new Error(`no end after: ${heard}`)), 4_000)
		socket.setEncoding('latin1').on('data', (piece: string) => {
			heard += piece
		})
		socket.once('error', reject)
		socket.once('close', () => {
			clearTimeout(giveUp)
			resolve(heard)
		})
	})
}

const head = (target: string, ...lines: string[]) =>
	`GET ${target} HTTP/1.1\r\n${[...(lines.some((line) => /^host/i.test(line)) ? [] : ['Host: localhost']), ...lines].join('\r\n')}\r\n\r\n`

test.each(['TRACE', 'TRACK'])('%s is answered, and not by a fault', async (method) => {
	const lines = ['Sec-Fetch-Site: same-origin', 'Connection: close']
	expect(await speak(head('/login', ...lines).replace('GET', method))).toMatch(/^HTTP\/1\.1 40[05] /)
})

describe('a connection that asks for another protocol', () => {
	test.each([
		['h2c', '/healthz'],
		['websocket', '/'],
		['websocket', '/socket.io'],
		['TLS/1.0', '/login'],
	])('%s at %s is refused and closed at once', async (protocol, target) => {
		expect(await speak(head(target, 'Connection: Upgrade', `Upgrade: ${protocol}`))).toMatch(/^HTTP\/1\.1 400 /)
	})

	test('does not keep the server from ending', async () => {
		const other = await startServer()
		const { port } = new URL(other.url)
		const stubborn = net.connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
		stubborn.on('error', () => undefined)
		await new Promise((resolve) => stubborn.once('connect', resolve))
		stubborn.write(head('/socket.io/?EIO=4&transport=nonsense', 'Connection: Upgrade', 'Upgrade: websocket'))
		const startedMs = performance.now()
		await other.close()
		expect(performance.now() - startedMs).toBeLessThan(10_000)
		stubborn.destroy()
	})
})

describe('a head that makes no sense', () => {
	test.each([
		['a host with a space', '/login', 'Host: a b'],
		['half an IPv6 host', '/login', 'Host: [::'],
		['a port nobody has', '/login', 'Host: localhost:99999'],
		['a whole address as target', 'http://evil.test/admin', 'Host: localhost'],
	])('%s is a bad request', async (_what, target, host) => {
		expect(await speak(head(target, host, 'Connection: close'))).toMatch(/^HTTP\/1\.1 400 /)
	})

	test('a forwarded host is not believed without a proxy', async () => {
		const { status } = await ask(server, '/login', { headers: { 'x-forwarded-host': 'a:99999' } })
		expect(status).not.toBe(500)
	})
})

test.each([
	['/VERIFY', 200],
	['/%76erify', 200],
	['/verify/', 200],
	['/verify.data', 200],
	['/learn.data', 202],
	['//verify', 404],
	['/verify/../admin', 303],
	['/verify/%2e%2e/admin', 303],
	['/nowhere/../verify', 200],
	['/%zz', 400],
])('%s is answered as Remix reads it', async (address, status) => {
	const answer = await speak(head(address, 'Host: localhost', 'Connection: close'))
	expect(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])).toBe(status)
})

test('a cookie of another program, whatever it holds, breaks no page', async () => {
	for (const cookie of ['other=50%', '%', 'belay=%', '=', 'belay', 'x=%E0%A4%A; belay=abc', ';;;'])
		expect((await ask(server, '/login', { headers: { cookie } })).status, cookie).toBeLessThan(400)
})

test('no file a browser gets carries the rules of our forms', () => {
	const files = fs.readdirSync('build/client/assets').filter((file) => file.endsWith('.js'))
	expect(files.length).toBeGreaterThan(20)
	expect(files.filter((file) => fs.readFileSync(`build/client/assets/${file}`, 'utf8').includes('ZodError'))).toEqual(
		[],
	)
})
