import { createStore, del, delMany, entries, get, keys, set, type UseStore, update } from 'idb-keyval'
import type { Intent } from '~/domain/room/wire'
import { uuid } from './uuid'

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

/** What was written on the sheet and is not acknowledged: Yjs updates, oldest first. */
export type SheetOutbox = {
	load(): Promise<Uint8Array[]>
	save(updates: readonly Uint8Array[]): Promise<void>
	/** Whether something waits there */
	waits(): Promise<boolean>
}

export function memorySheetOutbox(): SheetOutbox {
	let kept: readonly Uint8Array[] = []
	return {
		load: async () => [...kept],
		async save(updates) {
			kept = [...updates]
		},
		waits: async () => kept.length > 0,
	}
}

/**
 * Each tab has an entry of its own, and takes over what it finds: a tab that still lives writes its own again, and an
 * update that goes up twice changes nothing.
 */
export function browserSheetOutbox(personId: string, sessionId: string): SheetOutbox {
	if (typeof indexedDB === 'undefined') return memorySheetOutbox()
	const all = `${personId}:${sessionId}:sheet:`
	const own = `${all}${uuid()}`
	const store: UseStore = createStore(OUTBOX_DATABASE, 'outbox')
	return {
		async load() {
			try {
				const found = (await entries<string, Uint8Array[]>(store)).filter(([key]) => key.startsWith(all))
				const updates = found.flatMap(([, kept]) => kept)
				if (found.length > 0) await set(own, updates, store)
				await delMany(
					found.map(([key]) => key),
					store,
				)
				return updates
			} catch {
				return []
			}
		},
		waits: () =>
			keys<string>(store).then(
				(found) => found.some((key) => key.startsWith(all)),
				() => false,
			),
		save: (updates) => (updates.length > 0 ? set(own, [...updates], store) : del(own, store)).catch(() => undefined),
	}
}
