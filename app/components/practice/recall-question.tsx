import { Form, Link, useNavigation } from '@remix-run/react'
import { type SyntheticEvent, useRef } from 'react'
import { capitalized, counted } from '~/domain/number-words'
import { useHydrated } from '../ui/use-hydrated'

type Question = {
	card: string
	reps: number
	module: string
	ask: string
	answers: { id: string; says: string }[]
}

/** The question alone, first: an answer one has said to oneself trains more than one that was only recognized. */
export function RecallQuestion({
	question,
	left,
	minutes,
	passOver,
}: {
	question: Question
	left: number
	minutes: number
	passOver: string
}) {
	const busy = useNavigation().state === 'submitting'
	const hasKeys = useHydrated()
	const answers = useRef<HTMLFieldSetElement>(null)
	// The button that was pressed is gone then, and the keyboard with it.
	const goToAnswers = (event: SyntheticEvent<HTMLDetailsElement>) => {
		if (event.currentTarget.open) answers.current?.focus()
	}
	return (
		<section aria-labelledby="question">
			<p className="small soft over">
				<span>{question.module}</span>
				<span>
					{left === 1 ? 'The last one' : `${capitalized(counted(left, 'question', 'questions'))} left`}, about{' '}
					{counted(minutes, 'minute', 'minutes')}
				</span>
			</p>
			<h2 className="q" id="question" data-step tabIndex={-1}>
				{question.ask}
			</h2>
			<p className="soft">Say your answer to yourself, then look.</p>
			<details onToggle={goToAnswers}>
				<summary className="btn ink" data-enter>
					Show the answers
				</summary>
				<Form method="post">
					<input type="hidden" name="intent" value="answer" />
					<input type="hidden" name="card" value={question.card} />
					<input type="hidden" name="reps" value={question.reps} />
					<fieldset className="opts" ref={answers} tabIndex={-1}>
						<legend className="vh">Which is it?</legend>
						{question.answers.map((answer, index) => (
							<button
								key={answer.id}
								type="submit"
								className="opt"
								name="option"
								value={answer.id}
								disabled={busy}
								data-digit={index + 1}
							>
								<span className="dot num" aria-hidden="true">
									{index + 1}
								</span>
								<span>{answer.says}</span>
							</button>
						))}
					</fieldset>
				</Form>
			</details>
			<p className="small foot">
				<Link to={passOver}>Not this one now</Link>
				{hasKeys ? (
					<span className="soft keys">
						<kbd>Enter</kbd> shows the answers, <kbd>1</kbd> to <kbd>{question.answers.length}</kbd> choose
					</span>
				) : null}
			</p>
		</section>
	)
}
