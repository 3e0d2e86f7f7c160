import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTORS, type Actor } from '../support/actors'
import { type CanaryWorld, startCanaryWorld } from '../support/canary-world'
import { type DatabaseWatch, watchDatabase } from '../support/database-watch'

/** A1 for what answers before Remix does: health, files, the list of routes, and addresses that are none. */
let world: CanaryWorld
let watch: DatabaseWatch

beforeAll(async () => {
	world = await startCanaryWorld()
	watch = await watchDatabase(world.db)
})
afterAll(() => world.server.close())

/** As it is written: fetch would tidy an address up first. */
function askRaw(actor: Actor, method: string, address: string, more: Record<string, string> = {}) {
	const { port } = new URL(world.server.url)
	const cookie = world.cookieOf(actor)
	const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(method)
	const headers = {
		...(cookie ? { cookie } : {}),
		...(isWrite ? { origin: world.server.url, 'sec-fetch-site': 'same-origin' } : {}),
		...more,
	}
	return new Promise<{ status: number; text: string }>((resolve, reject) => {
		const request = http.request({ host: '127.0.0.1', port, method, path: address, headers }, (response) => {
			let text = JSON.stringify(response.headers)
			response.setEncoding('utf8')
			response.on('data', (chunk: string) => {
				text += chunk
			})
			response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
		})
		request.on('error', reject)
		request.end()
	})
}

const builtFile = () =>
	`/assets/${fs.readdirSync(path.resolve('build/client/assets')).find((name) => name.endsWith('.js'))}`

describe('A1: what Express answers by itself', () => {
	/** Every address server/web.ts names, and what everybody gets there, whoever they are. */
	const table: [named: string, address: () => string, read: number, write: number[]][] = [
		['/healthz', () => '/healthz', 200, [404]],
		['/readyz', () => '/readyz', 200, [404]],
		['/robots.txt', () => '/robots.txt', 200, [404]],
		['/favicon.ico', () => '/favicon.ico', 200, [404]],
		['/assets', builtFile, 200, [405]],
		['*', () => '/nowhere', 404, [404]],
	]

	test('is all in this table', () => {
		const source = fs.readFileSync(path.resolve('server/web.ts'), 'utf8')
		const named = [...source.matchAll(/app\.(?:get|post|put|patch|delete|all|use)\(\s*'([^']+)'/g)].map(
			(match) => match[1],
		)
		expect(named.sort()).toEqual(table.map(([each]) => each).sort())
	})

	test('is the same for everybody, holds nothing of anybody, and takes no form', async () => {
		const faults: string[] = []
		for (const [, address, read, write] of table)
			for (const actor of ACTORS)
				for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']) {
					const { status, text } = await askRaw(actor, method, address())
					const what = `${actor}: ${method} ${address()} answered ${status}`
					const fits = method === 'OPTIONS' ? [200, 204, 404, 405] : ['GET', 'HEAD'].includes(method) ? [read] : write
					if (!fits.includes(status)) faults.push(what)
					const leaks = world.canaries.leaks({ actor, route: '', sent: '' }, text)
					// The page that ends a path shows who is signed in their own name.
					if (leaks.length > 0) faults.push(`${what} with ${leaks}`)
				}
		expect(faults).toEqual([])
		expect(await watch.changes()).toEqual([])
	})

	test.each([
		'/assets/nothing-here.js',
		'/assets/',
		'/assets/%00',
		'/assets/%',
		'/assets/..%2f..%2fserver%2findex.js',
		'/assets/../../server/index.js',
		'/assets/..\\..\\server\\index.js',
		'/%',
		'/cohorts/%',
		'/cohorts/%ff',
		'/login?next=%',
		'//evil.test/',
		'/./admin',
		'/admin//people',
		'/ADMIN',
		'/admin/',
		'/admin.data/',
		'/admin.data.data',
		'/socket.io/?EIO=4&transport=polling',
	])('%s is an address that is not there, not a fault of ours', async (address) => {
		for (const actor of ['anonymous', 'learner'] as const) {
			const { status, text } = await askRaw(actor, 'GET', address)
			expect(status, actor).toBeLessThan(500)
			expect(world.canaries.leaks({ actor, route: '', sent: '' }, text)).toEqual([])
			expect(text).not.toMatch(/node_modules|at \w+ \(|DATABASE_URL/)
		}
	})
})

describe('a proxy in front', () => {
	test.each([
		['another Host', { host: 'internal:3000' }],
		['an X-Forwarded-Host', { 'x-forwarded-host': 'evil.test' }],
		['both', { host: 'internal:3000', 'x-forwarded-host': 'belay.example' }],
	])('that names %s does not break a form of ours', async (_name, headers) => {
		for (const address of ['/theme', '/login', '/practice', '/practice.data', '/nowhere'])
			expect((await askRaw('learner', 'POST', address, headers)).status, address).toBeLessThan(500)
		expect((await askRaw('learner', 'GET', '/practice', headers)).status).toBe(200)
	})
})

describe('A1: the list of routes every browser gets', () => {
	test('is one file, the same for everybody, with nothing of anybody', async () => {
		const { text: page } = await askRaw('anonymous', 'GET', '/login')
		const [address = ''] = /\/assets\/manifest-\w+\.js/.exec(page) ?? []
		const answers = await Promise.all(ACTORS.map((actor) => askRaw(actor, 'GET', address)))
		const body = (text: string) => text.slice(text.indexOf('window.__remixManifest'))
		for (const [index, { status, text }] of answers.entries()) {
			const actor = ACTORS[index] ?? 'anonymous'
			expect(status, actor).toBe(200)
			expect(body(text)).toContain('routes/admin/today')
			expect(world.canaries.leaks({ actor, route: '', sent: '' }, text)).toEqual([])
			expect(body(text)).toBe(body(answers[0]?.text ?? ''))
		}
		for (const method of ['GET', 'POST'] as const)
			expect((await askRaw('learner', method, '/__manifest?p=%2Fadmin')).status).toBe(404)
		expect(await watch.changes()).toEqual([])
	})
})
