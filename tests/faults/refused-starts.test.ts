import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/db'
import {
	aFolder,
	endWhatWasStarted,
	launch,
	lockFile,
	migratedData,
	START,
	startNode,
	stopNode,
} from '../support/nodes'
import { freePort, isFree } from '../support/postgres-cluster'

endWhatWasStarted()

const PASSWORD = 'canary-of-a-password'

/** A refusal takes ten seconds at most where a start takes three, which is the bar of the benchmarks. */
const REFUSED_WITHIN_MS = 10_000
const STARTED_WITHIN_MS = 3_000

type Refusal = { env: Record<string, string>; portIsTaken: boolean }

/** Starts what must not start. @returns what it printed on standard error, line by line, and how long that took */
async function refusal({ env, portIsTaken }: Refusal): Promise<{ lines: string[]; tookMs: number }> {
	const port = env.PORT ?? String(await freePort())
	const dataDir = env.DATA_DIR ?? aFolder()
	const startedMs = performance.now()
	const start = launch(START, { ...env, PORT: port, DATA_DIR: dataDir })
	const ended = await start.ended
	const tookMs = performance.now() - startedMs
	expect(ended).toEqual({ code: 1, signal: null })
	const { out, err } = start.printed()
	expect(err + out).not.toMatch(/^\s+at /m)
	expect(err + out).not.toContain(PASSWORD)
	expect(fs.existsSync(lockFile(dataDir))).toBe(false)
	if (!portIsTaken && !env.PORT) expect(await isFree(Number(port))).toBe(true)
	if (env.CONTENT_DIR) expect(out).not.toContain('database open')
	const lines = err
		.trim()
		.split('\n')
		.filter((line) => line !== 'Preparing the database …')
	return { lines, tookMs }
}

async function msOfAGoodStart(): Promise<number> {
	const DATA_DIR = await migratedData()
	const startedMs = performance.now()
	const node = await startNode({ DATA_DIR })
	const tookMs = performance.now() - startedMs
	await stopNode(node)
	return tookMs
}

/** As {@link refusal}, within its time. */
async function refusedStart(env: Record<string, string>, { portIsTaken = false } = {}): Promise<string[]> {
	const { lines, tookMs } = await refusal({ env, portIsTaken })
	if (tookMs <= REFUSED_WITHIN_MS) return lines
	// The machine is slower, or busy with the tests beside these: it is measured by a good start at the same moment.
	const [again, goodMs] = await Promise.all([refusal({ env, portIsTaken }), msOfAGoodStart()])
	expect(again.tookMs).toBeLessThan(REFUSED_WITHIN_MS * Math.max(1, goodMs / STARTED_WITHIN_MS))
	return again.lines
}

async function aServer(onConnection: (socket: net.Socket) => void): Promise<{ port: number; server: net.Server }> {
	const server = net.createServer(onConnection)
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	return { port: (server.address() as net.AddressInfo).port, server }
}

describe('a value that cannot be right stops the start in one line that names the variable:', () => {
	// Every value of every variable: tests/server/env.test.ts. A start reads them by the same function.
	test('a password in it is not said again', async () => {
		const lines = await refusedStart({ SMTP_URL: `https://belay:${PASSWORD}@127.0.0.1` })
		expect(lines).toEqual([expect.stringMatching(/^The environment is not right\. SMTP_URL: \S/)])
	})

	test('several at once are all said, still in one line', async () => {
		const lines = await refusedStart({ PORT: 'eighty', LOG_LEVEL: 'loud' })
		expect(lines).toEqual([expect.stringMatching(/PORT: .*; LOG_LEVEL: /)])
	})

	test('a HOST others can reach, without the PUBLIC_URL they use', async () => {
		expect(await refusedStart({ HOST: '0.0.0.0' })).toEqual([
			expect.stringMatching(/^PUBLIC_URL must be set when HOST is 0\.0\.0\.0: /),
		])
	})

	test('a HOST this machine does not have', async () => {
		const env = { HOST: '192.0.2.1', PUBLIC_URL: 'https://belay.example.com', DATA_DIR: await migratedData() }
		expect(await refusedStart(env)).toEqual([expect.stringMatching(/^Cannot listen on 192\.0\.2\.1:\d+: /)])
	})
})

describe('what is not there stops the start in one line that says what it is:', () => {
	test('a database nobody answers for, without its password', async () => {
		const port = await freePort()
		const lines = await refusedStart({ DATABASE_URL: `postgresql://belay:${PASSWORD}@127.0.0.1:${port}/belay` })
		expect(lines).toEqual([
			expect.stringMatching(
				new RegExp(`^The database does not answer at postgresql://127\\.0\\.0\\.1:${port}/belay: `),
			),
		])
	})

	test('a database that takes the connection and then says nothing', async () => {
		const { port, server } = await aServer(() => undefined)
		const lines = await refusedStart({ DATABASE_URL: `postgresql://belay:${PASSWORD}@127.0.0.1:${port}/belay` })
		expect(lines).toEqual([expect.stringMatching(/^The database does not answer at /)])
		server.close()
	})

	test('a database that is something else', async () => {
		const { port, server } = await aServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
		const lines = await refusedStart({ DATABASE_URL: `postgresql://belay:${PASSWORD}@127.0.0.1:${port}/belay` })
		expect(lines).toEqual([expect.stringMatching(/^The database does not answer at /)])
		server.close()
	})

	test('a port that is taken', async () => {
		const { port, server } = await aServer(() => undefined)
		const env = { PORT: String(port), DATA_DIR: await migratedData() }
		expect(await refusedStart(env, { portIsTaken: true })).toEqual([
			`Port ${port} on 127.0.0.1 is taken. Set PORT to another one.`,
		])
		server.close()
	})

	test.each([
		['a file in the place of the data folder', (file: string) => file],
		['a data folder under a file', (file: string) => path.join(file, 'data')],
	])('%s', async (_what, place) => {
		const file = path.join(aFolder(), 'occupied')
		fs.writeFileSync(file, 'mine')
		const dataDir = place(file)
		expect(await refusedStart({ DATA_DIR: dataDir })).toEqual([
			expect.stringMatching(new RegExp(`^DATA_DIR ${dataDir} cannot be written: `)),
		])
		expect(fs.readFileSync(file, 'utf8')).toBe('mine')
	})

	test('a data folder that holds something else than a database', async () => {
		const dataDir = aFolder()
		fs.mkdirSync(path.join(dataDir, 'pg'))
		fs.writeFileSync(path.join(dataDir, 'pg', 'PG_VERSION'), '9.6\n')
		expect(await refusedStart({ DATA_DIR: dataDir })).toEqual([
			expect.stringMatching(new RegExp(`^The embedded database in ${dataDir} does not open: `)),
		])
	})

	test('a content folder that is not there', async () => {
		const lines = await refusedStart({ CONTENT_DIR: '/nowhere/content' })
		expect(lines[0]).toMatch(/^The content in \/nowhere\/content has \d+ faults?:$/)
		for (const line of lines.slice(1)) expect(line).toMatch(/^[^:]+: [^:]+: .+/)
	})
})

test('content with faults lists every one as file: field: message, and changes no database', async () => {
	const contentDir = aFolder('content')
	fs.cpSync('content', contentDir, { recursive: true })
	const program = 'programs/technical-leadership-ladder/program.yaml'
	const lesson = fs
		.readdirSync(path.join(contentDir, 'programs/technical-leadership-ladder'), { recursive: true, encoding: 'utf8' })
		.find((file) => file.endsWith('.mdx'))
	const change = (file: string, from: RegExp, to: string) => {
		const whole = path.join(contentDir, file)
		const before = fs.readFileSync(whole, 'utf8')
		expect(before).toMatch(from)
		fs.writeFileSync(whole, before.replace(from, to))
	}
	change(program, /^title: .*$/m, 'title: 7')
	change(`programs/technical-leadership-ladder/${lesson}`, /^title: .*$/m, 'tittle: Seven')
	const DATA_DIR = aFolder()
	const lines = await refusedStart({ CONTENT_DIR: contentDir, DATA_DIR })
	// Nor are rooms opened first where there is nothing to migrate.
	expect(await refusedStart({ CONTENT_DIR: contentDir, DATA_DIR: await migratedData() })).toEqual(lines)
	expect(lines[0]).toBe(`The content in ${contentDir} has ${lines.length - 1} faults:`)
	for (const line of lines.slice(1)) expect(line).toMatch(/^[\w./-]+\.(yaml|mdx)(:\d+)?: \S.*: .+/)
	const named = (file: string) =>
		lines.filter((line) => line.replace(/:\d+(?=: )/, '').startsWith(`${file}: `)).join('\n')
	expect(named(program)).toContain(': title: ')
	expect(named(`programs/technical-leadership-ladder/${lesson}`)).toContain('title')
	const database = await openDatabase({ dataDir: DATA_DIR })
	const { rows } = await database.executeSql(`select to_regclass('_prisma_migrations') as made`)
	expect(rows).toEqual([{ made: null }])
	await database.close()
})
