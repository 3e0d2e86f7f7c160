// What made a process wait, since it was last asked: its event loop, and the garbage collector.
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'

export function watchPauses() {
	const loop = monitorEventLoopDelay({ resolution: 1 })
	loop.enable()
	let collections = []
	const observer = new PerformanceObserver((list) =>
		collections.push(...list.getEntries().map((each) => each.duration)),
	)
	observer.observe({ entryTypes: ['gc'] })
	return () => {
		collections.push(...observer.takeRecords().map((each) => each.duration))
		const pauses = {
			loopP99: loop.percentile(99) / 1e6,
			loopMost: loop.max / 1e6,
			collected: collections.reduce((sum, ms) => sum + ms, 0),
			collectedMost: Math.max(0, ...collections),
		}
		loop.reset()
		collections = []
		return pauses
	}
}
