import autocannon from 'autocannon'
import { cpuMs, startChild } from './child'
import type { World } from './world'

/** The first module; its first part is asked for. */
export const LESSON = '/learn/technical-leadership-ladder/l1/active-listening/'
const SECONDS = 4
const ROUNDS = 3
const WARM_UP_SECONDS = 3
const CONNECTIONS = [1, 10, 50]
const COUNTED = 40

export type LessonRow = {
	on: string
	connections: number
	perSecond: number
	p50: number
	p99: number
	cpu: number
	/** Of the bare server's requests a second, same bytes and connections */
	ofBare: number
}
export type Lesson = {
	rows: LessonRow[]
	queries: { on: string; perRequest: number }[]
	bytes: { plain: number; gzip: number }
}

/** The page its module leads to. */
export async function lessonPath(url: string, cookie: string): Promise<string> {
	const response = await fetch(url + LESSON.slice(0, -1), { headers: { cookie }, redirect: 'manual' })
	const location = response.headers.get('location')
	if (location) return new URL(location, url).pathname
	const [, path] = new RegExp(`href="(${LESSON}[a-z0-9-]+)"`).exec(await response.text()) ?? []
	if (!path) throw new Error('the module names no part')
	return path
}

export async function measureLesson(world: World): Promise<Lesson> {
	const { cookie } = world.reader
	const app = await startChild('serve', world.env)
	const path = await lessonPath(app.url, cookie)
	const rows: LessonRow[] = []
	const encodings = world.kind === 'PostgreSQL' ? ['identity', 'gzip'] : ['identity']
	const bytes = { plain: 0, gzip: 0 }
	for (const encoding of encodings) {
		const headers = { cookie, 'accept-encoding': encoding }
		const page = await fetch(app.url + path, { headers })
		if (page.status !== 200) throw new Error(`the lesson answered ${page.status}`)
		const plain = Buffer.from(await page.arrayBuffer())
		bytes.plain = plain.length
		if (encoding === 'gzip') bytes.gzip = await wireBytes(app.url + path, headers)
		const bare = await startChild(
			'bare',
			{},
			{
				// autocannon does not decode: the bare server sends as many bytes as arrive from ours.
				body: plain.subarray(0, encoding === 'gzip' ? bytes.gzip : plain.length).toString('base64'),
				headers: { 'content-type': 'text/html; charset=utf-8' },
			},
		)
		await autocannon({ url: app.url + path, connections: 10, duration: WARM_UP_SECONDS, headers })
		for (const connections of CONNECTIONS) {
			const rounds: LessonRow[] = []
			for (let round = 0; round < ROUNDS; round++) {
				const peer = await autocannon({ url: bare.url, connections, duration: SECONDS / 2 })
				const before = await app.usage()
				const result = await autocannon({ url: app.url + path, connections, duration: SECONDS, headers })
				const after = await app.usage()
				if (result.non2xx + result.errors > 0)
					throw new Error(`${result.non2xx + result.errors} requests were not answered`)
				rounds.push({
					on: `${world.kind}, ${encoding === 'gzip' ? 'gzip' : 'uncompressed'}`,
					connections,
					perSecond: result.requests.average,
					p50: result.latency.p50,
					p99: result.latency.p99,
					cpu: cpuMs(before, after) / result.requests.total,
					ofBare: result.requests.average / peer.requests.average,
				})
			}
			rows.push(rounds.reduce((best, round) => (round.perSecond > best.perSecond ? round : best)))
		}
		await bare.close()
	}
	await app.close()
	return { rows, queries: [{ on: world.kind, perRequest: await countQueries(world, path) }], bytes }
}

/** What goes over the wire: fetch would unpack it. */
async function wireBytes(url: string, headers: Record<string, string>): Promise<number> {
	const { default: http } = await import('node:http')
	return new Promise((resolve, reject) => {
		http
			.get(url, { headers }, (response) => {
				let sum = 0
				response.on('data', (chunk: Buffer) => {
					sum += chunk.length
				})
				response.on('end', () => resolve(sum))
			})
			.on('error', reject)
	})
}

/** In a run of its own: counting costs time. The least of the rounds: a server that has just started also sets up its jobs. */
async function countQueries(world: World, path: string): Promise<number> {
	const app = await startChild('serve', { ...world.env, BENCH_COUNT_QUERIES: '1' })
	const headers = { cookie: world.reader.cookie }
	await fetch(app.url + path, { headers })
	const rounds: number[] = []
	for (let round = 0; round < ROUNDS; round++) {
		const before = await app.usage()
		for (let index = 0; index < COUNTED; index++) await (await fetch(app.url + path, { headers })).text()
		rounds.push(((await app.usage()).queries - before.queries) / COUNTED)
	}
	await app.close()
	return Math.min(...rounds)
}
