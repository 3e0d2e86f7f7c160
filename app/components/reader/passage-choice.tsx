import { useEffect, useRef } from 'react'
import type { FormAnswer } from '~/http/forms'
import { errorOf, NoteError, sentIn } from './note-error'

export type Passages = { where: string; label: string }[]

/** A paragraph by its first words: a way to a passage that needs neither mouse nor JavaScript. Whoever asked for it goes on there. */
export function PassageChoice({
	id,
	passages,
	answer,
}: {
	id: string
	passages: Passages
	answer: FormAnswer | null | undefined
}) {
	const field = useRef<HTMLSelectElement>(null)
	useEffect(() => field.current?.focus(), [])
	const error = errorOf(answer, 'where')
	const sent = sentIn(answer, 'keep-mark') ?? sentIn(answer, 'remark')
	return (
		<div className="field">
			<label htmlFor={id}>The passage that begins</label>
			<select
				className="input"
				id={id}
				ref={field}
				name="where"
				defaultValue={sent?.where}
				aria-invalid={error ? true : undefined}
				aria-describedby={error ? `${id}-error` : undefined}
			>
				{passages.map(({ where, label }) => (
					<option key={where} value={where}>
						{label}
					</option>
				))}
			</select>
			<NoteError id={`${id}-error`} error={error} />
		</div>
	)
}
