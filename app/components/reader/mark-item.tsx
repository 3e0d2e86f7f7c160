import { Form } from '@remix-run/react'
import { LONGEST_NOTE } from '~/domain/progress/mark-kinds'
import type { MarkView } from '~/domain/progress/mark-view'
import type { FormAnswer } from '~/http/forms'
import { ColorChoice } from './color-choice'
import { errorOf, NoteError, sentIn } from './note-error'

/** One mark of one's own: the words, the note, what became of the words, and what one can do with it. */
export function MarkItem({
	mark,
	answer,
	onShow,
	children,
}: {
	mark: MarkView
	answer: FormAnswer | null | undefined
	/** Leads to the words on the same page */
	onShow?: () => void
	/** Where it stands, on another page */
	children?: React.ReactNode
}) {
	const sent = sentIn(answer, 'change-mark')
	const mine = sent?.mark === mark.id ? answer : null
	const back = sentIn(answer, 'restore-mark')?.mark === mark.id ? answer : null
	if (mark.isDeleted)
		return (
			<li className="mark-item">
				<p className="soft small">Deleted: “{mark.quote}”</p>
				<NoteError id={`${mark.id}-back-error`} error={errorOf(back, '')} />
				<Form method="post" preventScrollReset>
					<input type="hidden" name="mark" value={mark.id} />
					<button className="btn edge sm" type="submit" name="intent" value="restore-mark">
						Put it back
					</button>
				</Form>
			</li>
		)
	return (
		<li className="mark-item">
			<blockquote className={`mark-quote ${mark.color}`}>{mark.quote}</blockquote>
			<Standing mark={mark} />
			{mark.note ? <p className="mark-note">{mark.note}</p> : null}
			<div className="mark-foot">
				{children}
				{onShow && mark.place ? (
					<button type="button" className="btn text sm" onClick={onShow}>
						Show in the text
					</button>
				) : null}
				<details open={mine ? true : undefined}>
					<summary className="btn text sm">{mark.note ? 'Change' : 'Add a note'}</summary>
					<ChangeForm key={mark.note + mark.color} mark={mark} answer={mine} />
				</details>
				<Form method="post" preventScrollReset>
					<input type="hidden" name="mark" value={mark.id} />
					<button className="btn text sm" type="submit" name="intent" value="delete-mark">
						Delete
					</button>
				</Form>
			</div>
		</li>
	)
}

function Standing({ mark }: { mark: MarkView }) {
	if (mark.standing === 'stands') return null
	if (mark.standing === 'gone')
		return (
			<p className="small">
				<span className="tag warn">Changed</span> This passage has changed since: the words above no longer stand there.
			</p>
		)
	return (
		<p className="small">
			<span className="tag note">Reworded</span> It reads now: “{mark.place?.text}”
		</p>
	)
}

function ChangeForm({ mark, answer }: { mark: MarkView; answer: FormAnswer | null | undefined }) {
	const error = errorOf(answer, 'note') ?? errorOf(answer, '')
	return (
		<Form method="post" className="form" preventScrollReset>
			<input type="hidden" name="intent" value="change-mark" />
			<input type="hidden" name="mark" value={mark.id} />
			<input type="hidden" name="revision" value={mark.revision} />
			<div className="field">
				<label htmlFor={`${mark.id}-note`}>Your note</label>
				<textarea
					className="input"
					id={`${mark.id}-note`}
					name="note"
					rows={3}
					maxLength={LONGEST_NOTE}
					defaultValue={sentIn(answer, 'change-mark')?.note ?? mark.note}
					aria-invalid={error ? true : undefined}
					aria-describedby={error ? `${mark.id}-error` : undefined}
				/>
				<NoteError id={`${mark.id}-error`} error={error} />
			</div>
			<ColorChoice chosen={mark.color} />
			<p>
				<button className="btn edge sm" type="submit">
					Save
				</button>
			</p>
		</Form>
	)
}
