import fs from 'node:fs'
import { expect, test } from 'vitest'
import {
	counting,
	type Ended,
	endWhatWasStarted,
	eventually,
	launch,
	lockFile,
	migratedData,
	NPM_START,
	type ServerNode,
	START,
	startNode,
} from '../support/nodes'
import { freePort, isFree } from '../support/postgres-cluster'
import { ask } from '../support/server'

endWhatWasStarted()

const CLOSES_WITHIN_MS = 10_000

/** The process that holds the data: the server itself, also when npm and a shell stand above it. */
function serverPid(node: ServerNode): number {
	return (JSON.parse(fs.readFileSync(lockFile(node.env.DATA_DIR ?? ''), 'utf8')) as { pid: number }).pid
}

function lives(pid: number): boolean {
	try {
		process.kill(pid, 0)
		return true
	} catch {
		return false
	}
}

const asSystemd = (node: ServerNode) => process.kill(serverPid(node), 'SIGTERM')

/** Those that systemd, a container and a person at a terminal take come first; the others are for the long run. */
const ways: [string, string[], (node: ServerNode) => void, Ended[]][] = [
	[
		'Ctrl-C in the terminal of npm start',
		NPM_START,
		(node) => node.signal('SIGINT', true),
		[
			{ code: 0, signal: null },
			{ code: null, signal: 'SIGINT' },
			{ code: 130, signal: null },
		],
	],
	[
		'SIGTERM to npm alone',
		NPM_START,
		(node) => node.signal('SIGTERM'),
		[
			{ code: 0, signal: null },
			{ code: null, signal: 'SIGTERM' },
			{ code: 143, signal: null },
		],
	],
	['SIGTERM to a server without npm', START, asSystemd, [{ code: 0, signal: null }]],
	[
		'Ctrl-C twice, by somebody impatient,',
		NPM_START,
		(node) => {
			node.signal('SIGINT', true)
			node.signal('SIGINT', true)
		},
		[
			{ code: 0, signal: null },
			{ code: null, signal: 'SIGINT' },
			{ code: 130, signal: null },
		],
	],
	['SIGTERM to the server under npm start', NPM_START, asSystemd, [{ code: 0, signal: null }]],
	['Ctrl-C on a server without npm', START, (node) => node.signal('SIGINT', true), [{ code: 0, signal: null }]],
]

test.each(ways.slice(0, counting(3, ways.length)))(
	'%s closes it cleanly: port and lock are free, and the exit says so',
	async (_way, command, end, codes) => {
		const node = await startNode({}, command)
		const pid = serverPid(node)
		expect((await ask(node, '/readyz')).status).toBe(200)
		const askedMs = performance.now()
		end(node)
		await eventually('the server is gone', () => !lives(pid), CLOSES_WITHIN_MS)
		const ended = await node.ended
		expect(performance.now() - askedMs).toBeLessThan(CLOSES_WITHIN_MS)
		expect(codes).toContainEqual(ended)
		expect(fs.existsSync(lockFile(node.env.DATA_DIR ?? ''))).toBe(false)
		expect(await isFree(node.port)).toBe(true)
		expect(node.printed().err).not.toContain('Could not close cleanly')
	},
)

test.each((['SIGTERM', 'SIGINT'] as const).slice(0, counting(1, 2)))(
	'%s while it is still starting: it starts no further, and leaves no lock and no port behind',
	async (name) => {
		const dataDir = await migratedData()
		const port = await freePort()
		const starting = launch(START, { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error', SAMPLE: '1' })
		await eventually('it has taken the data', () => fs.existsSync(lockFile(dataDir)), 60_000)
		starting.signal(name, true)
		expect(await starting.ended).toEqual({ code: 0, signal: null })
		expect(starting.printed().err).not.toContain('Sample organization loaded')
		expect(fs.existsSync(lockFile(dataDir))).toBe(false)
		expect(await isFree(port)).toBe(true)
	},
)
