import { createStore, get, type UseStore, update } from 'idb-keyval'
import type { Intent } from '~/domain/room/wire'

/** Intents that have not been acknowledged: they survive a lost connection and a closed tab, never a sign-out. */
export type OutboxEntry = { opId: string; intent: Intent }
export type Outbox = {
	load(): Promise<OutboxEntry[]>
	/** One by one: another tab of the same person keeps its own beside these. */
	add(entry: OutboxEntry): Promise<void>
	remove(opId: string): Promise<void>
}

export const OUTBOX_DATABASE = 'belay-room'

/** In the browser's IndexedDB, per person and room; where that is refused (private windows), in memory. */
export function browserOutbox(personId: string, sessionId: string): Outbox {
	if (typeof indexedDB === 'undefined') return memoryOutbox()
	const key = `${personId}:${sessionId}`
	const store: UseStore = createStore(OUTBOX_DATABASE, 'outbox')
	// Read and written in one transaction of the database, whichever tab asks.
	const change = (by: (kept: OutboxEntry[]) => OutboxEntry[]) =>
		update<OutboxEntry[]>(key, (kept) => by(kept ?? []), store).catch(() => undefined)
	return {
		load: () =>
			get<OutboxEntry[]>(key, store).then(
				(entries) => entries ?? [],
				() => [],
			),
		add: (entry) => change((kept) => [...kept, entry]),
		remove: (opId) => change((kept) => kept.filter((each) => each.opId !== opId)),
	}
}

export function memoryOutbox(): Outbox {
	let kept: OutboxEntry[] = []
	return {
		load: async () => kept,
		async add(entry) {
			kept = [...kept, entry]
		},
		async remove(opId) {
			kept = kept.filter((each) => each.opId !== opId)
		},
	}
}
