import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input } from '../ui/form'
import { Icon } from '../ui/icon'
import { useForm } from '../ui/use-form'

type Choice = { id: string; name: string; about: string }
type Fields = { people: string[]; reason: string }

/** Puts people in, several at once, with one reason that each of them reads. */
export function AssignPeople({
	answer,
	missing,
	mustCount,
	found,
	search,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	/** Whose role calls for the level, and who is not on the way to it */
	missing: Choice[]
	/** How many of them must */
	mustCount: number
	/** Whom the search found besides */
	found: Choice[]
	search: string
}) {
	const [form, fields] = useForm<Fields>({ id: 'assign-people', lastResult: answer?.result })
	const chosen = [fields.people.initialValue ?? []].flat() as string[]
	const errorId = fields.people.errors?.length ? fields.people.errorId : undefined
	return (
		<>
			<Form role="search" className="flex flex-wrap gap-2 mt-4">
				<input
					className="input max-w-80"
					type="search"
					name="who"
					aria-label="Somebody else: name, address or team"
					placeholder="Somebody else: name, address or team"
					defaultValue={search}
				/>
				<button className="btn edge" type="submit">
					Find
				</button>
			</Form>
			<Form method="post" className="form mt-4" {...getFormProps(form)}>
				<FormErrors form={form} />
				<People
					legend={search ? `Found for “${search}”` : ''}
					none={search ? 'Nobody who could be put in.' : ''}
					choices={found}
					name={fields.people.name}
					chosen={chosen}
				/>
				<People
					legend="Their role calls for it, and they are not on the way"
					none="Everybody whose role calls for this level is on the way, holds it, or is excused."
					choices={missing}
					name={fields.people.name}
					chosen={chosen}
				/>
				{errorId ? (
					<p className="err" id={errorId}>
						<Icon name="warn" />
						<span>{fields.people.errors?.join(' ')}</span>
					</p>
				) : null}
				<Input
					field={fields.reason}
					label="Reason"
					help="Everybody you put in reads it, with your name. Line managers do not."
					autoComplete="off"
				/>
				<p className="flex flex-wrap gap-4">
					<button className="btn ink" type="submit" name="intent" value="assign">
						Put in whom I chose
					</button>
					{mustCount > 0 ? (
						<button className="btn edge" type="submit" name="intent" value="assign-missing">
							Put in everybody who must ({mustCount})
						</button>
					) : null}
				</p>
			</Form>
		</>
	)
}

function People({
	legend,
	none,
	choices,
	name,
	chosen,
}: {
	legend: string
	none: string
	choices: Choice[]
	name: string
	chosen: string[]
}) {
	if (choices.length === 0) return none ? <p className="small soft">{none}</p> : null
	return (
		<fieldset className="field">
			<legend>{legend}</legend>
			<div className="pick-list picks">
				{choices.map((choice) => (
					<label className="pick" key={choice.id}>
						<input type="checkbox" name={name} value={choice.id} defaultChecked={chosen.includes(choice.id)} />
						<span>
							{choice.name}
							{choice.about ? <span className="faint">, {choice.about}</span> : null}
						</span>
					</label>
				))}
			</div>
		</fieldset>
	)
}
