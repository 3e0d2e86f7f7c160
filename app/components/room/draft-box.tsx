import type { Intent } from '~/domain/room/wire'
import { thoughtsIn } from '~/domain/room/written-ahead'
import { type Kept, useDraft } from './use-draft'
import { useRoom } from './use-room'

/**
 * A field whose unfinished text is kept for its author alone.
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
	const { send, drafts } = useRoom()
	const { text, kept, write, forget, setText } = useDraft(box)
	const { one, lines, tooLong } = thoughtsIn(text, longest)
	const add = (texts: string[]) => {
		if (!intent || texts.length === 0) return
		for (const each of texts) void send(intent(each))
		forget()
		setText('')
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
				onChange={(event) => write(event.target.value)}
				onKeyDown={(event) => {
					if (!intent || event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
					event.preventDefault()
					add([one].filter(Boolean))
				}}
			/>
			{text.trim() ? (
				<div className="penrow">
					<KeptWords kept={kept} tooLong={intent && tooLong} />
					{intent && lines.length > 0 ? (
						<button type="button" className="linkish" onClick={() => add(lines)}>
							Add {lines.length} lines, one by one
						</button>
					) : null}
					{intent && one ? (
						<button type="button" className="linkish" onClick={() => add([one])}>
							Add it <kbd>Enter</kbd>
						</button>
					) : null}
				</div>
			) : null}
		</div>
	)
}

const draftWords: Record<Kept, string> = { no: '', kept: 'Draft kept', lost: 'Kept here, not saved yet' }

/** What has become of the drafts of a form. */
export function DraftStatus({ fields }: { fields: { kept: Kept }[] }) {
	const kept = fields.some((field) => field.kept === 'lost')
		? 'lost'
		: fields.find((field) => field.kept === 'kept')?.kept
	return (
		<span className="small soft">
			<KeptWords kept={kept ?? 'no'} />
		</span>
	)
}

/** Whoever listens is told what needs them. That all is well would be said after each pause in writing. */
function KeptWords({ kept, tooLong = '' }: { kept: Kept; tooLong?: string }) {
	const needed = tooLong || (kept === 'lost' ? draftWords.lost : '')
	return (
		<span>
			<span role="status">{needed}</span>
			{needed ? null : draftWords[kept]}
		</span>
	)
}
