import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'

/** What facilitators write down for each other. Saved while one writes; the button is for who has no script. */
export function SessionNotes({
	notes,
	typed,
	problem,
}: {
	notes: { own: string; others: { author: string; text: string }[] }
	/** What was refused a moment ago, to go on from */
	typed?: string
	problem?: string
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'keep-note')
	const wrong = autosave.problem ?? problem
	return (
		<>
			<Form method="post" ref={form} className="mt-4" onChange={autosave.later} onSubmit={autosave.drop}>
				<div className="field">
					<label htmlFor="note">Your notes</label>
					<textarea
						id="note"
						name="note"
						className="input"
						rows={6}
						maxLength={4_000}
						defaultValue={typed ?? notes.own}
						onBlur={autosave.now}
						aria-describedby={wrong ? 'note-problem note-help' : 'note-help'}
						aria-invalid={wrong ? true : undefined}
					/>
					<p className="help" id="note-help">
						For the lead and the co-leads of this cohort. Learners, observers and admins never read them, and no export
						holds them. Write what helps you lead, nothing about anybody’s health.
					</p>
					{wrong ? (
						<p className="err" id="note-problem">
							<Icon name="warn" />
							<span>{wrong}</span>
						</p>
					) : null}
				</div>
				<p className="acts">
					<button className="btn edge sm" type="submit" name="intent" value="keep-note">
						Keep the notes
					</button>
					<span className="small soft self-center" role="status">
						{autosave.says}
					</span>
				</p>
			</Form>
			{notes.others.map((note) => (
				<div key={note.author} className="mt-4">
					<h3 className="h3">{note.author}</h3>
					<p className="whitespace-pre-line">{note.text}</p>
				</div>
			))}
		</>
	)
}
