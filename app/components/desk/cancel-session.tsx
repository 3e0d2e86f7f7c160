import type { SubmissionResult } from '@conform-to/react'
import { capitalized, counted } from '~/domain/number-words'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { reason: string }

export function CancelSession({
	answer,
	title,
	peopleCount,
	confirmedOn,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	title: string
	peopleCount: number
	/** When attendance was confirmed: then there is nothing left to cancel */
	confirmedOn: string | null
}) {
	const [form, fields] = useForm<Fields>({ id: 'cancel-session', lastResult: answer?.result })
	if (confirmedOn) {
		return (
			<p className="small soft mt-3">
				Attendance was confirmed on {confirmedOn}: the session took place and cannot be cancelled.
			</p>
		)
	}
	return (
		<>
			<p className="small soft mt-3">
				To move it, change date and time instead. A cancelled session stays in the list with its reason.
			</p>
			<Confirm
				id="cancel"
				label="Cancel this session"
				question={`Cancel “${title}”?`}
				consequences={`It counts for nobody, and its room does not open. ${capitalized(counted(peopleCount, 'person sees', 'people see'))} your reason on its page, and in a letter if this installation sends mail. If it begins soon, tell them yourself as well.`}
				keep="Keep the session"
				act="Cancel it"
				intent="cancel"
				formId={form.id}
				isOpen={answer !== undefined}
			>
				<FormErrors form={form} />
				<Input field={fields.reason} label="Reason, shown to the cohort" autoComplete="off" />
			</Confirm>
		</>
	)
}
