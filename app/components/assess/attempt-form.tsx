import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import type { QuestionView } from '~/domain/assessment/attempt-view'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'
import { AskedQuestion, isGiven, isKept } from './asked-question'
import { AttemptClock, type ClockView, HURRY_MS, useTimeLeft } from './attempt-clock'

/**
 * An open try: answers are kept as they are given, and handed in together. `asks`: handed in with questions open.
 * `clock`: of a timed one; near its end every answer is sent at once.
 */
export function AttemptForm({
	attemptId,
	questions,
	clock,
	asks,
}: {
	attemptId: string
	questions: QuestionView[]
	clock: ClockView | null
	asks: boolean
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	const [answered, setAnswered] = useState(questions.filter(isKept).length)
	const keep = () => {
		if (!form.current) return
		const data = new FormData(form.current)
		setAnswered(questions.filter((question) => isGiven(question, data)).length)
		autosave.later()
		if (leftMs !== null && leftMs < HURRY_MS) autosave.now()
	}
	const leftMs = useTimeLeft(clock, autosave.now)
	const open = questions.length - answered
	const toFirstOpen = () => {
		if (!form.current) return
		const data = new FormData(form.current)
		const first = questions.find((question) => !isGiven(question, data))
		form.current.querySelector<HTMLElement>(`[name="q:${first?.id}"]`)?.focus()
	}
	return (
		<Form method="post" ref={form} className="attempt" onChange={keep} onSubmit={autosave.drop}>
			<input type="hidden" name="attempt" value={attemptId} />
			{clock ? <AttemptClock clock={clock} leftMs={leftMs} /> : null}
			{questions.map((question, index) => (
				<AskedQuestion key={question.id} number={index + 1} question={question} onChange={keep} />
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
							{clock ? 'Keep my answers' : 'Keep it for later'}
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
				<section key={question.id} id={question.id} className="one" aria-label={`Question ${index + 1}`}>
					<h2 className="q">
						{index + 1}. {question.ask}
						<span className={question.right ? 'tag good ml-2' : 'tag bad ml-2'}>
							{question.right ? 'Right' : 'Not right'}
						</span>
					</h2>
					{question.situation ? <p className="situation">{question.situation}</p> : null}
					{question.options.map((option) => (
						<Reviewed key={option.id} option={option} question={question} />
					))}
				</section>
			))}
		</div>
	)
}

function Reviewed({ option, question }: { option: QuestionView['options'][number]; question: QuestionView }) {
	const at = question.chosen.indexOf(option.id)
	const mine = at >= 0 && option.place === null
	const tone = option.correct ? 'right' : mine || option.place !== null ? 'wrong' : ''
	return (
		<div className={`opt ${tone}`}>
			<span className="dot">{option.place ?? (tone ? <Icon name={option.correct ? 'tick' : 'cross'} /> : null)}</span>
			<span>
				{option.says}
				<span className="why">
					{mine ? <span className="verdict">Your answer. </span> : null}
					{option.place === null ? null : (
						<span className="verdict">
							{option.correct ? 'Right. ' : at >= 0 ? `You put it at ${at + 1}. ` : 'You gave it no place. '}
						</span>
					)}
					{option.correct && option.place === null ? <span className="vh">Right. </span> : null}
					{option.why}
				</span>
			</span>
		</div>
	)
}
