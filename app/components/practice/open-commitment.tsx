import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { commitment: string; outcome: string; learned: string }
export type PracticeAnswer = { result?: SubmissionResult<string[]> } | undefined

/** A promise that waits for its answer. The three answers are equal in size and rank. */
export function OpenCommitment({
	commitment,
	answer,
}: {
	commitment: {
		id: string
		text: string
		due: string
		isOverdue: boolean
		isToday: boolean
		from: string
		inRoom: boolean
	}
	answer: PracticeAnswer
}) {
	const mine = answer?.result?.initialValue?.commitment === commitment.id
	const [form, fields] = useForm<Fields>({
		id: `close-${commitment.id}`,
		lastResult: mine ? answer?.result : undefined,
	})
	return (
		<li>
			<blockquote className="promise">{commitment.text}</blockquote>
			<p className="small soft mt-2">
				{dueLine(commitment)}
				{commitment.from ? ` From ${commitment.from}.` : ''}
				{commitment.inRoom ? ' The next room opens with what happened.' : ''}
			</p>
			<Form method="post" className="mt-3" {...getFormProps(form)}>
				<FormErrors form={{ errors: form.errors ?? fields.outcome.errors, errorId: form.errorId }} />
				<input type="hidden" name="commitment" value={commitment.id} />
				<TextArea
					field={fields.learned}
					label="What came of it, in a line (optional)"
					rows={1}
					help={
						commitment.inRoom ? 'Your cohort reads this line when its next room opens.' : 'Only you read this line.'
					}
				/>
				<div className="acts">
					<button className="btn edge" type="submit" name="outcome" value="kept">
						I did it
					</button>
					<button className="btn edge" type="submit" name="outcome" value="changed">
						I changed it
					</button>
					<button className="btn edge" type="submit" name="outcome" value="dropped">
						I let it go
					</button>
				</div>
			</Form>
		</li>
	)
}

function dueLine(commitment: { due: string; isOverdue: boolean; isToday: boolean }): string {
	if (commitment.isToday) return 'The day is today.'
	return commitment.isOverdue
		? `The day was ${commitment.due}. No harm done: say how it went.`
		: `By ${commitment.due}.`
}
