import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import type { CheckView } from '~/domain/progress/part-view'
import { Icon } from '../ui/icon'
import { InlineHtml } from './html'
import { useFocusOnOutcome } from './use-focus-on-outcome'

type Question = CheckView['questions'][number]

/** The check at the end of a module: answered once, explained at once, never graded. */
export function CheckPart({ block }: { block: CheckView }) {
	return (
		<section className="quiz" id={block.id} aria-labelledby={`${block.id}-title`}>
			<header>
				<h2 className="h3" id={`${block.id}-title`}>
					Check yourself
				</h2>
				<span className="small soft" role="status">
					{block.answered} of {block.questions.length} answered. Only you see how.
				</span>
			</header>
			{block.questions.map((question, index) => (
				<QuestionForm key={question.id} partId={block.id} question={question} number={index + 1} />
			))}
		</section>
	)
}

function QuestionForm({ partId, question, number }: { partId: string; question: Question; number: number }) {
	const fetcher = useFetcher()
	const place = useRef<HTMLDivElement>(null)
	useFocusOnOutcome(place, question.given ? 1 : 0, '.mine')
	const ask = (
		<h3 className="q">
			{number}. {question.ask}
		</h3>
	)
	if (question.given) {
		return (
			<div className="one" ref={place}>
				{ask}
				{question.answers.map((answer) => (
					<Explained key={answer.id} answer={answer} isMine={answer.id === question.given} />
				))}
			</div>
		)
	}
	return (
		<div className="one" ref={place}>
			<fetcher.Form method="post" action={`#${partId}`} preventScrollReset>
				<input type="hidden" name="intent" value="answer" />
				<input type="hidden" name="part" value={partId} />
				<input type="hidden" name="question" value={question.id} />
				{ask}
				{question.answers.map((answer) => (
					<button
						key={answer.id}
						type="submit"
						className="opt"
						name="answer"
						value={answer.id}
						disabled={fetcher.state !== 'idle'}
					>
						<span className="dot" />
						<span>{answer.says}</span>
					</button>
				))}
			</fetcher.Form>
		</div>
	)
}

function Explained({ answer, isMine }: { answer: Question['answers'][number]; isMine: boolean }) {
	const tone = answer.correct ? 'right' : isMine ? 'wrong' : ''
	const verdict = answer.correct
		? isMine
			? 'Your answer, and the right one.'
			: 'This one.'
		: isMine
			? 'Your answer.'
			: ''
	return (
		<div className={`opt ${tone}${isMine ? ' mine' : ''}`} tabIndex={isMine ? -1 : undefined}>
			<span className="dot">{tone ? <Icon name={answer.correct ? 'tick' : 'cross'} /> : null}</span>
			<span>
				{answer.says}
				<span className="why">
					{verdict ? <span className="verdict">{verdict} </span> : null}
					<InlineHtml html={answer.html ?? ''} />
				</span>
			</span>
		</div>
	)
}
