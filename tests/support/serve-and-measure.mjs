// The built server in a process of its own that says what it uses: memory after a collection, how late its event loop
// runs, what it holds open. Started by measured-server.ts with the garbage collector at hand.
import fs from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'

process.env.NODE_ENV = 'production'
const { start } = await import(pathToFileURL(`${process.cwd()}/build/server/index.js`).href)
const running = await start({ root: process.cwd(), env: process.env })
const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()

// Whoever asked is gone: nobody will say close any more.
process.on('disconnect', () => process.exit(1))
process.on('message', async (ask) => {
	if (ask === 'close') {
		await running.close()
		process.exit(0)
	}
	globalThis.gc()
	const open = {}
	for (const kind of process.getActiveResourcesInfo()) open[kind] = (open[kind] ?? 0) + 1
	const { rss, heapUsed } = process.memoryUsage()
	// The collection itself is not the server's lateness: the count begins anew after it.
	const late = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }
	process.send({ rss, heapUsed, late, open, ...processorMs() })
	delay.reset()
})

/** What the main thread has had of a processor so far, and how long it stood in line for one (Linux says). */
function processorMs() {
	try {
		const [ranNs, waitedNs] = fs.readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number)
		return { ranMs: ranNs / 1e6, waitedMs: waitedNs / 1e6 }
	} catch {
		const { user, system } = process.cpuUsage()
		return { ranMs: (user + system) / 1_000, waitedMs: 0 }
	}
}

process.send({ url: running.url })
