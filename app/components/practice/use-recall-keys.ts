import { type RefObject, useEffect, useRef } from 'react'

/**
 * Digits choose, Enter does the next thing: while the keyboard is on this page's own content, so that no single key acts
 * from elsewhere (WCAG 2.1.4). With each `step` the keyboard goes to what is new, and a screen reader reads it.
 */
export function useRecallKeys(main: RefObject<HTMLElement>, step: string): void {
	const before = useRef(step)
	// Come here by address, nothing is focused yet, and the keys that the page names would do nothing.
	useEffect(() => {
		if (document.activeElement === document.body) main.current?.querySelector<HTMLElement>('[data-step]')?.focus()
	}, [main])
	useEffect(() => {
		if (before.current === step) return
		before.current = step
		main.current?.querySelector<HTMLElement>('[data-step]')?.focus()
	}, [main, step])
	useEffect(() => {
		const page = main.current
		const onKey = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
			const isOnControl = (event.target as HTMLElement).closest('a, button, summary') !== null
			const what = event.key === 'Enter' ? (isOnControl ? '' : '[data-enter]') : digit(event.key)
			const control = what && page?.querySelector<HTMLElement>(what)
			if (!control || !isShown(control)) return
			event.preventDefault()
			control.click()
		}
		page?.addEventListener('keydown', onKey)
		return () => page?.removeEventListener('keydown', onKey)
	}, [main])
}

function digit(key: string): string {
	return /^[1-9]$/.test(key) ? `[data-digit="${key}"]` : ''
}

/** What lies in closed details has no place on the page. */
function isShown(control: HTMLElement): boolean {
	return control.checkVisibility()
}
