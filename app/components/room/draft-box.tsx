import { useEffect, useRef, useState } from 'react'
import type { Intent } from '~/domain/room/wire'
import { useRoom } from './use-room'

const PAUSE_MS = 600

/**
 * A field whose unfinished text is kept on the server for its author alone: it survives phases, tabs and crashes.
 * Without `intent` it is only kept. What was written ahead, a thought to a line, may be laid down line by line.
 */
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
	intent?: (text: string) => Intent
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
	const lines = text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
	const isTooLong = text.trim().length > longest
	const add = (texts: string[]) => {
		if (!intent || texts.length === 0 || texts.some((each) => each.length > longest)) return
		clearTimeout(timer.current)
		for (const each of texts) void send(intent(each))
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
				// What was written ahead may be longer than one slip, and is broken up here.
				maxLength={Math.max(longest, (drafts[box] ?? '').length)}
				rows={intent ? 1 : 3}
				value={text}
				onChange={(event) => {
					setText(event.target.value)
					setKept('no')
					keep(event.target.value)
				}}
				onKeyDown={(event) => {
					if (!intent || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
					event.preventDefault()
					add([text.trim()].filter(Boolean))
				}}
			/>
			{text.trim() ? (
				<div className="penrow">
					<span role="status">
						{intent && isTooLong
							? `Too long for one: ${longest} characters fit`
							: kept === 'kept'
								? 'Draft kept'
								: kept === 'lost'
									? 'Kept here, not saved yet'
									: ''}
					</span>
					{intent && lines.length > 1 ? (
						<button type="button" className="linkish" onClick={() => add(lines)}>
							Add {lines.length} lines, one by one
						</button>
					) : null}
					{intent && !isTooLong ? (
						<button type="button" className="linkish" onClick={() => add([text.trim()])}>
							Add it <kbd>Enter</kbd>
						</button>
					) : null}
				</div>
			) : null}
		</div>
	)
}
