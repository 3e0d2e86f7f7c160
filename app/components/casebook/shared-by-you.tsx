import { Form } from '@remix-run/react'
import { type CasePart, type CaseState, caseStateNames, LONGEST_LEARNINGS } from '~/domain/casebook/kinds'
import { Confirm } from '../ui/confirm'
import { Section } from '../ui/section'
import { CaseText, Learnings } from './case-text'
import { type CaseAnswer, LongText, Refused } from './fields'
import { OutcomeForm, type Suggestion, Suggestions } from './suggestions'

type Own = Record<CasePart, string> & {
	state: CaseState
	author: string | null
	readers: string
	week: string
	learnings: string
	suggestions: Suggestion[]
}

/** One's own case while others read it: what they suggest, what came of it, what to take from it. */
export function SharedByYou({ own, answer }: { own: Own; answer: CaseAnswer }) {
	const isClosed = own.state === 'closed'
	return (
		<>
			<Refused answer={answer} />
			<p className="small soft">
				<span className={isClosed ? 'tag good' : 'tag'}>{caseStateNames[own.state]}</span> {own.readers},{' '}
				{own.author ? 'with your name' : 'without your name'}. {own.week}
			</p>
			{isClosed ? (
				<Section id="learned" title="What others can take from it">
					<Learnings text={own.learnings} />
				</Section>
			) : null}
			<Section id="suggested" title="What they would try" aside="In no order">
				{own.suggestions.length > 0 ? (
					<Suggestions list={own.suggestions}>
						{(suggestion) => <OutcomeForm suggestion={suggestion} answer={answer} />}
					</Suggestions>
				) : (
					<p className="soft mt-3">Nothing yet. A letter tells you when somebody has suggested something.</p>
				)}
			</Section>
			<Section id="case" title="Your case, as they read it">
				<CaseText words={own} />
			</Section>
			<Section id="end" title={isClosed ? 'Change what you learned' : 'Tell how it ended'}>
				<Form method="post" className="draft-form mt-4" preventScrollReset>
					<LongText
						name="learnings"
						label="What can others take from it?"
						help="Two or three lines that hold without your story. Every reader sees them, and nothing can be suggested afterwards."
						rows={4}
						maxLength={LONGEST_LEARNINGS}
						answer={answer}
						kept={own.learnings}
					/>
					<p className="acts">
						<button className="btn ink" type="submit" name="intent" value="close">
							{isClosed ? 'Keep these words' : 'Tell it to its end'}
						</button>
						{isClosed ? (
							<button className="btn edge" type="submit" name="intent" value="reopen">
								Take suggestions again
							</button>
						) : null}
					</p>
				</Form>
			</Section>
			<Confirm
				id="take-back"
				label="Take it back"
				question="Take your case back?"
				consequences="Nobody but you can read it from now on. What was suggested stays with it. You can change it and share it again; what somebody has read they have read."
				keep="Leave it shared"
				act="Take it back"
				intent="take-back"
			/>
		</>
	)
}
