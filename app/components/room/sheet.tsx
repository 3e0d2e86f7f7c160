import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { LONGEST_SHEET } from '~/domain/room/kinds'
import { refusalWords } from '~/domain/room/policy'
import { linesOf, maySeeSheet, sheetTitleOf } from '~/domain/room/sheet'
import { Traces } from '../casebook/traces'
import type { SheetClient, SheetState } from './sheet-client'
import { useRoom } from './use-room'
import { useSheet } from './use-sheet'

/** By the name the box has in its form */
const WRITTEN = ['sheet'] as const
const BLANK: SheetState = { text: '', isReady: false, isWaiting: false, refused: null }

/** One text for all: whoever takes part writes, whoever observes reads along. */
export function Sheet() {
	const { view, me } = useRoom()
	const { client, seen } = useSheetSeen()
	if (me.part === 'observer' || view.status === 'closed') return <Lines text={seen.text} />
	return <Writing client={client} state={seen} />
}

/** Where people take on what is on the sheet: its lines, to read. Nothing where the sheet is of what was learned. */
export function SheetToTakeFrom() {
	const { view, format } = useRoom()
	const title = sheetTitleOf(format)
	return title && maySeeSheet({ ...view, format }) ? <ToTakeFrom title={title} /> : null
}

function ToTakeFrom({ title }: { title: string }) {
	const { seen } = useSheetSeen()
	if (linesOf(seen.text).length === 0) return null
	return (
		<section className="learn mb-6" aria-labelledby="to-take">
			<h3 className="h3" id="to-take">
				{title}
			</h3>
			<Lines text={seen.text} />
		</section>
	)
}

function useSheetSeen(): { client: SheetClient | null; seen: SheetState } {
	const { sheetText } = useRoom()
	const client = useSheet()
	const state = useSyncExternalStore(
		client?.subscribe ?? forNothing,
		() => client?.state() ?? BLANK,
		() => BLANK,
	)
	return { client, seen: state.isReady || state.refused ? state : { ...state, text: sheetText } }
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
	const known = useMemo(() => room.people.map(({ name }) => name), [room.people])
	const form = useRef<HTMLFormElement>(null)
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
			<form ref={form}>
				<label className="small soft" htmlFor="sheet">
					One line for each. Everybody writes here at once.
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
				<Traces
					form={form}
					fields={WRITTEN}
					known={known}
					written={state.text}
					aside="It leaves the room in the recap: say “an engineer” rather than a name."
				/>
			</form>
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
