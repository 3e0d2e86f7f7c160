import { useState } from 'react'

/** Changes a line in its place. An empty or unchanged text changes nothing. */
export function EditLine({
	text: before,
	label,
	longest,
	look,
	onSave,
	onLeave,
}: {
	text: string
	label: string
	longest: number
	/** How form, box and buttons are dressed where the line stands. */
	look: { form?: string; box: string; acts: string }
	onSave: (text: string) => void
	onLeave: () => void
}) {
	const [text, setText] = useState(before)
	return (
		<form
			className={look.form}
			onSubmit={(event) => {
				event.preventDefault()
				if (text.trim() && text !== before) onSave(text)
				onLeave()
			}}
		>
			<textarea
				className={look.box}
				aria-label={label}
				maxLength={longest}
				value={text}
				onChange={(event) => setText(event.target.value)}
			/>
			<span className={look.acts}>
				<button type="submit" className="linkish">
					Save
				</button>
				<button type="button" className="linkish" onClick={onLeave}>
					Leave it
				</button>
			</span>
		</form>
	)
}
