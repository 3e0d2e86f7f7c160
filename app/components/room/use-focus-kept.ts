import { useEffect, useRef } from 'react'
import type { RoomView } from '~/domain/room/view'

/** The phase's own heading comes before that of a case beside it. */
const HEADINGS = ['#main .h1, #main h2.h2, #main .topic h2', '#main h2', '#main']

/**
 * What had the focus may go, with its phase or with what it did: then the focus goes to the heading of the phase, and the
 * page does not move. Where nobody had it, or it is elsewhere, nothing happens.
 * @param notice what stands above the page, with a button of its own
 */
export function useFocusKept(view: RoomView, notice: string): void {
	const last = useRef<Element | null>(null)
	useEffect(() => {
		const onFocus = (event: FocusEvent) => {
			last.current = event.target as Element
		}
		// Whoever presses on the page itself has left the control, and lost nothing.
		const onPress = (event: PointerEvent) => {
			if (!last.current?.contains(event.target as Node)) last.current = null
		}
		document.addEventListener('focusin', onFocus)
		document.addEventListener('pointerdown', onPress)
		return () => {
			document.removeEventListener('focusin', onFocus)
			document.removeEventListener('pointerdown', onPress)
		}
	}, [])
	// biome-ignore lint/correctness/useExhaustiveDependencies: what has changed is not read here, but in the page.
	useEffect(() => {
		const before = last.current
		if (document.activeElement !== document.body || !before) return
		if (before.isConnected && !before.matches(':disabled')) return
		last.current = null
		const heading = HEADINGS.map((each) => document.querySelector<HTMLElement>(each)).find(Boolean)
		if (!heading) return
		heading.tabIndex = -1
		heading.focus({ preventScroll: true })
	}, [view, notice])
}
