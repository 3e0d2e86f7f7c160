// The built server in a process of its own, so that its time and memory can be told from the load's. Started by the benchmark.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { watchPauses } from './pauses.mjs'

const root = process.env.BENCH_ROOT
let queries = 0
function count(prototype, name) {
	const asked = prototype[name]
	prototype[name] = function (...args) {
		queries++
		return asked.apply(this, args)
	}
}
if (process.env.BENCH_COUNT_QUERIES === '1') {
	const { default: pg } = await import('pg')
	const { PGlite } = await import('@electric-sql/pglite')
	count(pg.Client.prototype, 'query')
	count(PGlite.prototype, '_runExclusiveQuery')
}
process.env.NODE_ENV = 'production'
const { start } = await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)
const running = await start({
	root: process.env.BENCH_CONTENT_ROOT ?? root,
	env: process.env,
	pace: { perSecond: 1e9, burst: 1e9 },
})

const pausesSince = watchPauses()
process.on('message', async (ask) => {
	if (ask === 'close') {
		await running.close()
		process.exit(0)
	}
	const pauses = pausesSince()
	globalThis.gc?.()
	process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage(), queries, pauses })
	// What was collected to be asked for is nobody's pause.
	pausesSince()
})
process.send({ url: running.url })
