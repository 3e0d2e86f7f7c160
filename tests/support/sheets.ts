import { docOf, stateOf, toBase64, writingOn } from '~/domain/room/sheet-text'
import { memorySheetOutbox, type SheetOutbox } from '../../app/components/room/outbox'
import { SheetClient, type SheetState } from '../../app/components/room/sheet-client'
import type { SheetLine } from '../../app/components/room/sheet-line'

export type Desk = {
	client: SheetClient
	/** Writes at the end, as somebody with the cursor there does */
	add(text: string): void
	until(what: string, holds: (state: SheetState) => boolean): Promise<SheetState>
}

/** The product's own sheet over somebody's connection. */
export async function openSheet(line: SheetLine, outbox: SheetOutbox = memorySheetOutbox()): Promise<Desk> {
	const client = new SheetClient(line, outbox)
	await client.open()
	return {
		client,
		add(text) {
			const next = client.state().text + text
			client.edit(next, next.length)
		},
		until(what, holds) {
			return new Promise((resolve, reject) => {
				const look = () => {
					if (!holds(client.state())) return
					clearTimeout(late)
					stop()
					resolve(client.state())
				}
				const stop = client.subscribe(look)
				const late = setTimeout(() => {
					stop()
					reject(new Error(`never saw: ${what}. Shown: ${JSON.stringify(client.state())}`))
				}, 10_000)
				look()
			})
		},
	}
}

/** Words on an empty sheet, as a browser sends them. */
export function aSheetUpdate(text: string): string {
	const doc = docOf([])
	writingOn(doc).insert(0, text)
	return toBase64(stateOf(doc))
}
