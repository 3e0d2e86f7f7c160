import {
	type FieldMetadata,
	type FormMetadata,
	getInputProps,
	getSelectProps,
	getTextareaProps,
	type SubmissionResult,
} from '@conform-to/react'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Refusal } from './refusal'

type TextField = FieldMetadata<string> | FieldMetadata<string | undefined>

/** Label above, help under, error under with a sign; the value stays. */
function FieldFrame({
	field,
	label,
	help,
	children,
}: {
	field: TextField
	label: ReactNode
	help?: ReactNode
	children: ReactNode
}) {
	return (
		<div className="field">
			<label htmlFor={field.id}>{label}</label>
			{children}
			{help ? (
				<p className="help" id={field.descriptionId}>
					{help}
				</p>
			) : null}
			<FieldError id={field.errorId} errors={field.errors} />
		</div>
	)
}

function FieldError({ id, errors }: { id: string; errors: string[] | undefined }) {
	if (!errors?.length) return null
	return (
		<p className="err" id={id}>
			<Icon name="warn" />
			<span>{errors.join(' ')}</span>
		</p>
	)
}

/** Both the error and the help are read out with the field. */
function describedBy(field: TextField, help: ReactNode): string | undefined {
	return (
		[help ? field.descriptionId : '', field.errors?.length ? field.errorId : ''].filter(Boolean).join(' ') || undefined
	)
}

type InputProps = {
	field: TextField
	label: ReactNode
	help?: ReactNode
	type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'time' | 'number'
	autoComplete?: string
	list?: string
	min?: number | string
	max?: number | string
	/** Of numbers that need not be whole */
	step?: 'any'
}

export function Input({ field, label, help, type = 'text', ...rest }: InputProps) {
	const { key, ...props } = getInputProps(field as FieldMetadata<string>, { type, value: type !== 'password' })
	return (
		<FieldFrame field={field} label={label} help={help}>
			<input key={key} className="input" {...props} {...rest} aria-describedby={describedBy(field, help)} />
		</FieldFrame>
	)
}

export function TextArea({
	field,
	label,
	help,
	rows = 4,
}: {
	field: TextField
	label: ReactNode
	help?: ReactNode
	rows?: number
}) {
	const { key, ...props } = getTextareaProps(field as FieldMetadata<string>)
	return (
		<FieldFrame field={field} label={label} help={help}>
			<textarea key={key} className="input" rows={rows} {...props} aria-describedby={describedBy(field, help)} />
		</FieldFrame>
	)
}

export function Select({
	field,
	label,
	help,
	children,
}: {
	field: TextField
	label: ReactNode
	help?: ReactNode
	children: ReactNode
}) {
	const { key, ...props } = getSelectProps(field as FieldMetadata<string>)
	return (
		<FieldFrame field={field} label={label} help={help}>
			<select key={key} className="input" {...props} aria-describedby={describedBy(field, help)}>
				{children}
			</select>
		</FieldFrame>
	)
}

type Choice = { value: string; label: ReactNode }

/** Radio buttons or checkboxes under one legend. */
export function Picks({
	field,
	legend,
	help,
	choices,
	type,
}: {
	field: FieldMetadata<string> | FieldMetadata<string[]> | FieldMetadata<string | undefined>
	legend: string
	help?: ReactNode
	choices: Choice[]
	type: 'radio' | 'checkbox'
}) {
	const initial = field.initialValue
	const chosen = Array.isArray(initial) ? (initial as string[]) : [initial as string | undefined]
	return (
		<fieldset className="field" aria-describedby={field.errors?.length ? field.errorId : undefined}>
			<legend>{legend}</legend>
			{help ? <p className="help">{help}</p> : null}
			<div className="picks">
				{choices.map((choice) => (
					<label className="pick" key={choice.value}>
						<input
							type={type}
							name={field.name}
							value={choice.value}
							defaultChecked={chosen.includes(choice.value)}
							aria-invalid={field.errors?.length ? true : undefined}
						/>
						<span>{choice.label}</span>
					</label>
				))}
			</div>
			<FieldError id={field.errorId} errors={field.errors} />
		</fieldset>
	)
}

/** What is wrong with the whole form, above it. */
export function FormErrors({
	form,
}: {
	form: FormMetadata<never> | { errors: string[] | undefined; errorId: string }
}) {
	if (!form.errors?.length) return null
	return <Refusal id={form.errorId}>{form.errors.join(' ')}</Refusal>
}

/** What was refused, when its form is no longer on the page: what it was about has changed meanwhile. */
export function LateRefusal({ answer }: { answer: { result?: SubmissionResult<string[]> } | undefined }) {
	const lines = Object.values(answer?.result?.error ?? {}).flatMap((errors) => errors ?? [])
	if (lines.length === 0) return null
	return <Refusal className="mb-6">{lines.join(' ')}</Refusal>
}
