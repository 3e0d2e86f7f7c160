import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { paths } from '~/paths'
import { forgetKept } from '../room/forget-kept'

/**
 * What a room kept in this browser goes with its person's sign-out, and is gone for whoever signs in here next. Browsers
 * do the first by themselves, where the page came over a connection they trust (docs/decisions/0041). A sign-in that only
 * ran out keeps it.
 */
export function useKeptHere(readerId: string | null): void {
	const { pathname, search } = useLocation()
	const before = useRef(readerId)
	// A guard that sends somebody to sign in again names the page to come back to; a sign-out does not.
	const isAfterSignOut = readerId === null && pathname === paths.login() && !new URLSearchParams(search).has('next')
	useEffect(() => {
		const wasSignedIn = before.current !== null
		before.current = readerId
		if (readerId === null && !(wasSignedIn && isAfterSignOut)) return
		forgetKept(readerId).catch(() => undefined)
	}, [readerId, isAfterSignOut])
}
