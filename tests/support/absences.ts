import type { Screen } from './sockets'

/** A time for which somebody did not have their room, on this process's clock. */
export type Absence = { lostMs: number; backMs: number }

/** Notes when each screen loses its room, and when it has it again, with all it missed. */
export function watchAbsences(screens: readonly Screen[]) {
	const absences: Absence[] = []
	const away = new Map<Screen, number>()
	const stops = screens.map((screen) =>
		screen.client.subscribe(() => {
			const lostMs = away.get(screen)
			const isHere = screen.state().connection === 'connected'
			if (!isHere && lostMs === undefined) away.set(screen, performance.now())
			if (!isHere || lostMs === undefined) return
			away.delete(screen)
			absences.push({ lostMs, backMs: performance.now() })
		}),
	)
	return {
		/** Those that are over */
		absences: () => [...absences],
		/** How many are away now */
		awayCount: () => away.size,
		stop() {
			for (const stop of stops) stop()
		},
	}
}
