import type { OUTBOX_DATABASE } from './outbox'

/** Written out: every page has this file, and only rooms have the outbox. */
const DATABASE: typeof OUTBOX_DATABASE = 'belay-room'
const STORE = 'outbox'

/** Empties what rooms kept in this browser, but for what is `personId`'s own; null: all of it. */
export async function forgetKept(personId: string | null): Promise<void> {
	if (typeof indexedDB === 'undefined') return
	const known = 'databases' in indexedDB ? await indexedDB.databases() : [{ name: DATABASE }]
	// To look into it would make it.
	if (!known.some(({ name }) => name === DATABASE)) return
	const opening = indexedDB.open(DATABASE)
	opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
	opening.onsuccess = () => {
		const change = opening.result.transaction(STORE, 'readwrite')
		const store = change.objectStore(STORE)
		const reading = store.getAllKeys()
		reading.onsuccess = () => {
			for (const key of reading.result)
				if (personId === null || !String(key).startsWith(`${personId}:`)) store.delete(key)
		}
		change.oncomplete = () => opening.result.close()
	}
}
