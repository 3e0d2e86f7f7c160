import type { SubmissionResult } from '@conform-to/react'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { reason: string }

/** Takes a certificate back for good, with a reason that everybody reads who checks it. */
export function TakeBack({
	answer,
	holder,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	holder: string
}) {
	const [form, fields] = useForm<Fields>({ id: 'take-back', lastResult: answer?.result })
	return (
		<Confirm
			id="revoke"
			label="Take it back"
			question={`Take back ${holder}’s certificate?`}
			consequences="The check page says so from this minute, with the reason you give. The audit log keeps that it was you. A certificate taken back cannot be given again; a new one can."
			keep="Keep it"
			act="Take it back"
			intent="revoke"
			formId={form.id}
			isOpen={answer !== undefined}
		>
			<FormErrors form={form} />
			<Input field={fields.reason} label="Reason, shown to anyone who checks" autoComplete="off" />
		</Confirm>
	)
}
