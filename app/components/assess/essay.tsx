import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import { wordCount } from '~/domain/assessment/decision'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'
import { AttachFiles, type FileShown } from './work-files'

/** A long text that is saved as one writes, with its words counted, and the files that go with it. */
export function Essay({
	text,
	minWords,
	maxWords,
	problem,
	files,
	fileProblem,
}: {
	text: string
	minWords?: number
	maxWords?: number
	problem?: string
	/** Null where the level asks for a text alone */
	files: FileShown[] | null
	fileProblem?: string
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	const [words, setWords] = useState(() => wordCount(text))
	return (
		<Form
			method="post"
			encType={files ? 'multipart/form-data' : undefined}
			ref={form}
			className="essay mt-6"
			onSubmit={autosave.drop}
		>
			<div className="field">
				<label htmlFor="text">Your text</label>
				<textarea
					id="text"
					name="text"
					className="input"
					defaultValue={text}
					maxLength={20_000}
					aria-invalid={problem ? true : undefined}
					aria-describedby={problem ? 'text-error' : 'text-count'}
					onChange={(event) => {
						setWords(wordCount(event.target.value))
						autosave.later()
					}}
					onBlur={autosave.now}
				/>
				{problem ? (
					<p className="err" id="text-error">
						<Icon name="warn" />
						<span>{problem}</span>
					</p>
				) : null}
			</div>
			<p className="bar">
				<span id="text-count">
					{words} words{minWords && maxWords ? `; ${minWords} to ${maxWords} are asked for` : ''}
				</span>
				<span role="status">{autosave.says || 'Saved as you write'}</span>
			</p>
			{files ? <AttachFiles files={files} problem={fileProblem} /> : null}
			<div className="acts">
				<button className="btn ink" type="submit" name="intent" value="submit">
					Hand it in
				</button>
				<button className="btn edge" type="submit" name="intent" value="save">
					Keep it for later
				</button>
			</div>
		</Form>
	)
}
