import { type RefObject, useEffect, useRef } from 'react'

/**
 * A choice takes its button away, and the keyboard would begin at the top of the page again: it goes on from what came
 * of it. @param made how many were made; @param outcome selects what came of them, the last one of which is meant
 */
export function useFocusOnOutcome(place: RefObject<HTMLElement>, made: number, outcome: string): void {
	const before = useRef(made)
	useEffect(() => {
		if (before.current === made) return
		before.current = made
		if (document.activeElement !== document.body) return
		const outcomes = place.current?.querySelectorAll<HTMLElement>(outcome)
		outcomes?.[outcomes.length - 1]?.focus({ preventScroll: true })
	}, [place, made, outcome])
}
