import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import {
	REMARK_STATES,
	type Reason,
	type RemarkState,
	reasonNames,
	remarkStateNames,
	type Standing,
} from '~/domain/progress/mark-kinds'
import { FormErrors, Select, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined
type Remark = {
	id: string
	reason: Reason
	text: string
	from: string | null
	on: string
	state: RemarkState
	answer: string
}

const standingWords: Record<Standing, string | null> = {
	stands: null,
	reworded: 'Reworded since',
	gone: 'Changed since',
}

/** A passage that readers find weak, with each remark and what came of it. */
export function RemarkedPassage({
	passage,
	answer,
}: {
	passage: { quote: string; before: string; after: string; standing: Standing; to: string | null; remarks: Remark[] }
	answer: Answer
}) {
	const changed = standingWords[passage.standing]
	return (
		<article className="remarked">
			<blockquote className="mark-quote">
				{passage.before}
				<strong>{passage.quote}</strong>
				{passage.after}
			</blockquote>
			<p className="small soft">
				{capitalized(counted(passage.remarks.length, 'remark', 'remarks'))} on these words
				{passage.to ? (
					<>
						. <Link to={passage.to}>Open the passage</Link>
					</>
				) : null}
				{changed ? <span className="tag warn ml-2">{changed}</span> : null}
			</p>
			<ul>
				{passage.remarks.map((remark) => (
					<RemarkRow key={remark.id} remark={remark} answer={answer} />
				))}
			</ul>
		</article>
	)
}

function RemarkRow({ remark, answer }: { remark: Remark; answer: Answer }) {
	const mine = answer?.result?.initialValue?.remark === remark.id
	const [form, fields] = useForm<{ remark: string; state: string; answer: string }>({
		id: `remark-${remark.id}`,
		lastResult: mine ? answer?.result : undefined,
		// Who opens this form means to settle it.
		defaultValue: { state: remark.state === 'open' ? 'answered' : remark.state, answer: remark.answer },
	})
	return (
		<li>
			<p>
				<b>{reasonNames[remark.reason]}</b>
				{remark.text ? `: ${remark.text}` : ''}
			</p>
			<p className="small soft">
				{remark.from ?? 'Without a name'}, {remark.on}.{' '}
				<span className={`tag ${remark.state === 'open' ? '' : 'good'}`}>{remarkStateNames[remark.state]}</span>
			</p>
			<details open={mine ? true : undefined}>
				<summary className="btn text sm">
					Say what came of it<span className="vh">: {remark.text || reasonNames[remark.reason]}</span>
				</summary>
				<Form method="post" className="form" preventScrollReset {...getFormProps(form)}>
					<FormErrors form={form} />
					<input type="hidden" name="remark" value={remark.id} />
					<Select field={fields.state} label="What became of it">
						{REMARK_STATES.map((state) => (
							<option key={state} value={state}>
								{remarkStateNames[state]}
							</option>
						))}
					</Select>
					<TextArea
						field={fields.answer}
						label="Your answer"
						rows={3}
						help={
							remark.from ? `${remark.from} reads it under their notes.` : 'Sent without a name: only admins read this.'
						}
					/>
					<p>
						<button className="btn edge" type="submit">
							Save
						</button>
					</p>
				</Form>
			</details>
		</li>
	)
}
