import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { capitalized, counted } from '~/domain/number-words'
import { Rope } from '../ui/marks'

/** The server's clock of a try: `leftMs` when the page was made. `until`: "10:42" */
export type ClockView = { until: string; leftMs: number; allMs: number }

/** From here on an answer is not worth a pause before it is sent. */
export const HURRY_MS = 10_000
/** Before the end: on its way in time */
const LAST_CALL_MS = 2_000
const TICK_MS = 250
const MINUTE_MS = 60_000
/** What a screen reader is told, once each */
const SAID_AT_MINUTES = [10, 5, 1]

/**
 * How long is left, null before the browser is at work. It starts from what the server said and never asks the reader's
 * own clock; each answer of the server sets it right. Calls `keep` shortly before the end, and at the end loads the page.
 */
export function useTimeLeft(clock: ClockView | null, keep: () => void): number | null {
	const { revalidate } = useRevalidator()
	const [leftMs, setLeftMs] = useState<number | null>(null)
	const acts = useRef({ keep, revalidate })
	acts.current = { keep, revalidate }
	useEffect(() => {
		if (!clock) return
		const madeAt = performance.now()
		let before = Number.POSITIVE_INFINITY
		const tick = () => {
			const left = clock.leftMs - (performance.now() - madeAt)
			setLeftMs(left)
			if (before > LAST_CALL_MS && left <= LAST_CALL_MS) acts.current.keep()
			if (before > 0 && left <= 0) acts.current.revalidate()
			before = left
		}
		// A device that slept has not counted.
		const wake = () => document.visibilityState === 'visible' && acts.current.revalidate()
		tick()
		const timer = setInterval(tick, TICK_MS)
		document.addEventListener('visibilitychange', wake)
		return () => {
			clearInterval(timer)
			document.removeEventListener('visibilitychange', wake)
		}
	}, [clock])
	return leftMs
}

/** Seen all the time and never red; a screen reader reads it when asked, and says a few minutes by itself. */
export function AttemptClock({ clock, leftMs }: { clock: ClockView; leftMs: number | null }) {
	const left = Math.max(0, leftMs ?? clock.leftMs)
	const minutes = Math.ceil(left / MINUTE_MS)
	const seconds = Math.ceil(left / 1000)
	const due = SAID_AT_MINUTES.findLast((each) => left <= each * MINUTE_MS && clock.allMs > each * MINUTE_MS)
	return (
		<div className="attempt-clock">
			<p role="timer" aria-live="off">
				{leftMs === null ? (
					<>
						Until <b>{clock.until}</b>. When this page was sent, {counted(minutes, 'minute was', 'minutes were')} left.
					</>
				) : (
					<>
						Until <b>{clock.until}</b>,{' '}
						<span className="num">
							{Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
						</span>{' '}
						left
					</>
				)}
			</p>
			<Rope share={left / clock.allMs} />
			<p className="vh" role="status">
				{leftMs !== null && due && left > 0 ? `${capitalized(counted(due, 'minute is', 'minutes are'))} left.` : ''}
			</p>
		</div>
	)
}
