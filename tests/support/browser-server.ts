import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { flagsOfStart } from './start-flags'

export type BrowserServer = {
	url: string
	/** Lines of the log at level "error", oldest first */
	errors(): string[]
	stop(): Promise<void>
}

/** Where the global setup left a data directory with the sample organization; a variable reaches every worker. */
export const SAMPLE_DIR = 'BELAY_E2E_SAMPLE'
/** So that a test can make the addresses that letters hold. */
export const BELAY_SECRET = 'of the servers that browsers visit'
const STARTS_WITHIN_MS = 80_000
const STOPS_WITHIN_MS = 15_000

/** A data directory of one's own: empty, or with the sample organization as it is on its first day. Whoever asks removes it. */
export function freshDataDir(holds: 'nothing' | 'sample'): string {
	const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'belay-e2e-'))
	const sample = process.env[SAMPLE_DIR]
	if (holds === 'sample' && sample) fs.cpSync(sample, dataDir, { recursive: true })
	return dataDir
}

/** A server lives for one story: what V8 would spend on making the embedded database quicker it never gets back. */
const QUICKLY = ['--liftoff-only']

/**
 * What `npm start` runs, as a process of its own: a free port, a fresh data directory, and nothing of our environment.
 * `keptDir`: where the data go when they are to stay after it has stopped.
 */
export async function startProcess(env: Record<string, string> = {}, keptDir?: string): Promise<BrowserServer> {
	const dataDir = keptDir ?? freshDataDir(env.SAMPLE ? 'sample' : 'nothing')
	const child = spawn(process.execPath, [...flagsOfStart(), ...QUICKLY, 'server/setup/start.mjs'], {
		env: {
			NODE_ENV: 'production',
			PATH: process.env.PATH ?? '',
			HOME: process.env.HOME ?? os.tmpdir(),
			PORT: '0',
			LOG_LEVEL: 'error',
			BELAY_SECRET,
			DATA_DIR: dataDir,
			...env,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	let log = ''
	let said = ''
	child.stdout.on('data', (chunk: Buffer) => {
		log += chunk.toString()
	})
	child.stderr.on('data', (chunk: Buffer) => {
		said += chunk.toString()
	})
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
	const stop = async () => {
		if (child.exitCode === null && child.signalCode === null) {
			child.kill('SIGTERM')
			const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
			await gone
			clearTimeout(late)
		}
		if (!keptDir) fs.rmSync(dataDir, { recursive: true, force: true })
	}
	try {
		const url = await addressOf(child, () => said)
		return { url, errors: () => log.split('\n').filter((line) => line.includes('"level":50')), stop }
	} catch (error) {
		await stop()
		throw error
	}
}

/** The server prints its address once it serves; /readyz then says that the database answers. */
async function addressOf(child: ChildProcess, said: () => string): Promise<string> {
	const deadlineMs = Date.now() + STARTS_WITHIN_MS
	for (;;) {
		const url = /Belay is at (\S+)/.exec(said())?.[1]
		if (url && (await fetch(`${url}/readyz`)).ok) return url
		if (child.exitCode !== null || Date.now() > deadlineMs) throw new Error(`The server did not start.\n${said()}`)
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
}
