import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Db } from '~/domain/db'
import { openDatabase } from '../../server/db'
import { migrate } from '../../server/migrate'
import { freePort } from './postgres-cluster'
import { MIGRATED_DIR } from './server'
import { flagsOfStart } from './start-flags'

export { counting } from './counting'

export type Ended = { code: number | null; signal: NodeJS.Signals | null }

/** A process that was started like an operator starts it, whatever becomes of it. */
export type Launched = {
	pid: number
	/** What it has printed so far */
	printed(): { out: string; err: string }
	/** Resolves when it has printed this on standard error; rejects when it ends before. */
	says(words: string, withinMs?: number): Promise<void>
	/** @param toGroup to all of its process group, as a terminal does on Ctrl-C */
	signal(name: NodeJS.Signals, toGroup?: boolean): void
	ended: Promise<Ended>
}

/** A whole Belay that answers requests, in a process of its own. */
export type ServerNode = Launched & { url: string; port: number; env: Record<string, string> }

const FOLDERS: string[] = []
const STARTED = new Set<ChildProcess>()

/** Call once at the top of a file that starts processes: none outlives it, nor does a folder. */
export function endWhatWasStarted(): void {
	const end = () => {
		for (const child of STARTED) if (child.pid) endGroup(child.pid)
	}
	process.once('exit', end)
	afterAll(async () => {
		const ending = [...STARTED].map((child) => new Promise((resolve) => child.once('close', resolve)))
		end()
		await Promise.all(ending)
		process.off('exit', end)
		for (const folder of FOLDERS.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
	})
}

function endGroup(pid: number): void {
	try {
		process.kill(-pid, 'SIGKILL')
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
	}
}

/** An empty folder that goes when the file's tests are over. */
export function aFolder(what = 'data'): string {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), `belay-${what}-`))
	FOLDERS.push(folder)
	return folder
}

export const START = [process.execPath, ...flagsOfStart(), 'server/setup/start.mjs']
export const NPM_START = ['npm', 'start']

function environment(env: Record<string, string>): NodeJS.ProcessEnv {
	const { PATH = '', HOME = '' } = process.env
	return { PATH, HOME, npm_config_update_notifier: 'false', ...env } as object as NodeJS.ProcessEnv
}

/** Starts a command in a process group of its own, with nothing of this test's environment but where to find programs. */
export function launch(command: readonly string[], env: Record<string, string>, cwd = process.cwd()): Launched {
	const [program = '', ...args] = command
	const child = spawn(program, args, {
		cwd,
		env: environment(env),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	})
	STARTED.add(child)
	let out = ''
	let err = ''
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		out += text
	})
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		err += text
	})
	const ended = new Promise<Ended>((resolve) => {
		child.once('error', (error) => {
			STARTED.delete(child)
			err += String(error)
			resolve({ code: 127, signal: null })
		})
		child.once('close', (code, signal) => {
			STARTED.delete(child)
			resolve({ code, signal })
		})
	})
	const pid = child.pid ?? 0
	return {
		pid,
		printed: () => ({ out, err }),
		says: (words, withinMs = 60_000) =>
			new Promise((resolve, reject) => {
				const settle = (problem?: string) => {
					clearTimeout(late)
					child.stderr.off('data', look)
					if (problem) reject(new Error(`${problem}: ${words}\n${err}${out}`))
					else resolve()
				}
				const look = () => err.includes(words) && settle()
				const late = setTimeout(() => settle('Never said'), withinMs)
				child.stderr.on('data', look)
				void ended.then(() => settle(err.includes(words) ? undefined : 'Ended without saying'))
				look()
			}),
		signal(name, toGroup = false) {
			process.kill(toGroup ? -pid : pid, name)
		},
		ended,
	}
}

/** A data folder of its own whose database is migrated and empty: copied, because making one takes seconds. */
export async function migratedData(): Promise<string> {
	const folder = aFolder()
	const migrated = process.env[MIGRATED_DIR]
	if (migrated) fs.cpSync(migrated, folder, { recursive: true })
	else await withData(folder, async () => undefined)
	return folder
}

/**
 * A server that is ready. It keeps its port and data over a restart with the same `env`.
 * Without DATA_DIR it gets a migrated folder of its own, without PORT a free one.
 */
export async function startNode(env: Record<string, string> = {}, command = START): Promise<ServerNode> {
	const port = env.PORT ? Number(env.PORT) : await freePort()
	const dataDir = env.DATA_DIR ?? (env.DATABASE_URL ? aFolder() : await migratedData())
	const whole = { LOG_LEVEL: 'error', ...env, PORT: String(port), DATA_DIR: dataDir }
	const node = launch(command, whole)
	await node.says('Belay is at')
	return { ...node, url: `http://127.0.0.1:${port}`, port, env: whole }
}

/** Asks it to end as systemd would, and waits. */
export async function stopNode(node: Launched): Promise<Ended> {
	node.signal('SIGTERM')
	return node.ended
}

/** As a power cut, for the process. */
export async function killNode(node: Launched): Promise<Ended> {
	node.signal('SIGKILL')
	return node.ended
}

/** The embedded database of a server that is not running: what its next start will find. */
export async function withData<Result>(dataDir: string, work: (db: Db) => Promise<Result>): Promise<Result> {
	const database = await openDatabase({ dataDir })
	try {
		await migrate(database.adapter, process.cwd())
		return await work(database.db)
	} finally {
		await database.close()
	}
}

export function lockFile(dataDir: string): string {
	return path.join(dataDir, 'belay.lock')
}

/** Looks again until it holds. @throws with `what` when it does not within the time */
export async function eventually(
	what: string,
	holds: () => boolean | Promise<boolean>,
	withinMs = 10_000,
): Promise<void> {
	const deadline = Date.now() + withinMs
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`Never came true: ${what}`)
		await new Promise((resolve) => setTimeout(resolve, 20))
	}
}
