import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { IntakeStatus } from '~/domain/intake/kinds'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input, LateRefusal } from '../ui/form'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** Opening, closing and opening again: one button each, all of which another takes back. */
export function IntakeMoves({ status, answer }: { status: IntakeStatus; answer: Answer }) {
	const acts = {
		draft: ['open', 'Open for applications'],
		closed: ['open', 'Open again'],
		open: ['close', 'Close applications'],
		formed: null,
		cancelled: null,
	}[status]
	return (
		<>
			<LateRefusal answer={answer} />
			{acts ? (
				<Form method="post">
					<button className={status === 'draft' ? 'btn ink' : 'btn edge'} type="submit" name="intent" value={acts[0]}>
						{acts[1]}
					</button>
				</Form>
			) : null}
		</>
	)
}

/** Calls an intake off, with a reason that everybody in it reads. */
export function CancelIntake({ name, count, answer }: { name: string; count: number; answer: Answer }) {
	const [form, fields] = useForm<{ reason: string }>({ id: 'cancel-intake', lastResult: answer?.result })
	const who =
		count === 0 ? 'Nobody is in it yet.' : `${count === 1 ? 'Who is' : `The ${count} people`} in it get a letter.`
	return (
		<Confirm
			id="cancel"
			label="Cancel the intake"
			question={`Cancel ${name}?`}
			consequences={`${who} Questions to line managers end. The record stays, with your reason.`}
			keep="Keep it"
			act="Cancel it"
			intent="cancel"
			formId={form.id}
			isOpen={answer !== undefined}
		>
			<FormErrors form={form} />
			<Input field={fields.reason} label="Reason, for everybody in it" autoComplete="off" />
		</Confirm>
	)
}
