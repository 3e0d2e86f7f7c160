import { useEffect, useRef, useState } from 'react'
import type { Intent } from '~/domain/room/wire'
import { useRoom } from './use-room'

const PAUSE_MS = 600

/** A field whose unfinished text is kept on the server for its author alone: it survives phases, tabs and crashes. */
export function DraftBox({
	box,
	label,
	placeholder,
	intent,
	longest,
}: {
	box: string
	label: string
	placeholder: string
	intent: (text: string) => Intent
	longest: number
}) {
	const { state, send, saveDraft, drafts } = useRoom()
	const [text, setText] = useState(drafts[box] ?? '')
	const [kept, setKept] = useState<'no' | 'kept' | 'lost'>(drafts[box] ? 'kept' : 'no')
	const timer = useRef<ReturnType<typeof setTimeout>>()
	useEffect(() => () => clearTimeout(timer.current), [])
	const isConnected = state.connection === 'connected'
	useEffect(() => {
		if (kept === 'lost' && isConnected)
			void saveDraft(box, drafts[box] ?? '').then((saved) => setKept(saved ? 'kept' : 'lost'))
	}, [kept, isConnected, box, drafts, saveDraft])
	const keep = (value: string) => {
		clearTimeout(timer.current)
		// What is kept here outlives this component, which a phase change takes away.
		drafts[box] = value
		timer.current = setTimeout(
			() => void saveDraft(box, value).then((saved) => setKept(saved ? 'kept' : 'lost')),
			PAUSE_MS,
		)
	}
	const add = () => {
		if (text.trim() === '') return
		clearTimeout(timer.current)
		void send(intent(text.trim()))
		drafts[box] = ''
		void saveDraft(box, '')
		setText('')
		setKept('no')
	}
	return (
		<div className="composer-place">
			<textarea
				className="pen"
				aria-label={label}
				placeholder={placeholder}
				maxLength={longest}
				rows={1}
				value={text}
				onChange={(event) => {
					setText(event.target.value)
					setKept('no')
					keep(event.target.value)
				}}
				onKeyDown={(event) => {
					if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
					event.preventDefault()
					add()
				}}
			/>
			{text.trim() ? (
				<div className="penrow">
					<span role="status">
						{kept === 'kept' ? 'Draft kept' : kept === 'lost' ? 'Kept here, not saved yet' : ''}
					</span>
					<button type="button" className="linkish" onClick={add}>
						Add it <kbd>Enter</kbd>
					</button>
				</div>
			) : null}
		</div>
	)
}
