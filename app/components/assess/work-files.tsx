import { FILE_ENDINGS, LARGEST_FILE_BYTES, MOST_FILES } from '~/domain/assessment/file-kinds'
import { fileRefusals } from '~/domain/assessment/file-policy'
import { spelled } from '~/domain/number-words'
import { Icon } from '../ui/icon'

/** `to`: null for who may not have it any more */
export type FileShown = { id: string; name: string; size: string; to: string | null }

/** What goes with a text, to download. */
export function WorkFiles({ files, label }: { files: FileShown[]; label: string }) {
	if (files.length === 0) return null
	return (
		<ul className="work-files" aria-label={label}>
			{files.map((file) => (
				<li key={file.id}>
					<FileLink file={file} />
				</li>
			))}
		</ul>
	)
}

function FileLink({ file: { name, size, to } }: { file: FileShown }) {
	return (
		<>
			{to ? (
				<a href={to} download>
					{name}
				</a>
			) : (
				<span>{name}</span>
			)}{' '}
			<span className="small soft">{size}</span>
		</>
	)
}

/** Within the form of the text, so that what is typed goes along with each file, also without JavaScript. */
export function AttachFiles({ files, problem }: { files: FileShown[]; problem?: string }) {
	const isFull = files.length >= MOST_FILES
	return (
		<fieldset className="field">
			<legend>Files</legend>
			{files.length > 0 ? (
				<ul className="work-files">
					{files.map((file) => (
						<li key={file.id}>
							<FileLink file={file} />{' '}
							<button className="btn text sm" type="submit" name="off" value={file.id}>
								Take off<span className="vh"> {file.name}</span>
							</button>
						</li>
					))}
				</ul>
			) : null}
			{isFull ? null : (
				<div className="attach" key={files.length}>
					<label htmlFor="file" className="vh">
						File to attach
					</label>
					<input
						className="input"
						id="file"
						name="file"
						type="file"
						accept={FILE_ENDINGS}
						aria-invalid={problem ? true : undefined}
						aria-describedby={problem ? 'file-help file-error' : 'file-help'}
						onChange={({ currentTarget }) => {
							const isLarge = (currentTarget.files?.[0]?.size ?? 0) > LARGEST_FILE_BYTES
							currentTarget.setCustomValidity(isLarge ? (fileRefusals['file-too-large'] ?? '') : '')
							currentTarget.reportValidity()
						}}
					/>
					<button className="btn edge sm" type="submit" name="intent" value="attach">
						Attach
					</button>
				</div>
			)}
			<p className="help" id="file-help">
				Up to {spelled(MOST_FILES)}, at most 5 MB each: PDF, pictures (PNG, JPEG), text, Markdown, Word, Excel,
				PowerPoint. Your assessors download them; leave names out of them, too.
			</p>
			{problem ? (
				<p className="err" id="file-error" role="alert">
					<Icon name="warn" />
					<span>{problem}</span>
				</p>
			) : null}
		</fieldset>
	)
}
