import { createStore, del, get, keys, set, type UseStore, update } from 'idb-keyval'
import type { Intent } from '~/domain/room/wire'
import type { Tab } from './tab'

/** Intents that have not been acknowledged: they survive a lost connection and a closed tab, never a sign-out. */
export type OutboxEntry = { opId: string; intent: Intent }
export type Outbox = {
	/** All that this tab is to send: its own, and what tabs left that are gone */
	load(): Promise<OutboxEntry[]>
	/** One by one: another tab of the same person keeps its own beside these. */
	add(entry: OutboxEntry): Promise<void>
	remove(opId: string): Promise<void>
}

export const OUTBOX_DATABASE = 'belay-room'

/** `tab`: whose it is to send. What one tab was refused, no other must send again in a later phase. */
type Kept = OutboxEntry & { tab?: string }

/** In the browser's IndexedDB, per person and room; where that is refused (private windows), in memory. */
export function browserOutbox(tab: Tab, personId: string, sessionId: string): Outbox {
	if (typeof indexedDB === 'undefined') return memoryOutbox()
	const key = `${personId}:${sessionId}`
	const store: UseStore = createStore(OUTBOX_DATABASE, 'outbox')
	const read = () => get<Kept[]>(key, store).then((kept) => kept ?? [])
	// Read and written in one transaction of the database, whichever tab asks.
	const change = (by: (kept: Kept[]) => Kept[]) =>
		update<Kept[]>(key, (kept) => by(kept ?? []), store).catch(() => undefined)
	return {
		async load() {
			try {
				await tab.live()
				for (const other of new Set((await read()).map((each) => each.tab)))
					await tab.inherit(other, () =>
						change((kept) => kept.map((each) => (each.tab === other ? { ...each, tab: tab.id } : each))),
					)
				const own = (await read()).filter((each) => each.tab === tab.id)
				return own.map(({ opId, intent }) => ({ opId, intent }))
			} catch {
				return []
			}
		},
		add: (entry) => change((kept) => [...kept, { ...entry, tab: tab.id }]),
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

/** Each tab has an entry of its own, and takes over what tabs left that are gone. */
export function browserSheetOutbox(tab: Tab, personId: string, sessionId: string): SheetOutbox {
	if (typeof indexedDB === 'undefined') return memorySheetOutbox()
	const all = `${personId}:${sessionId}:sheet:`
	const own = `${all}${tab.id}`
	const store: UseStore = createStore(OUTBOX_DATABASE, 'outbox')
	const found = async () => (await keys<string>(store)).filter((key) => key.startsWith(all))
	const takeOver = async (key: string) => {
		const left = (await get<Uint8Array[]>(key, store)) ?? []
		await update<Uint8Array[]>(own, (kept) => [...(kept ?? []), ...left], store)
		await del(key, store)
	}
	return {
		async load() {
			try {
				await tab.live()
				for (const key of await found()) await tab.inherit(key.slice(all.length), () => takeOver(key))
				return (await get<Uint8Array[]>(own, store)) ?? []
			} catch {
				return []
			}
		},
		waits: () =>
			found().then(
				(keys) => keys.length > 0,
				() => false,
			),
		save: (updates) => (updates.length > 0 ? set(own, [...updates], store) : del(own, store)).catch(() => undefined),
	}
}
