import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import type { QuestionView } from '~/domain/assessment/attempt-view'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'

/** An open try: answers are kept as they are given, and handed in together. `asks`: handed in with questions open. */
export function AttemptForm({
	attemptId,
	questions,
	asks,
}: {
	attemptId: string
	questions: QuestionView[]
	asks: boolean
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	const [answered, setAnswered] = useState(questions.filter((question) => question.chosen.length > 0).length)
	const keep = () => {
		if (!form.current) return
		const data = new FormData(form.current)
		setAnswered(questions.filter((question) => data.has(`q:${question.id}`)).length)
		autosave.later()
	}
	const open = questions.length - answered
	const toFirstOpen = () => {
		if (!form.current) return
		const data = new FormData(form.current)
		const first = questions.find((question) => !data.has(`q:${question.id}`))
		form.current.querySelector<HTMLInputElement>(`input[name="q:${first?.id}"]`)?.focus()
	}
	return (
		<Form method="post" ref={form} className="attempt" onChange={keep} onSubmit={autosave.drop}>
			<input type="hidden" name="attempt" value={attemptId} />
			{questions.map((question, index) => (
				<fieldset
					key={question.id}
					className="one"
					aria-describedby={question.kind === 'multiple' ? `how-${question.id}` : undefined}
				>
					<legend className="q">
						{index + 1}. {question.ask}
					</legend>
					{question.kind === 'multiple' ? (
						<p className="small soft" id={`how-${question.id}`}>
							Choose all that are right.
						</p>
					) : null}
					<input type="hidden" name="shown" value={question.id} />
					{question.options.map((option) => (
						<label key={option.id} className="opt choose">
							<input
								type={question.kind === 'single' ? 'radio' : 'checkbox'}
								name={`q:${question.id}`}
								value={option.id}
								defaultChecked={question.chosen.includes(option.id)}
							/>
							<span>{option.says}</span>
						</label>
					))}
				</fieldset>
			))}
			<div className="hand-in">
				{asks && open > 0 ? (
					<>
						<p className="strong" role="alert">
							{openWords(open)} Hand in anyway?
						</p>
						<button className="btn edge" type="submit" name="intent" value="submit-open">
							Hand in with {open} open
						</button>
						<button className="btn ink" type="submit" name="intent" value="save" onClick={toFirstOpen}>
							Go on answering
						</button>
					</>
				) : (
					<>
						<p className="small soft" role="status">
							{openWords(open)} {autosave.says ? `${autosave.says}.` : ''}
						</p>
						<button className="btn edge" type="submit" name="intent" value="save">
							Keep it for later
						</button>
						<button className="btn ink" type="submit" name="intent" value="submit">
							Hand it in
						</button>
					</>
				)}
			</div>
		</Form>
	)
}

function openWords(open: number): string {
	if (open === 0) return 'Every question has an answer.'
	return open === 1 ? 'One question is open.' : `${open} questions are open.`
}

/** A try that is over: every option explained. */
export function AttemptReview({ questions }: { questions: QuestionView[] }) {
	return (
		<div className="attempt">
			{questions.map((question, index) => (
				<section key={question.id} className="one" aria-label={`Question ${index + 1}`}>
					<h2 className="q">
						{index + 1}. {question.ask}
						<span className={question.right ? 'tag good ml-2' : 'tag bad ml-2'}>
							{question.right ? 'Right' : 'Not right'}
						</span>
					</h2>
					{question.options.map((option) => {
						const mine = question.chosen.includes(option.id)
						const tone = option.correct ? 'right' : mine ? 'wrong' : ''
						return (
							<div key={option.id} className={`opt ${tone}`}>
								<span className="dot">{tone ? <Icon name={option.correct ? 'tick' : 'cross'} /> : null}</span>
								<span>
									{option.says}
									<span className="why">
										{mine ? <span className="verdict">Your answer. </span> : null}
										{option.correct ? <span className="vh">Right. </span> : null}
										{option.why}
									</span>
								</span>
							</div>
						)
					})}
				</section>
			))}
		</div>
	)
}
