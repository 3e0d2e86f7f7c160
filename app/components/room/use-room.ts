import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Format } from '~/domain/room/format'
import type { Reaction } from '~/domain/room/kinds'
import { type AtHand, atHand, type RoomView } from '~/domain/room/view'
import type { Intent, IntentAnswer, Seat } from '~/domain/room/wire'
import { browserOutbox, browserSheetOutbox } from './outbox'
import { RoomClient, type RoomState } from './room-client'
import { type SheetOpener, sheetOpener } from './sheet-opener'

export type RoomHandle = {
	state: RoomState
	/** Never null below RoomScreen */
	view: RoomView
	format: Format
	me: Seat
	nameOf(personId: string): string
	send(intent: Intent): Promise<IntentAnswer>
	saveDraft(box: string, text: string): Promise<boolean>
	drafts: Record<string, string>
	dismiss(): void
	react(reaction: Reaction): void
	openSheet: SheetOpener
	/** The sheet as it was when the page was made */
	sheetText: string
}

const RoomContext = createContext<RoomHandle | null>(null)
export const RoomProvider = RoomContext.Provider

export function useRoom(): RoomHandle {
	const room = useContext(RoomContext)
	if (!room) throw new Error('useRoom belongs inside RoomProvider')
	return room
}

/** The case this phase is about. */
export function useCase(): AtHand {
	const { format, view } = useRoom()
	return atHand(format, view)
}

/** Opens the connection of this page and follows it. */
export function useRoomClient(options: { sessionId: string; personId: string; view: RoomView | null; people: Seat[] }) {
	const { sessionId, personId, view, people } = options
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the server rendered is only where the client begins.
	const client = useMemo(
		() => new RoomClient({ sessionId, view, people, outbox: browserOutbox(personId, sessionId) }),
		[sessionId, personId],
	)
	const openSheet = useMemo(
		() => sheetOpener(client.sheet, browserSheetOutbox(personId, sessionId)),
		[client, personId, sessionId],
	)
	useEffect(() => openSheet.ifSomethingWaits(), [openSheet])
	const state = useSyncExternalStore(client.subscribe, client.state, client.state)
	useEffect(() => {
		void client.open()
		return () => client.close()
	}, [client])
	const send = useCallback((intent: Intent) => client.send(intent), [client])
	const saveDraft = useCallback((box: string, text: string) => client.saveDraft(box, text), [client])
	const dismiss = useCallback(() => client.dismiss(), [client])
	const react = useCallback((reaction: Reaction) => client.react(reaction), [client])
	return { state, send, saveDraft, dismiss, react, openSheet: openSheet.open }
}

/** Milliseconds until `endsAtMs` on the server's clock, about four times a second. */
export function useTimeLeft(endsAtMs: number, offsetMs: number): number {
	const [nowMs, setNowMs] = useState(() => Date.now())
	useEffect(() => {
		const timer = setInterval(() => setNowMs(Date.now()), 250)
		return () => clearInterval(timer)
	}, [])
	return endsAtMs - (nowMs + offsetMs)
}
