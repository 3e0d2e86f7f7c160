import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useDraft } from './use-draft'
import { useRoom } from './use-room'

type Editing = { isOn: boolean; isByHand: boolean; open(): void; leave(): void; button: RefObject<HTMLButtonElement> }

/**
 * Whether a line is being changed. What a phase took away half-changed is open again when the phase comes back. Opened by
 * hand, its box takes the focus; left, the focus goes back to the button that opens it.
 */
export function useEditing(box: string): Editing {
	const { drafts } = useRoom()
	const [isOn, setOn] = useState(Boolean(drafts[box]))
	const [isByHand, setByHand] = useState(false)
	const button = useRef<HTMLButtonElement>(null)
	const wasOn = useRef(isOn)
	useEffect(() => {
		if (wasOn.current && !isOn && document.activeElement === document.body) button.current?.focus()
		wasOn.current = isOn
	}, [isOn])
	const open = () => {
		setByHand(true)
		setOn(true)
	}
	const leave = () => {
		setByHand(false)
		setOn(false)
	}
	return { isOn, isByHand, open, leave, button }
}

/**
 * Changes a line in its place: Enter saves, Escape leaves. An empty or unchanged text changes nothing; an unfinished one is
 * kept for its author.
 */
export function EditLine({
	box,
	text: before,
	label,
	longest,
	look,
	editing,
	onSave,
}: {
	/** What its unfinished text is kept under */
	box: string
	text: string
	label: string
	longest: number
	/** How form, box and buttons are dressed where the line stands. */
	look: { form?: string; box: string; acts: string }
	editing: Editing
	onSave: (text: string) => void
}) {
	const { text, write, forget } = useDraft(box, before)
	const field = useRef<HTMLTextAreaElement>(null)
	const { isByHand } = editing
	useEffect(() => {
		if (!isByHand || !field.current) return
		field.current.focus()
		field.current.setSelectionRange(field.current.value.length, field.current.value.length)
	}, [isByHand])
	const leave = () => {
		forget()
		editing.leave()
	}
	const save = () => {
		if (text.trim() && text !== before) onSave(text)
		leave()
	}
	const onKey = (event: KeyboardEvent) => {
		const saves = event.key === 'Enter' && !event.shiftKey
		if (event.nativeEvent.isComposing || !(saves || event.key === 'Escape')) return
		event.preventDefault()
		if (saves) save()
		else leave()
	}
	return (
		<form
			className={look.form}
			onSubmit={(event) => {
				event.preventDefault()
				save()
			}}
		>
			<textarea
				ref={field}
				className={look.box}
				aria-label={label}
				maxLength={longest}
				value={text}
				onChange={(event) => write(event.target.value)}
				onKeyDown={onKey}
			/>
			<span className={look.acts}>
				<button type="submit" className="linkish">
					Save
				</button>
				<button type="button" className="linkish" onClick={leave}>
					Leave it
				</button>
			</span>
		</form>
	)
}
