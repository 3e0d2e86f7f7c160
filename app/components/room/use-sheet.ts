import { useEffect, useState } from 'react'
import type { SheetClient } from './sheet-client'
import { useRoom } from './use-room'

/** Null until it is loaded. */
export function useSheet(): SheetClient | null {
	const { openSheet, view, state } = useRoom()
	const [client, setClient] = useState<SheetClient | null>(null)
	const { version } = view.phase
	const isConnected = state.connection === 'connected'
	// biome-ignore lint/correctness/useExhaustiveDependencies: what could not be loaded is tried again with the line, and with each phase.
	useEffect(() => {
		let isGone = false
		// Without it the page still shows what the sheet said when it was made.
		openSheet().then(
			(opened) => (isGone ? undefined : setClient(opened)),
			() => undefined,
		)
		return () => {
			isGone = true
		}
	}, [openSheet, isConnected, version])
	// biome-ignore lint/correctness/useExhaustiveDependencies: with each phase anew.
	useEffect(() => client?.renew(), [client, version])
	return client
}
