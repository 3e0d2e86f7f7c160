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
		const timer = setTimeout(
			() => submitOpen.current({ intent: 'open' }, { method: 'post', preventScrollReset: true }),
			STAY_MS,
		)
		const end = document.getElementById('end')
		const startedMs = performance.now()
		const watcher = new IntersectionObserver((entries) => {
			if (!entries.some((entry) => entry.isIntersecting) || performance.now() - startedMs < STAY_MS) return
			watcher.disconnect()
			clearTimeout(timer)
			submitEnd.current({ intent: 'read' }, { method: 'post', preventScrollReset: true })
		})
		if (end) watcher.observe(end)
		return () => {
			clearTimeout(timer)
			watcher.disconnect()
		}
	}, [slug, isRead])
}
