import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import {
	CASE_PARTS,
	type CasePart,
	casePartNames,
	LONGEST_ABOUT,
	LONGEST_ASK,
	LONGEST_PART,
	LONGEST_TITLE,
} from '~/domain/casebook/kinds'
import { Section } from '../ui/section'
import { useAutosave } from '../ui/use-autosave'
import { type CaseAnswer, Consent, Errors, errorsOf, LongText, Refused, typedIn } from './fields'
import { Limits } from './stop-card'
import { Traces } from './traces'

type Draft = Record<CasePart, string> & {
	title: string
	about: string
	isAnonymous: boolean
	wasNamed: boolean
	revision: number
}
export type Readers = { value: string; name: string; readers: number; kept: number }[]

const helps: Record<CasePart, string> = {
	goal: 'What you want to be otherwise, in a sentence or two.',
	tried: 'What you did and said, and what happened then.',
	working: 'What you would keep.',
	notWorking: 'Where it is stuck.',
	ask: 'One sentence: “Help me find the first minute of that talk.”',
}
const LOOKED_AT = ['title', ...CASE_PARTS]

/** One's own case: its words, who it is about, who may read it. Every act sends the words along, so that none can lose them. */
export function DraftForm({
	draft,
	window,
	audience,
	audiences,
	known,
	answer,
}: {
	draft: Draft
	window: string
	/** What was chosen last */
	audience: string
	audiences: Readers
	/** Names of the people in one's own cohorts, which the page may hold */
	known: string[]
	answer: CaseAnswer
}) {
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'save')
	// Of the moment this window was opened: what another one has saved since is not what stands here.
	const [opened] = useState({ window, revision: draft.revision })
	const text = (name: 'about' | CasePart) => ({ name, answer, kept: draft[name] })
	const titleErrors = errorsOf(answer, 'title')
	const signed = typedIn(answer, 'signed') ?? (draft.isAnonymous ? 'anonymous' : 'named')
	return (
		<Form
			method="post"
			ref={form}
			className="draft-form"
			onChange={autosave.later}
			onBlur={autosave.now}
			onSubmit={autosave.drop}
			preventScrollReset
		>
			<input type="hidden" name="window" value={opened.window} />
			<input type="hidden" name="revision" value={opened.revision} />
			{autosave.problem ? (
				<p className="say bad" role="alert">
					{autosave.problem}
				</p>
			) : (
				<Refused answer={answer} />
			)}
			<div className="field">
				<label htmlFor="title">Title</label>
				<input
					className="input"
					id="title"
					name="title"
					maxLength={LONGEST_TITLE}
					defaultValue={typedIn(answer, 'title') ?? draft.title}
					autoComplete="off"
					aria-describedby={titleErrors.length > 0 ? 'title-help title-error' : 'title-help'}
					aria-invalid={titleErrors.length > 0 ? true : undefined}
				/>
				<p className="help" id="title-help">
					One line the others read first: “He used to be the first to object”.
				</p>
				<Errors id="title-error" errors={titleErrors} />
			</div>
			{CASE_PARTS.map((part) => (
				<LongText
					key={part}
					{...text(part)}
					label={casePartNames[part]}
					help={helps[part]}
					rows={part === 'tried' ? 6 : 3}
					maxLength={part === 'ask' ? LONGEST_ASK : LONGEST_PART}
				/>
			))}
			<p className="acts">
				<button className="btn edge" type="submit" name="intent" value="save">
					Save it for later
				</button>
				<span className="small soft self-center" role="status">
					{autosave.says || (answer?.savedAt ? `Saved ${answer.savedAt}` : 'Saved as you write. Only you read it.')}
				</span>
			</p>
			<Section id="traces" title="Could somebody be recognized?">
				<Traces form={form} fields={LOOKED_AT} known={known} />
			</Section>
			<Section id="share" title="Let peers read it">
				<div className="draft-form mt-4">
					<LongText
						{...text('about')}
						label="Whom is it about, besides your own team and line?"
						help="The name of each team, or the work address of somebody, to a line. Readers never see this: it keeps the case from them, their teams and their reporting lines. Your own are kept away without saying so."
						rows={2}
						maxLength={LONGEST_ABOUT}
					/>
					{audiences.length > 0 ? (
						<>
							<fieldset className="field">
								<legend>Who may read it?</legend>
								<div className="picks">
									{audiences.map(({ value, name, readers, kept }) => (
										<label className="pick" key={value}>
											<input
												type="radio"
												name="audience"
												value={value}
												defaultChecked={value === (typedIn(answer, 'audience') ?? audience)}
											/>
											<span>
												{name}
												<span className="small soft block font-normal">{sayReaders(readers, kept)}</span>
											</span>
										</label>
									))}
								</div>
								<Errors id="audience-error" errors={errorsOf(answer, 'audience')} />
							</fieldset>
							<fieldset className="field">
								<legend>Your name</legend>
								<div className="picks">
									{draft.wasNamed ? null : (
										<label className="pick">
											<input type="radio" name="signed" value="anonymous" defaultChecked={signed === 'anonymous'} />
											<span>Without my name: nobody is shown it, no admin either</span>
										</label>
									)}
									<label className="pick">
										<input
											type="radio"
											name="signed"
											value="named"
											defaultChecked={signed === 'named' || draft.wasNamed}
										/>
										<span>
											With my name
											{draft.wasNamed ? (
												<span className="small soft block font-normal">It was read with your name already.</span>
											) : null}
										</span>
									</label>
								</div>
							</fieldset>
							<div>
								<h3 className="h3">What is kept, and what is not</h3>
								<Limits />
							</div>
							<Consent id="consent" answer={answer}>
								I have left out what gives somebody away, and I agree that these people, and whoever joins them, read it
								until I take it back.
							</Consent>
							<p className="acts">
								<button className="btn ink" type="submit" name="intent" value="share">
									Share it
								</button>
							</p>
						</>
					) : (
						<p className="soft">
							A case is shared with people of a cohort. Once you have one, you can share it here; until then it is yours
							alone.
						</p>
					)}
				</div>
			</Section>
		</Form>
	)
}

function sayReaders(readers: number, kept: number): string {
	const who = readers === 1 ? 'One person can read it' : `${readers === 0 ? 'Nobody' : `${readers} people`} can read it`
	return kept > 0
		? `${who}; it is kept from ${kept === 1 ? 'one more, who is' : `${kept} more, who are`} of the teams and lines concerned`
		: who
}
