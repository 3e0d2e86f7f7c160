import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LONGEST_SUGGESTION, LONGEST_TOLD, OUTCOMES, type Outcome, outcomeNames } from '~/domain/casebook/kinds'
import { type CaseAnswer, Errors, errorsOf, LongText, typedIn } from './fields'

export type Suggestion = {
	id: string
	text: string
	isYours: boolean
	by: string | null
	outcome: { key: Outcome; name: string } | null
	told: string
}

/** What was suggested, shuffled; under each what the reader may do with it. */
export function Suggestions({
	list,
	children,
}: {
	list: Suggestion[]
	children?: (suggestion: Suggestion) => ReactNode
}) {
	return (
		<ul className="suggestions">
			{list.map((suggestion) => (
				<li key={suggestion.id}>
					<p className="words">{suggestion.text}</p>
					<p className="small soft">{sayBy(suggestion)}</p>
					{suggestion.outcome ? (
						<div className="came-of-it">
							<p className="small strong">{suggestion.outcome.name}</p>
							{suggestion.told ? <p>{suggestion.told}</p> : null}
						</div>
					) : null}
					{children?.(suggestion)}
				</li>
			))}
		</ul>
	)
}

function sayBy({ by, isYours }: Suggestion): string {
	if (isYours) return by ? 'You' : 'You, without your name'
	return by ?? 'Without a name'
}

/** The author says what came of it; said once, it stands behind a word and can be said anew. */
export function OutcomeForm({ suggestion, answer }: { suggestion: Suggestion; answer: CaseAnswer }) {
	const isRefused = typedIn(answer, 'of') === suggestion.id
	const own = isRefused ? answer : undefined
	const chosen = typedIn(own, 'outcome') ?? suggestion.outcome?.key
	const errors = errorsOf(own, 'outcome')
	return (
		<details className="more" open={isRefused}>
			<summary className="small strong">{suggestion.outcome ? 'Say it anew' : 'Say what came of it'}</summary>
			<Form method="post" className="draft-form mt-3" preventScrollReset>
				<input type="hidden" name="of" value={suggestion.id} />
				<fieldset className="field">
					<legend>What became of it?</legend>
					<div className="picks">
						{OUTCOMES.map((outcome) => (
							<label className="pick" key={outcome}>
								<input type="radio" name="outcome" value={outcome} defaultChecked={outcome === chosen} />
								<span>{outcomeNames[outcome]}</span>
							</label>
						))}
					</div>
					<Errors id={`outcome-${suggestion.id}-error`} errors={errors} />
				</fieldset>
				<LongText
					id={`told-${suggestion.id}`}
					name="told"
					label="What happened then"
					help="A line or two. Every reader of the case sees it."
					rows={3}
					maxLength={LONGEST_TOLD}
					answer={own}
					kept={suggestion.told}
				/>
				<p className="acts">
					<button className="btn edge sm" type="submit" name="intent" value="outcome">
						Tell them
					</button>
				</p>
			</Form>
		</details>
	)
}

/** An approach of one's own. */
export function SuggestForm({ once, answer }: { once: string; answer: CaseAnswer }) {
	return (
		<Form method="post" className="draft-form mt-4" preventScrollReset>
			<input type="hidden" name="once" value={once} />
			<LongText
				name="suggestion"
				label="What would you try?"
				help="One approach, small enough to try this week. Ask before you judge: you know one side of it."
				rows={5}
				maxLength={LONGEST_SUGGESTION}
				answer={answer}
			/>
			<label className="pick">
				<input type="checkbox" name="unsigned" value="yes" defaultChecked={typedIn(answer, 'unsigned') === 'yes'} />
				<span>Without my name: neither the author nor other readers see whose it is</span>
			</label>
			<p className="acts">
				<button className="btn ink" type="submit">
					Suggest it
				</button>
			</p>
		</Form>
	)
}
