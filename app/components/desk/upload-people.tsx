import { Form, useNavigation } from '@remix-run/react'
import { Icon } from '../ui/icon'

/** The form that takes a file of people. A file that is too large is refused before it is sent, where there is JavaScript. */
export function UploadPeople({ problem, largestBytes }: { problem: string | null; largestBytes: number }) {
	const isSending = useNavigation().formEncType === 'multipart/form-data'
	return (
		<Form method="post" encType="multipart/form-data" className="form mt-6">
			<div className="field">
				<label htmlFor="file">File of people</label>
				<input
					className="input"
					id="file"
					name="file"
					type="file"
					accept=".csv,.txt,.tsv,text/csv,text/plain"
					required
					aria-invalid={problem ? true : undefined}
					aria-describedby={problem ? 'file-help file-error' : 'file-help'}
					onChange={({ currentTarget }) => {
						const isLarge = (currentTarget.files?.[0]?.size ?? 0) > largestBytes
						currentTarget.setCustomValidity(isLarge ? tooLarge : '')
						currentTarget.reportValidity()
					}}
				/>
				<p className="help" id="file-help">
					CSV with commas, semicolons or tabs, in UTF-8, at most 5 MB and 20,000 rows. In Excel: Save as, CSV UTF-8.
				</p>
				{problem ? (
					<p className="err" id="file-error" role="alert">
						<Icon name="warn" />
						<span>{problem}</span>
					</p>
				) : null}
			</div>
			<p>
				<button className="btn edge" type="submit" aria-disabled={isSending || undefined}>
					{isSending ? 'Reading the file …' : 'Read the file'}
				</button>
			</p>
		</Form>
	)
}

export const tooLarge = 'This file is larger than 5 MB. Send it in parts.'
