import type { SheetOutbox } from './outbox'
import type { SheetClient } from './sheet-client'
import type { SheetLine } from './sheet-line'

export type SheetOpener = () => Promise<SheetClient>

/** One sheet to a page, loaded when it is first looked at, or when something waits to go up. It outlives its phase. */
export function sheetOpener(line: SheetLine, outbox: SheetOutbox) {
	let opened: Promise<SheetClient> | null = null
	const open: SheetOpener = () => {
		opened ??= import('./sheet-client')
			.then(async ({ SheetClient }) => {
				const client = new SheetClient(line, outbox)
				await client.open()
				return client
			})
			.catch((error: unknown) => {
				// Without a network it could not be loaded: whoever asks again tries again.
				opened = null
				throw error
			})
		return opened
	}
	return {
		open,
		/** @returns what ends it, with its page */
		ifSomethingWaits: () => {
			void outbox.waits().then((waits) => (waits ? open().catch(() => undefined) : undefined))
			return () => {
				void opened?.then(
					(client) => client.close(),
					() => undefined,
				)
				opened = null
			}
		},
	}
}
