import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { NO_OCCASION } from '~/domain/round360/kinds'
import { FormErrors, TextArea } from '../ui/form'
import { Icon } from '../ui/icon'
import { useForm } from '../ui/use-form'

const POINTS = [1, 2, 3, 4, 5]

type Item = { id: string; says: string }

/** The whole of what a rater sees, on a phone: who can see what, one tap a line, two boxes where words are asked for. Works without JavaScript. */
export function RateForm({
	about,
	title,
	ask,
	sees,
	isManager,
	hasBoxes,
	minutes,
	scale,
	parts,
	until,
	answer,
}: {
	about: { calledName: string }
	title: string
	ask: string
	/** What whoever asked is shown, and of how many */
	sees: string
	isManager: boolean
	/** For words */
	hasBoxes: boolean
	minutes: number
	scale: { low: string; high: string }
	parts: { title: string; items: Item[] }[]
	until: string
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const [form, fields] = useForm<{ keep: string; differently: string }>({ id: 'rate', lastResult: answer?.result })
	const given = answer?.result?.initialValue ?? {}
	return (
		<main id="main" className="page narrow rate">
			<h1 className="h1">{title}</h1>
			<p className="lede">
				{minutes} minutes, until {until}. {ask}
			</p>
			<section className="say note" aria-labelledby="who-sees">
				<Icon name="lock" />
				<div>
					<h2 className="strong" id="who-sees">
						Who can see what
					</h2>
					{isManager ? (
						<p>
							<b>Your answer carries your name.</b> You are the only line manager, so {about.calledName} reads your
							numbers and words as yours. They move no mean, and decide nothing.
						</p>
					) : (
						<ul>
							<li>{sees}</li>
							{hasBoxes ? (
								<li>
									What you write is shown word for word, mixed with what others write: leave out what only you could
									know.
								</li>
							) : null}
							<li>Nobody sees who answered, or when. Your name is never kept with your answer.</li>
						</ul>
					)}
					<p>
						{about.calledName} may show the result to a coach. No admin sees it.{' '}
						{isManager
							? ''
							: 'What this cannot hide: whoever runs the server, has its secret key and reads the database again and again while answers come in, could see which came last.'}
					</p>
				</div>
			</section>
			<Form method="post" {...getFormProps(form)}>
				<FormErrors form={form} />
				<p className="small soft mt-6" id="scale">
					1: {scale.low}. 5: {scale.high}. What you had no occasion to see, leave out or say so.
				</p>
				{parts.map((part) => (
					<section key={part.title} aria-label={part.title}>
						<h2 className="h2 mt-8">{part.title}</h2>
						{part.items.map(({ id, says }) => (
							<Line key={id} id={id} says={says} given={String(given[`r:${id}`] ?? '')} scale={scale} />
						))}
					</section>
				))}
				<div className="form mt-8">
					{hasBoxes ? (
						<>
							<TextArea
								field={fields.keep}
								label={`What should ${about.calledName} keep doing?`}
								rows={3}
								help="If you like. Not what only you could know."
							/>
							<TextArea
								field={fields.differently}
								label="What could be done differently?"
								rows={3}
								help="If you like. Not what only you could know."
							/>
						</>
					) : null}
					<p>
						<button className="btn ink" type="submit">
							Send my answer
						</button>
					</p>
					<p className="small soft">
						Once sent, it cannot be changed:{' '}
						{isManager ? 'the link takes one answer.' : 'nobody knows which one is yours.'}
					</p>
				</div>
			</Form>
		</main>
	)
}

function Line({ id, says, given, scale }: Item & { given: string; scale: { low: string; high: string } }) {
	const ends: Record<number, string> = { 1: scale.low, 5: scale.high }
	return (
		<fieldset className="rate-line">
			<legend>{says}</legend>
			<div className="rate-points">
				{POINTS.map((points) => (
					<label key={points}>
						<input type="radio" name={`r:${id}`} value={points} defaultChecked={given === String(points)} />
						<span>
							{points}
							{ends[points] ? <span className="vh">, {ends[points]}</span> : null}
						</span>
					</label>
				))}
				<label className="none">
					<input type="radio" name={`r:${id}`} value={NO_OCCASION} defaultChecked={given === NO_OCCASION} />
					<span>No occasion to see</span>
				</label>
			</div>
		</fieldset>
	)
}
