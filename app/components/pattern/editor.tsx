import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import { LONGEST_COPY, LONGEST_TITLE } from '~/domain/pattern/kinds'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'

type Words = { title: string; text: string }
type Page = {
	copy: Words & { revision: number }
	window: string
	newVersion: number | null
	canUndo: boolean
	undoVersion: number | null
	baseVersion: number
}
type Answer =
	| { savedAt?: string; problem?: string; sent?: Words; clash?: Words & { revision: number; at: string } }
	| undefined

/** The text of a working copy, saved as one writes. Every act sends the words along, so that none can lose them. */
export function CopyEditor({ page, answer }: { page: Page; answer: Answer }) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	// Of the moment this window was opened: what another one has saved since is not what stands here.
	const [opened] = useState({ window: page.window, revision: page.copy.revision })
	const shown = answer?.sent ?? page.copy
	const problem = autosave.problem ?? answer?.problem
	return (
		<Form method="post" ref={form} className="copy-form" onSubmit={autosave.drop} preventScrollReset>
			<input type="hidden" name="window" value={opened.window} />
			<input type="hidden" name="revision" value={opened.revision} />
			{problem ? (
				<div className="say bad" role="alert">
					<Icon name="warn" />
					<p>{problem}</p>
				</div>
			) : null}
			{answer?.clash ? <Clash saved={answer.clash} /> : null}
			<div className="field">
				<label htmlFor="title">Name of your copy</label>
				<input
					className="input"
					id="title"
					name="title"
					required
					maxLength={LONGEST_TITLE}
					defaultValue={shown.title}
					onChange={autosave.later}
					onBlur={autosave.now}
				/>
			</div>
			<div className="field">
				<label htmlFor="text">Your text, in Markdown</label>
				<textarea
					className="input"
					id="text"
					name="text"
					maxLength={LONGEST_COPY}
					defaultValue={shown.text}
					aria-describedby="who"
					onChange={autosave.later}
					onBlur={autosave.now}
				/>
			</div>
			<p className="bar">
				<span className="lock" id="who">
					<Icon name="lock" />
					Only you can read this. Not your manager, not an admin, not your cohort.
				</span>
				<span role="status">
					{autosave.says || (answer?.savedAt ? `Saved ${answer.savedAt}` : 'Saved as you write')}
				</span>
			</p>
			<div className="acts">
				<button className="btn edge" type="submit" name="intent" value="save">
					{autosave.problem ? 'Show both texts' : 'Save'}
				</button>
				{page.newVersion ? (
					<button className="btn ink" type="submit" name="intent" value="take">
						Take the changes of version {page.newVersion}
					</button>
				) : null}
				{page.canUndo && page.undoVersion !== null ? (
					<button className="btn edge" type="submit" name="intent" value="undo">
						{page.undoVersion < page.baseVersion ? 'Put back what stood before' : 'Fetch the merged text again'}
					</button>
				) : null}
			</div>
		</Form>
	)
}

/** Both texts, and three ways on; none of them happens by itself. */
function Clash({ saved }: { saved: Words & { revision: number; at: string } }) {
	return (
		<section className="clash" aria-labelledby="clash">
			<input type="hidden" name="over" value={saved.revision} />
			<h2 className="h3" id="clash">
				What the other window saved, {saved.at}
			</h2>
			<p className="strong">{saved.title}</p>
			<pre tabIndex={0}>{saved.text}</pre>
			<p className="small soft">Your words stand below. Take over from above what you need, then choose:</p>
			<div className="acts">
				<button className="btn ink" type="submit" name="intent" value="beside">
					Keep mine as a copy of its own
				</button>
				<button className="btn edge" type="submit" name="intent" value="replace">
					Replace the saved text with mine
				</button>
				<a className="btn text" href="?">
					Drop mine and open the saved one
				</a>
			</div>
		</section>
	)
}
