import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'

/** Narrows a list down by its address. What was asked last stands in it: another answer makes another form. */
export function Narrow({
	asked,
	className = 'mb-4',
	children,
}: {
	asked: object
	className?: string
	children: ReactNode
}) {
	return (
		<Form
			role="search"
			aria-label="Narrow down"
			className={`flex flex-wrap items-end gap-2 ${className}`}
			key={JSON.stringify(asked)}
		>
			{children}
			<button className="btn edge" type="submit">
				Show
			</button>
		</Form>
	)
}

/** A choice with its label; `every`: what stands for all of them, and narrows nothing. */
export function NarrowBy({
	name,
	label,
	chosen,
	every,
	choices,
}: {
	name: string
	label: string
	chosen: string
	every?: string
	choices: readonly { key: string; name: string }[]
}) {
	return (
		<div className="field">
			<label htmlFor={name}>{label}</label>
			<select className="input" id={name} name={name} defaultValue={chosen}>
				{every === undefined ? null : <option value="">{every}</option>}
				{choices.map((choice) => (
					<option key={choice.key} value={choice.key}>
						{choice.name}
					</option>
				))}
			</select>
		</div>
	)
}

/** Words to find, with their label. */
export function NarrowByWords({ label, asked, longest }: { label: string; asked: string; longest?: number }) {
	return (
		<div className="field">
			<label htmlFor="q">{label}</label>
			<input className="input" type="search" id="q" name="q" defaultValue={asked} maxLength={longest} />
		</div>
	)
}

/** As choices: a record of words by key. */
export function choicesOf(words: Readonly<Record<string, string>>): { key: string; name: string }[] {
	return Object.entries(words).map(([key, name]) => ({ key, name }))
}
