import { useFetcher } from '@remix-run/react'
import { LONGEST_LINE } from '~/domain/practice/kinds'
import type { BlockView } from '~/domain/progress/part-view'
import type { FormAnswer } from '~/http/forms'
import { Html } from './html'
import { errorOf, NoteError, refusedIn } from './note-error'

/** What the reader will try, with a date: it appears on their home page until they say what became of it. */
export function TryPart({
	block,
	passage,
	today,
	answer,
}: {
	block: Extract<BlockView, { kind: 'try' }>
	passage: string
	today: string
	/** To a form of this page that was sent without JavaScript */
	answer: FormAnswer | null | undefined
}) {
	const fetcher = useFetcher<FormAnswer | null>()
	const refused = refusedIn(fetcher.data ?? answer, { intent: 'promise', part: block.id })
	const [wrongText, wrongDate] = [errorOf(refused?.answer, 'text'), errorOf(refused?.answer, 'dueOn')]
	return (
		<section className="try" id={block.id} aria-labelledby={`${block.id}-ask`}>
			<h2 className="q" id={`${block.id}-ask`}>
				{block.ask}
			</h2>
			<Html html={block.html} passage={passage} />
			<fetcher.Form method="post" action={`#${block.id}`} className="row" preventScrollReset noValidate>
				<input type="hidden" name="intent" value="promise" />
				<input type="hidden" name="part" value={block.id} />
				<div className="field">
					<label htmlFor={`${block.id}-text`}>I will</label>
					<input
						className="input"
						id={`${block.id}-text`}
						name="text"
						maxLength={LONGEST_LINE}
						defaultValue={refused?.sent.text ?? block.answer?.text}
						aria-invalid={wrongText ? true : undefined}
						aria-describedby={wrongText ? `${block.id}-text-error` : undefined}
					/>
					<NoteError id={`${block.id}-text-error`} error={wrongText} />
				</div>
				<div className="field">
					<label htmlFor={`${block.id}-due`}>By</label>
					<input
						className="input"
						id={`${block.id}-due`}
						type="date"
						name="dueOn"
						min={today}
						defaultValue={refused?.sent.dueOn ?? block.answer?.dueOn}
						aria-invalid={wrongDate ? true : undefined}
						aria-describedby={wrongDate ? `${block.id}-due-error` : undefined}
					/>
					<NoteError id={`${block.id}-due-error`} error={wrongDate} />
				</div>
				<button className="btn ink" type="submit">
					{block.answer ? 'Change it' : 'Hold me to it'}
				</button>
			</fetcher.Form>
			<p className="small soft mt-2" role="status">
				{block.answer
					? 'On your home page until you say what became of it. Any answer is a good one.'
					: 'It will wait for you on your home page. Only you see it.'}
			</p>
		</section>
	)
}
