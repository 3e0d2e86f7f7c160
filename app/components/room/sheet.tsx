import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { LONGEST_SHEET } from '~/domain/room/kinds'
import { refusalWords } from '~/domain/room/policy'
import { linesOf } from '~/domain/room/sheet'
import type { SheetClient, SheetState } from './sheet-client'
import { useRoom } from './use-room'
import { useSheet } from './use-sheet'

const BLANK: SheetState = { text: '', isReady: false, isWaiting: false, refused: null }

/** One text for all: whoever takes part writes, whoever observes reads along. */
export function Sheet() {
	const { view, me, sheetText } = useRoom()
	const client = useSheet()
	const state = useSyncExternalStore(
		client?.subscribe ?? forNothing,
		() => client?.state() ?? BLANK,
		() => BLANK,
	)
	const seen = state.isReady || state.refused ? state : { ...state, text: sheetText }
	if (me.part === 'observer' || view.status === 'closed') return <Lines text={seen.text} />
	return <Writing client={client} state={seen} />
}

const forNothing = () => () => undefined

function Lines({ text }: { text: string }) {
	return (
		<ul>
			{linesOf(text).map((line, nth) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line of a text is its place and no more.
				<li key={nth}>{line}</li>
			))}
		</ul>
	)
}

function Writing({ client, state }: { client: SheetClient | null; state: SheetState }) {
	const { state: room, view } = useRoom()
	const box = useRef<HTMLTextAreaElement>(null)
	const caret = useRef<[number, number] | null>(null)
	useEffect(
		() =>
			client?.follow((move) => {
				const field = box.current
				if (!field || document.activeElement !== field) return
				const [from, to] = caret.current ?? [field.selectionStart, field.selectionEnd]
				caret.current = [move(from), move(to)]
			}),
		[client],
	)
	// A phase that ends in the middle of a composed word takes the box away, and the end of the word is heard by nobody.
	useEffect(() => () => client?.release(), [client])
	useLayout(() => {
		if (caret.current) box.current?.setSelectionRange(...caret.current)
		caret.current = null
	})
	const why = state.refused as keyof typeof refusalWords | null
	return (
		<>
			{why ? (
				<p className="notice" role="alert">
					{refusalWords[why] ?? 'That was not possible.'} What you wrote last is not on the sheet.
				</p>
			) : null}
			<label className="small soft" htmlFor="sheet">
				One line for each thing we learn. Everybody writes here at once.
			</label>
			<textarea
				id="sheet"
				ref={box}
				className="pen sheet"
				rows={Math.max(6, state.text.split('\n').length + 1)}
				maxLength={LONGEST_SHEET}
				readOnly={!state.isReady || view.iAmMuted}
				value={state.text}
				onChange={({ target }) => client?.edit(target.value, target.selectionStart)}
				onCompositionStart={() => client?.hold()}
				onCompositionEnd={() => client?.release()}
			/>
			<p className="micro faint">{kept(state, room.connection === 'connected')}</p>
		</>
	)
}

function kept({ isReady, isWaiting, text }: SheetState, isConnected: boolean): string {
	if (!isReady) return 'Opening the sheet'
	if (!isConnected) return isWaiting ? 'Kept here. It goes up when you are back.' : 'You can write on. It is kept here.'
	if (isWaiting) return 'Saving'
	return text === '' ? 'Nothing yet' : 'Saved for all'
}

/** Before the browser paints, so that the cursor does not flicker; on the server there is none. */
const useLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect
