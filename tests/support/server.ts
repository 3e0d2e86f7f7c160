import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Db } from '~/domain/db'
import { hashToken } from '~/domain/sign-in/sign-ins.server'
import type { Running, StartOptions } from '../../server/index'

export type TestServer = {
	url: string
	/** Where it listens; `url` is another address when PUBLIC_URL is set. */
	port: number
	db: Db
	dataDir: string
	jobs: Running['jobs']
	/** Its data directory goes with it. */
	close(): Promise<void>
	/** Its data directory stays. */
	stop(): Promise<void>
}

/** Where the global setup left a migrated data directory; a variable reaches every worker. */
export const MIGRATED_DIR = 'BELAY_TEST_MIGRATED'

/** The built server, as `npm start` runs it, on a free port with a data directory of its own. */
export async function startServer(
	env: Record<string, string> = {},
	options: Pick<StartOptions, 'clock' | 'logTo'> = {},
): Promise<TestServer> {
	const dataDir = env.DATA_DIR ?? freshDataDir(env)
	const built = pathToFileURL(path.resolve('build/server/index.js')).href
	process.env.NODE_ENV = 'production'
	const { start } = (await import(built)) as typeof import('../../server/index')
	const running = await start({
		...options,
		root: process.cwd(),
		env: { PORT: '0', LOG_LEVEL: 'silent', ...env, DATA_DIR: dataDir },
	})
	// Nobody pulls its plug: what is lost on such a day is tested by tests/faults, and by tests with a folder of their own.
	if (running.kind === 'embedded' && !env.DATA_DIR) await running.db.$executeRaw`set synchronous_commit = off`
	return {
		url: running.url,
		port: running.port,
		db: running.db,
		dataDir,
		jobs: running.jobs,
		stop: () => running.close(),
		async close() {
			await running.close()
			if (!env.DATA_DIR) fs.rmSync(dataDir, { recursive: true, force: true })
		},
	}
}

/** A first start spends most of its time on making tables: here they are copied. */
function freshDataDir(env: Record<string, string>): string {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-data-'))
	const migrated = process.env[MIGRATED_DIR]
	if (migrated && !env.DATABASE_URL) fs.cpSync(migrated, dataDir, { recursive: true })
	return dataDir
}

/** A Cookie header of a fresh sign-in, without the cost of a password. */
export async function signInAs(db: Db, personId: string): Promise<string> {
	const token = randomBytes(25).toString('hex')
	await db.signIn.create({
		data: { id: hashToken(token), personId, expiresAt: new Date(Date.now() + 86_400_000 * 29), device: 'Test' },
	})
	return `belay=${token}`
}

export type Answer = { status: number; headers: Headers; text: string }

/** A request as a browser on our own page would send it; `headers` may say otherwise. */
export async function ask(
	server: { url: string },
	pathname: string,
	options: {
		method?: string
		cookie?: string
		form?: Record<string, string | string[]>
		headers?: Record<string, string>
		body?: string
	} = {},
): Promise<Answer> {
	const method = options.method ?? (options.form ? 'POST' : 'GET')
	const isWrite = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
	const body = options.form ? formBody(options.form) : options.body
	const response = await fetch(server.url + pathname, {
		method,
		redirect: 'manual',
		headers: {
			...(options.cookie ? { cookie: options.cookie } : {}),
			...(isWrite
				? { origin: server.url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
				: {}),
			...options.headers,
		},
		...(isWrite ? { body: body ?? '' } : {}),
	})
	return { status: response.status, headers: response.headers, text: await response.text() }
}

function formBody(form: Record<string, string | string[]>): string {
	const body = new URLSearchParams()
	for (const [name, value] of Object.entries(form)) for (const each of [value].flat()) body.append(name, each)
	return body.toString()
}
