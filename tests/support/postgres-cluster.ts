import { execFileSync, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
	interface ProvidedContext {
		/** postgresql://…/postgres of a cluster that belongs to this run */
		clusterUrl: string
	}
}

export type Cluster = {
	url: string
	stop(mode?: 'fast' | 'immediate'): Promise<void>
	/** Ends it and starts it again, with what it had written down */
	restart(mode?: 'fast' | 'immediate'): Promise<void>
}

/** A PostgreSQL cluster of this run's own, from the installed binaries, on a free port. */
export async function startCluster(): Promise<Cluster> {
	const bin = findBinaries()
	const home = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-pg-'))
	const dataDir = path.join(home, 'data')
	const owner = unprivilegedUser()
	if (owner) fs.chownSync(home, owner.uid, owner.gid)
	const as = { ...(owner ?? {}), cwd: home, stdio: 'pipe' as const }
	execFileSync(
		path.join(bin, 'initdb'),
		['-D', dataDir, '-U', 'belay', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
		as,
	)
	const port = await freePort()
	const args = [
		'-D',
		dataDir,
		'-p',
		String(port),
		'-k',
		home,
		'-c',
		'listen_addresses=127.0.0.1',
		'-c',
		'max_connections=200',
	]
	const url = `postgresql://belay@127.0.0.1:${port}/postgres`
	const begin = async () => {
		const server = spawn(path.join(bin, 'postgres'), args, { ...as, stdio: 'ignore' })
		const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
		await untilReady(url, ended)
		return { server, ended }
	}
	const end = async ({ server, ended }: Awaited<ReturnType<typeof begin>>, mode: 'fast' | 'immediate') => {
		server.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
		await ended
	}
	let running = await begin()
	return {
		url,
		async stop(mode = 'fast') {
			await end(running, mode)
			fs.rmSync(home, { recursive: true, force: true })
		},
		async restart(mode = 'fast') {
			await end(running, mode)
			running = await begin()
		},
	}
}

export default async function setup(project: TestProject) {
	const cluster = await startCluster()
	project.provide('clusterUrl', cluster.url)
	return () => cluster.stop('immediate')
}

function findBinaries(): string {
	const fromPath = (process.env.PATH ?? '').split(path.delimiter)
	const debian = fs.existsSync('/usr/lib/postgresql')
		? fs.readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
		: []
	const found = [...fromPath, ...debian.reverse()].find(
		(dir) => fs.existsSync(path.join(dir, 'initdb')) && fs.existsSync(path.join(dir, 'postgres')),
	)
	if (!found)
		throw new Error(
			'These tests need PostgreSQL: put initdb and postgres into PATH, or install the package postgresql.',
		)
	return found
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined
	for (const name of ['postgres', 'nobody']) {
		const line = fs
			.readFileSync('/etc/passwd', 'utf8')
			.split('\n')
			.find((each) => each.startsWith(`${name}:`))
		const [, , uid, gid] = line?.split(':') ?? []
		if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
	}
	throw new Error('As root these tests need a user "postgres" or "nobody" to run PostgreSQL.')
}

/**
 * A port to give to another process. Not one the kernel hands out: between asking and listening it would give
 * the same to any outgoing connection, of which these tests make thousands.
 */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(20_000, 32_000)
		if (await isFree(port)) return port
	}
}

export function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = net.createServer()
		probe.once('error', () => resolve(false))
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
	})
}

/** It listens before it takes queries: "the database system is starting up". */
async function untilReady(url: string, ended: Promise<void>): Promise<void> {
	let over = false
	void ended.then(() => {
		over = true
	})
	const deadline = Date.now() + 30_000
	while (Date.now() < deadline && !over) {
		const client = new pg.Client({ connectionString: url })
		// Refused while the server starts, it may still tell of its end later.
		client.on('error', () => undefined)
		try {
			await client.connect()
			await client.query('select 1')
			return
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50))
		} finally {
			await client.end().catch(() => undefined)
		}
	}
	throw new Error('PostgreSQL did not start.')
}
