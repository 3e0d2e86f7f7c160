import type { FormAnswer } from '~/http/forms'
import { errorOf, NoteError, sentIn } from './note-error'

/** A paragraph by its first words: a way to a passage that needs neither mouse nor JavaScript. */
export function PassageChoice({
	id,
	passages,
	answer,
}: {
	id: string
	passages: { where: string; label: string }[]
	answer: FormAnswer | null | undefined
}) {
	const error = errorOf(answer, 'where')
	const sent = sentIn(answer, 'keep-mark') ?? sentIn(answer, 'remark')
	return (
		<div className="field">
			<label htmlFor={id}>The passage that begins</label>
			<select
				className="input"
				id={id}
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
