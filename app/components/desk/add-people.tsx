import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FormErrors, Input } from '../ui/form'
import { Icon } from '../ui/icon'
import { useForm } from '../ui/use-form'
import { useHydrated } from '../ui/use-hydrated'

type Fields = { people: string[]; reason: string }
const LONG_LIST = 10

/** Seats for several people at once. The search needs JavaScript; without it the list is simply long. */
export function AddPeople({
	answer,
	choices,
	seatsLeft,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	choices: { id: string; name: string; team: string }[]
	seatsLeft: number
}) {
	const [form, fields] = useForm<Fields>({ id: 'add', lastResult: answer?.result })
	const [search, setSearch] = useState('')
	const canSearch = useHydrated() && choices.length > LONG_LIST
	const wanted = search.trim().toLowerCase()
	const chosen = Array.isArray(fields.people.initialValue) ? (fields.people.initialValue as string[]) : []
	const errorId = fields.people.errors?.length ? fields.people.errorId : undefined
	// Asked for only where somebody would sit beside their own team or reporting line.
	const asksWhy = Boolean(fields.reason.errors?.length || fields.reason.initialValue)
	const asked = fields.reason.errors?.join()
	const reasonId = fields.reason.id
	useEffect(() => {
		// The field came with the answer, above the button that was pressed.
		if (asked) document.getElementById(reasonId)?.focus()
	}, [asked, reasonId])
	if (choices.length === 0) return <p className="small soft mt-4">Nobody else in the directory can take a seat here.</p>
	return (
		<Form method="post" className="form mt-5" {...getFormProps(form)}>
			<FormErrors form={form} />
			<fieldset className="field" aria-describedby={errorId}>
				<legend>Add people</legend>
				{canSearch ? (
					<input
						className="input"
						type="search"
						aria-label="Search by name or team"
						placeholder="Name or team"
						value={search}
						onChange={(event) => setSearch(event.currentTarget.value)}
						onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
					/>
				) : null}
				<div className="pick-list picks">
					{choices.map((choice) => (
						<label
							className="pick"
							key={choice.id}
							hidden={wanted !== '' && !`${choice.name} ${choice.team}`.toLowerCase().includes(wanted)}
						>
							<input
								type="checkbox"
								name={fields.people.name}
								value={choice.id}
								defaultChecked={chosen.includes(choice.id)}
							/>
							<span>
								{choice.name}
								{choice.team ? <span className="faint">, {choice.team}</span> : null}
							</span>
						</label>
					))}
				</div>
				{errorId ? (
					<p className="err" id={errorId}>
						<Icon name="warn" />
						<span>{fields.people.errors?.join(' ')}</span>
					</p>
				) : null}
			</fieldset>
			{asksWhy ? <Input field={fields.reason} label="Why they sit together all the same" /> : null}
			<p>
				<button className="btn ink" type="submit" name="intent" value="add" disabled={seatsLeft <= 0}>
					{seatsLeft > 0 ? 'Give them a seat' : 'No seat is free'}
				</button>
			</p>
		</Form>
	)
}
