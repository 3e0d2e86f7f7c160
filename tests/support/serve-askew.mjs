// The built server in a process of its own, with a clock that is wrong and people who may act as fast as they like: a node
// of the tests that look for what a room does when everything around it fails.
import { pathToFileURL } from 'node:url'

process.env.NODE_ENV = 'production'
const { start } = await import(pathToFileURL(`${process.cwd()}/build/server/index.js`).href)
const offMs = Number(process.env.CLOCK_IS_OFF_MS ?? 0)
const running = await start({
	root: process.cwd(),
	env: process.env,
	clock: () => new Date(Date.now() + offMs),
	pace: { perSecond: 1e9, burst: 1e9 },
})
process.on('SIGTERM', () => void running.close().then(() => process.exit(0)))
process.stderr.write(`Belay is at ${running.url}\n`)
