import { createStore, get, set, type UseStore } from 'idb-keyval'
import type { Intent } from '~/domain/room/wire'

/** Intents that have not been acknowledged: they survive a lost connection and a closed tab, never a sign-out. */
export type OutboxEntry = { opId: string; intent: Intent }
export type Outbox = { load(): Promise<OutboxEntry[]>; save(entries: OutboxEntry[]): Promise<void> }

export const OUTBOX_DATABASE = 'belay-room'

/** In the browser's IndexedDB, per person and room; where that is refused (private windows), in memory. */
export function browserOutbox(personId: string, sessionId: string): Outbox {
	if (typeof indexedDB === 'undefined') return memoryOutbox()
	const key = `${personId}:${sessionId}`
	const store: UseStore = createStore(OUTBOX_DATABASE, 'outbox')
	return {
		load: () =>
			get<OutboxEntry[]>(key, store).then(
				(entries) => entries ?? [],
				() => [],
			),
		save: (entries) => set(key, entries, store).catch(() => undefined),
	}
}

export function memoryOutbox(): Outbox {
	let kept: OutboxEntry[] = []
	return {
		load: async () => kept,
		async save(entries) {
			kept = entries
		},
	}
}
