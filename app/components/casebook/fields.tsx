import type { SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { Refusal } from '../ui/refusal'

export type CaseAnswer = { result?: SubmissionResult<string[]>; savedAt?: string } | undefined

/** What a refused form says of a field; of the form as a whole under ''. */
export function errorsOf(answer: CaseAnswer, name: string): string[] {
	return answer?.result?.error?.[name] ?? []
}

/** What was typed into a refused form, to go on from. */
export function typedIn(answer: CaseAnswer, name: string): string | undefined {
	const value = answer?.result?.initialValue?.[name]
	return typeof value === 'string' ? value : undefined
}

export function Errors({ id, errors }: { id: string; errors: string[] }) {
	return errors.length > 0 ? (
		<p className="err" id={id}>
			<Icon name="warn" />
			<span>{errors.join(' ')}</span>
		</p>
	) : null
}

/** Above a form that was refused as a whole. */
export function Refused({ answer }: { answer: CaseAnswer }) {
	const errors = errorsOf(answer, '')
	return errors.length > 0 ? <Refusal>{errors.join(' ')}</Refusal> : null
}

/** A long text with its label, help, what was typed and what is wrong; `kept`: what it said before; `id` where a page holds several of one name. */
export function LongText({
	id,
	name,
	label,
	help,
	rows,
	maxLength,
	answer,
	kept = '',
}: {
	id?: string
	name: string
	label: ReactNode
	help?: ReactNode
	rows: number
	maxLength: number
	answer: CaseAnswer
	kept?: string
}) {
	const key = id ?? name
	const errors = errorsOf(answer, name)
	const described = [help ? `${key}-help` : '', errors.length > 0 ? `${key}-error` : ''].filter(Boolean).join(' ')
	return (
		<div className="field">
			<label htmlFor={key}>{label}</label>
			<textarea
				className="input"
				id={key}
				name={name}
				rows={rows}
				maxLength={maxLength}
				defaultValue={typedIn(answer, name) ?? kept}
				aria-describedby={described || undefined}
				aria-invalid={errors.length > 0 ? true : undefined}
			/>
			{help ? (
				<p className="help" id={`${key}-help`}>
					{help}
				</p>
			) : null}
			<Errors id={`${key}-error`} errors={errors} />
		</div>
	)
}

/** Nothing goes to others before its author agrees to what is said here. */
export function Consent({
	id,
	answer,
	help,
	children,
}: {
	id: string
	answer: CaseAnswer
	help?: ReactNode
	children: ReactNode
}) {
	const errors = errorsOf(answer, 'consent')
	const described = [help ? `${id}-help` : '', errors.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ')
	return (
		<div className="field">
			<label className="pick">
				<input
					type="checkbox"
					name="consent"
					value="yes"
					aria-invalid={errors.length > 0 ? true : undefined}
					aria-describedby={described || undefined}
				/>
				<span>{children}</span>
			</label>
			<Errors id={`${id}-error`} errors={errors} />
			{help ? (
				<p className="help" id={`${id}-help`}>
					{help}
				</p>
			) : null}
		</div>
	)
}
