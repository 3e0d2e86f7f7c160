import type { Socket } from 'socket.io-client'
import type { ClientEvents, IntentAnswer, ServerEvents, SheetAnswer, SheetNews } from '~/domain/room/wire'

/** How the sheet travels: over the connection of its room. Null for no answer. */
export type SheetLine = {
	read(): Promise<SheetAnswer | null>
	write(update: string): Promise<IntentAnswer | null>
	/** @param connected hears of every connection, and of the one that stands. @returns what ends it */
	listen(on: { news(news: SheetNews): void; connected(): void }): () => void
}

const ANSWER_WITHIN_MS = 8_000

export function sheetLine(socket: Socket<ServerEvents, ClientEvents>): SheetLine {
	// What is asked without a connection would be sent twice: the sheet is read and written again after the next one.
	const ask = async <Answer>(question: () => Promise<Answer>) => {
		if (!socket.connected) return null
		return question().catch(() => null)
	}
	return {
		read: () => ask(() => socket.timeout(ANSWER_WITHIN_MS).emitWithAck('read-sheet', {})),
		write: (update) => ask(() => socket.timeout(ANSWER_WITHIN_MS).emitWithAck('write-sheet', { update })),
		listen({ news, connected }) {
			socket.on('sheet', news)
			socket.on('connect', connected)
			if (socket.connected) connected()
			return () => {
				socket.off('sheet', news)
				socket.off('connect', connected)
			}
		},
	}
}

/** For a preview: one person, nothing kept. */
export const lonelySheetLine: SheetLine = {
	read: async () => ({ ok: true, seq: 0, state: 'AAA=' }),
	write: async () => ({ ok: true, seq: 0 }),
	listen({ connected }) {
		connected()
		return () => undefined
	},
}
