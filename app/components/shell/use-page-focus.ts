import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * After a click within the app the keyboard goes on from the new page, as after a full load, and a screen reader reads
 * how it begins. Without this, focus stays where the link was that is no longer there.
 */
export function usePageFocus(): void {
	const { pathname, hash } = useLocation()
	const before = useRef(pathname)
	useEffect(() => {
		if (before.current === pathname) return
		before.current = pathname
		const main = document.getElementById('main')
		if (hash || !main) return
		main.tabIndex = -1
		main.focus({ preventScroll: true })
	}, [pathname, hash])
}
