import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const STAY_MS = 4_000

/** Progress is saved as one reads: where one is after a few seconds, and the part once its end was on screen. */
export function useSavedAsRead(slug: string, isRead: boolean) {
	const opened = useFetcher({ key: 'reading-open' })
	const finished = useFetcher({ key: 'reading-end' })
	const submitOpen = useRef(opened.submit)
	const submitEnd = useRef(finished.submit)
	submitOpen.current = opened.submit
	submitEnd.current = finished.submit
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new part restarts both.
	useEffect(() => {
		if (isRead) return
		const end = document.getElementById('end')
		// The watcher speaks only on a change: who is at the end before the time is over, and stays, is counted by the timer.
		let atEnd = false
		let stayed = false
		const timer = setTimeout(() => {
			stayed = true
			if (atEnd) finish()
			else submitOpen.current({ intent: 'open' }, { method: 'post', preventScrollReset: true })
		}, STAY_MS)
		const watcher = new IntersectionObserver((entries) => {
			atEnd = entries.at(-1)?.isIntersecting ?? atEnd
			if (atEnd && stayed) finish()
		})
		const finish = () => {
			watcher.disconnect()
			submitEnd.current({ intent: 'read' }, { method: 'post', preventScrollReset: true })
		}
		if (end) watcher.observe(end)
		return () => {
			clearTimeout(timer)
			watcher.disconnect()
		}
	}, [slug, isRead])
}
