import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Format } from '~/domain/room/format'
import type { Reaction } from '~/domain/room/kinds'
import { phaseOf } from '~/domain/room/phases'
import { type AtHand, atHand, type RoomView } from '~/domain/room/view'
import type { Intent, IntentAnswer, Seat } from '~/domain/room/wire'
import { writesOn } from '~/domain/room/writers'
import { emptyTakenOff } from './empty-taken-off'
import { browserDrafts } from './kept-drafts'
import { browserOutbox, browserSheetOutbox, memoryOutbox, memorySheetOutbox } from './outbox'
import { RoomClient, type RoomState } from './room-client'
import { draftSaver, type SaveDraft } from './save-draft'
import { type SheetOpener, sheetOpener } from './sheet-opener'
import { aTab } from './tab'

export type RoomHandle = {
	state: RoomState
	/** Never null below RoomScreen */
	view: RoomView
	format: Format
	me: Seat
	/** Who of the crew may not take the lead, as of when the page was made; the server asks again */
	barred: readonly string[]
	nameOf(personId: string): string
	send(intent: Intent): Promise<IntentAnswer>
	saveDraft: SaveDraft
	/** What was typed here and did not reach the server before this page was left */
	findDraft(box: string): Promise<string | undefined>
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

/** Who writes in this phase. */
function useWriting(): (seat: Seat) => boolean {
	const { format, view } = useRoom()
	const { presenterId } = useCase()
	const phase = phaseOf({ format, phase: view.phase })
	return ({ part, personId }) =>
		phase?.kind === 'write' && part !== 'observer' && writesOn(phase, personId, presenterId)
}

export function useIWrite(): boolean {
	return useWriting()(useRoom().me)
}

/** How many of those who are here and write have not finished; never who. */
export function useStillWriting(): number {
	const { people, present, finishedCount } = useRoom().state
	const writes = useWriting()
	const writers = people.filter((seat) => writes(seat) && present.includes(seat.personId))
	return Math.max(0, writers.length - finishedCount)
}

/** Opens the connection of this page and follows it. */
export function useRoomClient(options: {
	sessionId: string
	format: Format
	personId: string
	view: RoomView | null
	people: Seat[]
	drafts: Record<string, string>
	/** The same, and what was typed here since */
	typed: Record<string, string>
	/** Shown to all: what its owner has not sent yet is not taken over, and never on the screen */
	isWall: boolean
}) {
	const { sessionId, format, personId, view, people, drafts, typed, isWall } = options
	const tab = useMemo(aTab, [])
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the server rendered is only where the client begins.
	const client = useMemo(() => {
		const outbox = isWall ? memoryOutbox() : browserOutbox(tab, personId, sessionId)
		return new RoomClient({ sessionId, view, people, outbox, isWall })
	}, [tab, sessionId, personId, isWall])
	const openSheet = useMemo(
		() => sheetOpener(client.sheet, isWall ? memorySheetOutbox() : browserSheetOutbox(tab, personId, sessionId)),
		[tab, client, personId, sessionId, isWall],
	)
	useEffect(() => openSheet.ifSomethingWaits(), [openSheet])
	const state = useSyncExternalStore(client.subscribe, client.state, client.state)
	const send = useCallback((intent: Intent) => client.send(intent), [client])
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the server had is only where it begins.
	const kept = useMemo(() => browserDrafts(personId, sessionId, drafts), [personId, sessionId])
	// biome-ignore lint/correctness/useExhaustiveDependencies: what the server had is only where it begins.
	const save = useMemo(
		() => draftSaver({ drafts: typed, onServer: drafts, send: (...draft) => client.saveDraft(...draft) }),
		[client, typed],
	)
	const saveDraft = useCallback<SaveDraft>(
		async (box, text) => {
			await kept.keep(box, text)
			const saved = await save(box, text)
			if (saved.isSaved) await kept.forget(box, saved.text, text)
			return saved
		},
		[save, kept],
	)
	useEffect(
		() => emptyTakenOff(client, format, { drafts: typed, kept, saveDraft }),
		[client, format, typed, kept, saveDraft],
	)
	useEffect(() => {
		void client.open()
		return () => {
			client.close()
			tab.close()
		}
	}, [client, tab])
	const dismiss = useCallback(() => client.dismiss(), [client])
	const react = useCallback((reaction: Reaction) => client.react(reaction), [client])
	return { state, send, saveDraft, findDraft: kept.find, dismiss, react, openSheet: openSheet.open }
}

/** Milliseconds left of the phase at hand; while the clock stands still, as many as when it was stopped. */
export function usePhaseLeft(): number {
	const { view, state } = useRoom()
	const { endsAtMs, pausedAtMs } = view.phase
	const runningMs = useTimeLeft(endsAtMs, state.offsetMs)
	return pausedAtMs === null ? runningMs : endsAtMs - pausedAtMs
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
