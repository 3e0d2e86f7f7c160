import { type FieldMetadata, getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FEWEST_WORDS } from '~/domain/session/in-writing'
import { FormErrors, Select, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

export type ReviewWords = { caseId: string; heard: string; ask: string; suggest: string }
type Answer = { result?: SubmissionResult<string[]> } | undefined

/** Two cases of the casebook, reviewed: each says what one heard, would ask and would suggest. */
export function ReviewForm({
	cases,
	reviews,
	answer,
	version,
	replaces = false,
}: {
	cases: { id: string; title: string }[]
	/** What stands there already: two, perhaps empty */
	reviews: ReviewWords[]
	answer: Answer
	/** Of what stands there already */
	version: number
	/** Whether they stand in the place of two that wait */
	replaces?: boolean
}) {
	const [form, fields] = useForm<{ reviews: ReviewWords[] }>({
		id: 'reviews',
		lastResult: answer?.result,
		defaultValue: { reviews },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="version" value={version} />
			{fields.reviews.getFieldList().map((item, index) => (
				<Review key={item.key} cases={cases} number={index + 1} field={item} />
			))}
			<p>
				<button className="btn ink" type="submit" name="intent" value="review">
					{replaces ? 'Put these in their place' : 'Hand in both'}
				</button>
			</p>
		</Form>
	)
}

function Review({
	cases,
	number,
	field,
}: {
	cases: { id: string; title: string }[]
	number: number
	field: FieldMetadata<ReviewWords>
}) {
	const { caseId, heard, ask, suggest } = field.getFieldset()
	return (
		<fieldset className="mt-4 grid gap-5">
			<legend className="h3 mb-3 p-0">{number === 1 ? 'First case' : 'Second case'}</legend>
			<Select field={caseId} label="Which case?">
				<option value="">Choose one</option>
				{cases.map(({ id, title }) => (
					<option key={id} value={id}>
						{title}
					</option>
				))}
			</Select>
			<TextArea field={heard} label="What you heard" help="The feeling as well as the facts." rows={5} />
			<TextArea field={ask} label="What you would ask" rows={4} />
			<TextArea
				field={suggest}
				label="What you would suggest"
				help={`${FEWEST_WORDS} words or more for the three together. Name nobody.`}
				rows={5}
			/>
		</fieldset>
	)
}
