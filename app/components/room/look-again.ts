import type { Manager } from 'socket.io-client'

const SOON = { ms: 250, attempts: 60 }
const LATER_MS = 3_000

/** How a room begins to look for its server. */
export const LOOK_AGAIN = { reconnectionDelay: 200, reconnectionDelayMax: SOON.ms }

/** A server that starts anew is back in seconds: for so long it is looked for often, and then more rarely. */
export function lookAgain(manager: Manager): void {
	manager.on('open', () => manager.reconnectionDelayMax(SOON.ms))
	manager.on('reconnect_attempt', (attempt) => {
		if (attempt > SOON.attempts) manager.reconnectionDelayMax(LATER_MS)
	})
}
