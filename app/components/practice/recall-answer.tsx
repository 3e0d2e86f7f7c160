import { Form, Link, useNavigation } from '@remix-run/react'
import { type Rating, ratingNames } from '~/domain/progress/recall-kinds'
import { InlineHtml } from '../reader/html'
import { Icon } from '../ui/icon'
import { useHydrated } from '../ui/use-hydrated'

type Option = { id: string; says: string; correct: boolean; html: string }
type Answer = {
	card: string
	reps: number
	module: string
	ask: string
	chosen: string
	answers: Option[]
	/** Null: it was wrong, and has been counted */
	ratings: { rating: Rating; back: string }[] | null
	back: string
}

/** Why each answer is right or not, and when the question comes back. */
export function RecallAnswer({ answer, onward }: { answer: Answer; onward: string }) {
	const busy = useNavigation().state === 'submitting'
	const hasKeys = useHydrated()
	return (
		<section aria-labelledby="question">
			<p className="small soft over">{answer.module}</p>
			<h2 className="q" id="question">
				{answer.ask}
			</h2>
			<p className="strong" data-step tabIndex={-1}>
				{answer.ratings ? 'Right.' : `Not this one. The question comes back ${answer.back}.`}
			</p>
			<div className="opts">
				{answer.answers.map((each) => (
					<Explained key={each.id} answer={each} isMine={each.id === answer.chosen} />
				))}
			</div>
			{answer.ratings ? (
				<Form method="post" className="ratings">
					<input type="hidden" name="intent" value="rate" />
					<input type="hidden" name="card" value={answer.card} />
					<input type="hidden" name="reps" value={answer.reps} />
					<fieldset>
						<legend className="h3">How did it come to you?</legend>
						{answer.ratings.map(({ rating, back }, index) => (
							<button
								key={rating}
								type="submit"
								className={rating === 'good' ? 'btn ink' : 'btn edge'}
								name="rating"
								value={rating}
								disabled={busy}
								data-digit={index + 1}
								data-enter={rating === 'good' ? true : undefined}
							>
								<span>
									{ratingNames[rating]}
									<small>{back}</small>
								</span>
							</button>
						))}
					</fieldset>
					{hasKeys ? (
						<p className="small soft keys">
							<kbd>1</kbd> to <kbd>4</kbd> say how, <kbd>Enter</kbd> is “{ratingNames.good}”
						</p>
					) : null}
				</Form>
			) : (
				<p className="foot">
					<Link className="btn ink" to={onward} data-enter>
						Go on
					</Link>
				</p>
			)}
		</section>
	)
}

function Explained({ answer, isMine }: { answer: Option; isMine: boolean }) {
	const tone = answer.correct ? 'right' : isMine ? 'wrong' : ''
	const verdict = [isMine ? 'Your answer' : '', answer.correct ? 'the right one' : ''].filter(Boolean).join(', ')
	return (
		<div className={`opt ${tone}`}>
			<span className="dot">{tone ? <Icon name={answer.correct ? 'tick' : 'cross'} /> : null}</span>
			<span>
				{answer.says}
				<span className="why">
					{verdict ? <span className="verdict">{verdict[0]?.toUpperCase() + verdict.slice(1)}. </span> : null}
					<InlineHtml html={answer.html} />
				</span>
			</span>
		</div>
	)
}
