import { expect } from 'vitest'
import type { MeasuredServer } from './measured-server'
import { ask } from './server'

const MIB = 1024 * 1024
/** Below the pace of a person, so that nobody who works is held back. */
const EACH_MS = 70

export const pace = () => new Promise((resolve) => setTimeout(resolve, EACH_MS))

/** What others noticed, in milliseconds: of their acts, and of /healthz; and what it cost the server in memory. */
export type Noticed = { p95: number; rssMib: number; healthMs: number }

/** The others act, somebody asks how it is, and memory is read, as long as the work lasts. */
export async function beside(
	server: MeasuredServer,
	work: () => Promise<unknown>,
	act: () => Promise<unknown>,
): Promise<Noticed> {
	const { rss } = await server.usage()
	const waits: number[] = []
	let mostRss = 0
	let healthMs = 0
	let isOver = false
	const over = work().finally(() => {
		isOver = true
	})
	await Promise.all([
		over,
		(async () => {
			while (!isOver) {
				const sentMs = performance.now()
				await act()
				waits.push(performance.now() - sentMs)
				await pace()
			}
		})(),
		(async () => {
			while (!isOver) {
				mostRss = Math.max(mostRss, (await server.usage()).rss)
				const askedMs = performance.now()
				expect((await ask(server, '/healthz')).status).toBe(200)
				healthMs = Math.max(healthMs, performance.now() - askedMs)
				await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 1_000))])
			}
		})(),
	])
	mostRss = Math.max(mostRss, (await server.usage()).rss)
	const p95 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? 0
	return { p95, rssMib: (mostRss - rss) / MIB, healthMs }
}
