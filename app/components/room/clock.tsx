import { Rope } from '../ui/marks'
import { useHydrated } from '../ui/use-hydrated'
import { usePhaseLeft, useRoom } from './use-room'

/** The server's clock: never red, never blinking; at zero it says who moves on. */
export function Clock() {
	const { view, me, nameOf } = useRoom()
	const { startedAtMs, endsAtMs, pausedAtMs } = view.phase
	const leftMs = usePhaseLeft()
	const isPaused = pausedAtMs !== null
	const hydrated = useHydrated()
	// A server's second and a browser's are seldom the same: rendered on the server, the clock would break hydration.
	if (view.status !== 'running' || !hydrated) return null
	const allMs = endsAtMs - startedAtMs
	const share = allMs > 0 ? Math.min(1, Math.max(0, leftMs / allMs)) : 0
	if (leftMs <= 0 && !isPaused) {
		const lead = view.leadId && nameOf(view.leadId).split(' ')[0]
		return (
			<div className="clock over" role="timer" aria-label="The time of this phase is over">
				<span className="mono">00:00</span>
				<span className="small soft">
					{view.leadId === me.personId ? 'You can move on' : lead ? `${lead} will move on` : 'Time is up'}
				</span>
			</div>
		)
	}
	const seconds = Math.max(0, Math.ceil(leftMs / 1000))
	const minutes = Math.floor(seconds / 60)
	const shown = `${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
	if (isPaused) {
		return (
			<div className="clock" role="timer" aria-label={`Paused, ${minutes} minutes ${seconds % 60} seconds left`}>
				<span className="mono" aria-hidden="true">
					{shown}
				</span>
				<span className="small soft">Paused</span>
			</div>
		)
	}
	return (
		<div className="clock" role="timer" aria-label={`${minutes} minutes ${seconds % 60} seconds left`}>
			<span className="mono" aria-hidden="true">
				{shown}
			</span>
			<Rope share={share} />
		</div>
	)
}
