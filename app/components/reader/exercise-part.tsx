import { useFetcher } from '@remix-run/react'
import { LONGEST_LINE } from '~/domain/practice/kinds'
import type { BlockView } from '~/domain/progress/part-view'
import { dayLabel } from '~/domain/zone/plain-date'
import type { FormAnswer } from '~/http/forms'
import { useHydrated } from '../ui/use-hydrated'
import { Html, InlineHtml } from './html'
import { errorOf, NoteError, refusedIn } from './note-error'

/** Something to do with a real person. It counts as practice, never as reading time. */
export function ExercisePart({
	block,
	passage,
	today,
	answer,
}: {
	block: Extract<BlockView, { kind: 'exercise' }>
	passage: string
	today: string
	/** To a form of this page that was sent without JavaScript */
	answer: FormAnswer | null | undefined
}) {
	const fetcher = useFetcher<FormAnswer | null>()
	const refused = refusedIn(fetcher.data ?? answer, { intent: 'done', part: block.id })
	const [wrongDate, wrongNote] = [errorOf(refused?.answer, 'doneOn'), errorOf(refused?.answer, 'note')]
	return (
		<section className="todo" id={block.id} aria-labelledby={`${block.id}-title`}>
			<header>
				<h2 className="h3" id={`${block.id}-title`}>
					To do: {block.title}
				</h2>
				<span className="small soft">
					With {block.with}, {block.minutes} min
				</span>
			</header>
			<Html html={block.html} passage={passage} />
			<fetcher.Form method="post" action={`#${block.id}`} className="done-form" preventScrollReset>
				<input type="hidden" name="intent" value="done" />
				<input type="hidden" name="part" value={block.id} />
				<div className="field">
					<label htmlFor={`${block.id}-on`}>Done on</label>
					<input
						className="input"
						id={`${block.id}-on`}
						type="date"
						name="doneOn"
						max={today}
						required
						defaultValue={refused?.sent.doneOn ?? block.answer?.doneOn ?? today}
						aria-invalid={wrongDate ? true : undefined}
						aria-describedby={wrongDate ? `${block.id}-on-error` : undefined}
					/>
					<NoteError id={`${block.id}-on-error`} error={wrongDate} />
				</div>
				<div className="field">
					<label htmlFor={`${block.id}-note`}>One line, only for you</label>
					<input
						className="input"
						id={`${block.id}-note`}
						name="note"
						maxLength={LONGEST_LINE}
						defaultValue={refused?.sent.note ?? block.answer?.note}
						aria-invalid={wrongNote ? true : undefined}
						aria-describedby={wrongNote ? `${block.id}-note-error` : undefined}
					/>
					<NoteError id={`${block.id}-note-error`} error={wrongNote} />
				</div>
				<button className="btn edge" type="submit">
					{block.answer ? 'Change' : 'I did it'}
				</button>
			</fetcher.Form>
			<p className="small soft mt-2" role="status">
				{block.answer ? `Done on ${dayOf(block.answer.doneOn, today)}. Kept for you.` : ''}
			</p>
		</section>
	)
}

/** "Thu 3 Dec", and the year of another one. */
function dayOf(date: string, today: string): string {
	const isThisYear = date.slice(0, 4) === today.slice(0, 4)
	return isThisYear ? dayLabel(date) : dayLabel(date, { day: 'numeric', month: 'short', year: 'numeric' })
}

export function ChecklistPart({ block }: { block: Extract<BlockView, { kind: 'checklist' }> }) {
	const fetcher = useFetcher()
	const hydrated = useHydrated()
	return (
		<section className="todo" id={block.id} aria-labelledby={`${block.id}-title`}>
			<header>
				<h2 className="h3" id={`${block.id}-title`}>
					{block.title}
				</h2>
			</header>
			<fetcher.Form method="post" action={`#${block.id}`} className="ticks" preventScrollReset>
				<input type="hidden" name="intent" value="tick" />
				<input type="hidden" name="part" value={block.id} />
				{block.items.map((item) => (
					<label className="pick" key={item.id}>
						<input
							type="checkbox"
							name="item"
							value={item.id}
							defaultChecked={block.ticked.includes(item.id)}
							onChange={(event) => fetcher.submit(event.currentTarget.form, { preventScrollReset: true })}
						/>
						<InlineHtml html={item.html} />
					</label>
				))}
				{hydrated ? null : (
					<button className="btn edge sm" type="submit">
						Save
					</button>
				)}
			</fetcher.Form>
		</section>
	)
}
