import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'
import type { PracticeAnswer } from './open-commitment'

type Fields = { text: string; dueOn: string }

export function NewCommitment({ answer, dueOn }: { answer: PracticeAnswer; dueOn: string }) {
	const mine = answer?.result?.initialValue?.intent === 'promise'
	const [form, fields] = useForm<Fields>({
		id: 'promise',
		lastResult: mine ? answer?.result : undefined,
		defaultValue: { dueOn },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<TextArea
				field={fields.text}
				label="I will"
				rows={3}
				help="Something a colleague would see you do: “let eight seconds pass before I answer”."
			/>
			<Input field={fields.dueOn} label="By" type="date" />
			<p>
				<button className="btn ink" type="submit" name="intent" value="promise">
					Promise it
				</button>
			</p>
		</Form>
	)
}
