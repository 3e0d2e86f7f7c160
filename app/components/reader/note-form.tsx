import { Form } from '@remix-run/react'
import { LONGEST_NOTE } from '~/domain/progress/mark-kinds'
import type { PartMarks } from '~/domain/progress/mark-view'
import type { FormAnswer } from '~/http/forms'
import { ColorChoice } from './color-choice'
import { errorOf, NoteError, sentIn } from './note-error'
import { PassageChoice } from './passage-choice'
import { useClearedWhenSent } from './use-cleared-when-sent'

/** A note or a highlight on a paragraph, without a mouse and without JavaScript. */
export function NoteForm({ own, answer }: { own: PartMarks; answer: FormAnswer | null | undefined }) {
	const mine = sentIn(answer, 'keep-mark') ? answer : null
	const form = useClearedWhenSent('keep-mark', mine !== null)
	const error = errorOf(mine, 'note')
	return (
		<details className="more" open={mine ? true : undefined}>
			<summary>
				<span>Mark a passage</span>
				<span className="small soft">Only you can read it</span>
			</summary>
			<Form method="post" action="#mark" id="mark" className="form" preventScrollReset ref={form}>
				<input type="hidden" name="intent" value="keep-mark" />
				<input type="hidden" name="version" value={own.version} />
				<NoteError id="mark-error" error={errorOf(mine, '')} />
				<PassageChoice id="mark-where" passages={own.passages} answer={mine} />
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
		</details>
	)
}
