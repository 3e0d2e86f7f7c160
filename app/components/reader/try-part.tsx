import { useFetcher } from '@remix-run/react'
import type { BlockView } from '~/domain/progress/part-view'
import { Icon } from '../ui/icon'
import { Html } from './html'

type Saved = {
	ok?: boolean
	errors?: Partial<Record<'text' | 'dueOn', string>>
	sent?: { text: string; dueOn: string }
}

/** What the reader will try, with a date: it appears on their home page until they say what became of it. */
export function TryPart({
	block,
	passage,
	today,
}: {
	block: Extract<BlockView, { kind: 'try' }>
	passage: string
	today: string
}) {
	const fetcher = useFetcher<Saved>()
	const errors = fetcher.data?.errors ?? {}
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
						maxLength={280}
						defaultValue={fetcher.data?.sent?.text ?? block.answer?.text}
						aria-invalid={errors.text ? true : undefined}
						aria-describedby={errors.text ? `${block.id}-text-error` : undefined}
					/>
					<FieldError id={`${block.id}-text-error`} error={errors.text} />
				</div>
				<div className="field">
					<label htmlFor={`${block.id}-due`}>By</label>
					<input
						className="input"
						id={`${block.id}-due`}
						type="date"
						name="dueOn"
						min={today}
						defaultValue={fetcher.data?.sent?.dueOn ?? block.answer?.dueOn}
						aria-invalid={errors.dueOn ? true : undefined}
						aria-describedby={errors.dueOn ? `${block.id}-due-error` : undefined}
					/>
					<FieldError id={`${block.id}-due-error`} error={errors.dueOn} />
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

function FieldError({ id, error }: { id: string; error: string | undefined }) {
	if (!error) return null
	return (
		<p className="err" id={id}>
			<Icon name="warn" />
			<span>{error}</span>
		</p>
	)
}
