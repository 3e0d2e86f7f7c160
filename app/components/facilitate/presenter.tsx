import { type FieldMetadata, getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Confirm } from '../ui/confirm'
import { FormErrors, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { person: string }

/** Who brings the case. While somebody's draft is begun, naming another asks first: the draft is let go with them. */
export function Presenter({
	answer,
	people,
	presenter,
	draftBegun,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	people: { id: string; name: string }[]
	presenter: { id: string; name: string } | null
	draftBegun: boolean
}) {
	const [form, fields] = useForm<Fields>({
		id: 'presenter',
		lastResult: answer?.result,
		defaultValue: { person: presenter?.id },
	})
	if (presenter && draftBegun) {
		return (
			<>
				<FormErrors form={form} />
				<Confirm
					id="presenter"
					label="Name somebody else"
					question={`Name somebody else than ${presenter.name}?`}
					consequences={`${presenter.name} has begun to write. That draft is theirs alone: it is let go and cannot be brought back. Ask first.`}
					keep={`Keep ${presenter.name}`}
					act="Name this person"
					intent="presenter"
					formId={form.id}
				>
					<People field={fields.person} people={people.filter((person) => person.id !== presenter.id)} />
				</Confirm>
			</>
		)
	}
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<People
				field={fields.person}
				people={people}
				help="Ask the person first. They write it alone; you see that it is there, never what it says. If anybody present may know the people in it, talk about that beforehand."
			/>
			<p>
				<button className="btn ink" type="submit" name="intent" value="presenter">
					Name this person
				</button>
			</p>
		</Form>
	)
}

function People({
	field,
	people,
	help,
}: {
	field: FieldMetadata<string>
	people: { id: string; name: string }[]
	help?: string
}) {
	return (
		<Select field={field} label="Who brings the case" help={help}>
			<option value="">Nobody yet</option>
			{people.map((person) => (
				<option key={person.id} value={person.id}>
					{person.name}
				</option>
			))}
		</Select>
	)
}
