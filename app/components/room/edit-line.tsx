import { useState } from 'react'
import { useDraft } from './use-draft'
import { useRoom } from './use-room'

/** Whether a line is being changed. What a phase took away half-changed is open again when the phase comes back. */
export function useEditing(box: string): [boolean, (isEditing: boolean) => void] {
	const { drafts } = useRoom()
	return useState(Boolean(drafts[box]))
}

/** Changes a line in its place. An empty or unchanged text changes nothing; an unfinished one is kept for its author. */
export function EditLine({
	box,
	text: before,
	label,
	longest,
	look,
	onSave,
	onLeave,
}: {
	/** What its unfinished text is kept under */
	box: string
	text: string
	label: string
	longest: number
	/** How form, box and buttons are dressed where the line stands. */
	look: { form?: string; box: string; acts: string }
	onSave: (text: string) => void
	onLeave: () => void
}) {
	const { text, write, forget } = useDraft(box, before)
	const leave = () => {
		forget()
		onLeave()
	}
	return (
		<form
			className={look.form}
			onSubmit={(event) => {
				event.preventDefault()
				if (text.trim() && text !== before) onSave(text)
				leave()
			}}
		>
			<textarea
				className={look.box}
				aria-label={label}
				maxLength={longest}
				value={text}
				onChange={(event) => write(event.target.value)}
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
