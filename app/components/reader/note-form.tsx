import { Form } from '@remix-run/react'
import { LONGEST_NOTE } from '~/domain/progress/mark-kinds'
import type { FormAnswer } from '~/http/forms'
import { ColorChoice } from './color-choice'
import { errorOf, NoteError, sentIn } from './note-error'
import { PassageChoice, type Passages } from './passage-choice'

/** A note or a highlight on a paragraph, without a mouse and without JavaScript. */
export function NoteForm({
	version,
	passages,
	answer,
}: {
	version: string
	passages: Passages
	answer: FormAnswer | null | undefined
}) {
	const mine = sentIn(answer, 'keep-mark') ? answer : null
	const error = errorOf(mine, 'note')
	return (
		<section aria-labelledby="mark-head">
			<h3 className="h3" id="mark-head">
				Mark a passage
			</h3>
			<p className="small soft">Only you can read it.</p>
			<Form method="post" action="?passages=mark#mark" id="mark" className="form" preventScrollReset>
				<input type="hidden" name="intent" value="keep-mark" />
				<input type="hidden" name="version" value={version} />
				<NoteError id="mark-error" error={errorOf(mine, '')} />
				<PassageChoice id="mark-where" passages={passages} answer={mine} />
				<div className="field">
					<label htmlFor="mark-note">Your note (optional)</label>
					<textarea
						className="input"
						id="mark-note"
						name="note"
						rows={3}
						maxLength={LONGEST_NOTE}
						defaultValue={sentIn(mine, 'keep-mark')?.note}
						aria-invalid={error ? true : undefined}
						aria-describedby={error ? 'mark-note-error' : undefined}
					/>
					<NoteError id="mark-note-error" error={error} />
				</div>
				<ColorChoice chosen="yellow" />
				<p>
					<button type="submit" className="btn ink sm">
						Keep it
					</button>
				</p>
			</Form>
		</section>
	)
}
