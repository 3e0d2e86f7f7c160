import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import type { OwnNote } from '~/domain/session/notes'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'

/** What facilitators write down for each other. Saved while one writes; the button is for who has no script. */
export function SessionNotes({
	notes,
	window,
	refused,
}: {
	notes: { own: OwnNote; others: { author: string; text: string }[] }
	/** The name this window saves under */
	window: string
	/** A moment ago: what was typed, to go on from, and what another window saved meanwhile */
	refused: { typed?: string; problem?: string; clash?: OwnNote } | undefined
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'keep-note')
	// Of the moment this window was opened: what another one has saved since is not what stands here.
	const [opened] = useState({ window, revision: notes.own.revision })
	const wrong = autosave.problem ?? refused?.problem
	return (
		<>
			<Form method="post" ref={form} className="mt-4" onChange={autosave.later} onSubmit={autosave.drop}>
				<input type="hidden" name="window" value={opened.window} />
				<input type="hidden" name="revision" value={opened.revision} />
				{refused?.clash ? <Clash saved={refused.clash} /> : null}
				<div className="field">
					<label htmlFor="note">Your notes</label>
					<textarea
						id="note"
						name="note"
						className="input"
						rows={6}
						maxLength={4_000}
						defaultValue={refused?.typed ?? notes.own.text}
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
						{autosave.problem ? 'Show both texts' : 'Keep the notes'}
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

/** Both texts, and two ways on; neither happens by itself. */
function Clash({ saved }: { saved: OwnNote }) {
	return (
		<section className="clash mb-4" aria-labelledby="clash">
			<input type="hidden" name="over" value={saved.revision} />
			<h3 className="h3" id="clash">
				What the other window saved
			</h3>
			<pre tabIndex={0}>{saved.text || 'Nothing: the notes were emptied there.'}</pre>
			<p className="small soft">Your words stand below. Take over from above what you need, then choose:</p>
			<div className="acts">
				<button className="btn edge sm" type="submit" name="intent" value="replace-note">
					Replace the saved notes with mine
				</button>
				<a className="btn text sm" href="?">
					Drop mine and open the saved ones
				</a>
			</div>
		</section>
	)
}
