import { uuid } from './uuid'

/** A page of this browser, as its other pages see it: by a lock that it holds as long as it lives. */
export type Tab = {
	id: string
	/** Resolves once the others can see that it lives. */
	live(): Promise<void>
	/** Does something with what another has left, unless that one lives. */
	inherit(otherId: string | undefined, take: () => Promise<unknown>): Promise<void>
	close(): void
}

/** A page that is just being left, as on a reload, holds its lock a moment longer. */
const LEAVES_WITHIN_MS = 500

/** Without locks, as where there is no secure context, all is inherited at once: the server counts each act once anyway. */
export function aTab(): Tab {
	const id = uuid()
	const locks = typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined)
	const lockOf = (tabId: string) => `belay-room:${tabId}`
	let alive: Promise<void> | null = null
	let end = () => {}
	return {
		id,
		live() {
			alive ??= new Promise((resolve) => {
				const over = new Promise<void>((ended) => {
					end = ended
				})
				const hold = () => {
					resolve()
					return over
				}
				void locks?.request(lockOf(id), hold).catch(() => resolve())
				if (!locks) resolve()
			})
			return alive
		},
		async inherit(otherId, take) {
			if (otherId === id) return
			if (!locks || otherId === undefined) return void (await take())
			const signal = AbortSignal.timeout(LEAVES_WITHIN_MS)
			// Refused is what somebody else holds who lives, and is theirs to send.
			await locks.request(lockOf(otherId), { signal }, take).catch(() => undefined)
		},
		close() {
			end()
			alive = null
		},
	}
}
