import { useMemo, useRef, useState } from 'react'
import { initialsOf } from '~/domain/person/kinds'
import { LONGEST_LINE } from '~/domain/practice/kinds'
import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { dayLabel } from '~/domain/zone/plain-date'
import { Traces } from '../casebook/traces'
import { CaseText } from './case-text'
import { DraftBox, DraftStatus } from './draft-box'
import { BroughtBack } from './group-notes'
import { OnTheBoard } from './on-the-board'
import { Speaking } from './speaking'
import { useDraft } from './use-draft'
import { useCase, useRoom } from './use-room'

/** Clarifying questions beside the case: asked in writing, answered aloud. */
export function QuestionsPhase({ phase }: { phase: Phase }) {
	const { view, me, nameOf, send } = useRoom()
	const { questions } = useCase()
	return (
		<main id="main" className="stage wide">
			<div className="two-up">
				<div tabIndex={0}>
					<CaseText />
				</div>
				<section aria-labelledby="questions" tabIndex={0}>
					<h2 className="h2" id="questions">
						{phase.title}
					</h2>
					<p className="soft">{phase.prompt}</p>
					<ul className="asked">
						{questions.map((question) => (
							<li key={question.id}>
								{question.text}
								<span className="by block">{question.byId === me.personId ? 'You' : nameOf(question.byId)}</span>
								{view.leadId === me.personId || question.byId === me.personId ? (
									<button
										type="button"
										className="linkish"
										aria-label={`${question.byId === me.personId ? 'Take back' : 'Take off'}: ${question.text}`}
										onClick={() => send({ type: 'remove-question', questionId: question.id })}
									>
										{question.byId === me.personId ? 'Take back' : 'Take off'}
									</button>
								) : null}
							</li>
						))}
					</ul>
					{me.part === 'observer' ? null : (
						<div className="mt-4">
							<DraftBox
								box={boxOf.question}
								label="Ask a question"
								placeholder="A question that helps you see it"
								intent={(text) => ({ type: 'ask-question', text })}
								longest={LONGEST.question}
							/>
						</div>
					)}
				</section>
			</div>
		</main>
	)
}

/** Each one's commitment, said to the group. */
export function CommitPhase({ phase, today, dueBy }: { phase: Phase; today: string; dueBy: string }) {
	const { view, me, nameOf } = useRoom()
	const promised = Object.entries(view.promises)
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
				{me.part === 'observer' ? null : <PromiseForm today={today} dueBy={dueBy} />}
				<ul className="vows">
					{promised.map(([personId, promise]) => (
						<li key={personId}>
							<p className="by">
								<span className="who" aria-hidden="true">
									{initialsOf(nameOf(personId))}
								</span>
								<b>{personId === me.personId ? 'You' : nameOf(personId)}</b>
								<span className="soft">by {dayLabel(promise.dueOn)}</span>
							</p>
							<blockquote>{promise.text}</blockquote>
						</li>
					))}
				</ul>
			</div>
		</main>
	)
}

const PROMISED = ['promise-text'] as const

function PromiseForm({ today, dueBy }: { today: string; dueBy: string }) {
	const { view, me, send, state } = useRoom()
	const mine = view.promises[me.personId]
	const draft = useDraft(boxOf.promise, mine?.text)
	const [dueOn, setDueOn] = useState(mine?.dueOn ?? dueBy)
	const isWaiting = state.waiting.some((entry) => entry.intent.type === 'promise')
	const form = useRef<HTMLFormElement>(null)
	const known = useMemo(() => state.people.map(({ name }) => name), [state.people])
	return (
		<form
			ref={form}
			className="form"
			onSubmit={(event) => {
				event.preventDefault()
				if (isWaiting) return
				void send({ type: 'promise', text: draft.text, dueOn }).then(({ ok }) => ok && draft.forget())
			}}
		>
			<div className="pair">
				<div className="field">
					<label htmlFor="promise-text">I will</label>
					<input
						id="promise-text"
						className="input"
						maxLength={LONGEST_LINE}
						required
						value={draft.text}
						onChange={(event) => draft.write(event.target.value)}
					/>
				</div>
				<div className="field">
					<label htmlFor="promise-due">By</label>
					<input
						id="promise-due"
						className="input"
						type="date"
						min={today}
						required
						value={dueOn}
						onChange={(event) => setDueOn(event.target.value)}
					/>
				</div>
			</div>
			<div>
				<Traces
					form={form}
					fields={PROMISED}
					known={known}
					written={draft.text}
					aside="It stands in the recap and in its file: say “an engineer” rather than a name."
				/>
			</div>
			<p className="flex flex-wrap items-center gap-4">
				<button type="submit" className="btn ink" aria-disabled={isWaiting}>
					{mine ? 'Change it' : 'Say it to the group'}
				</button>
				<span className="small soft">
					Small, dated, yours. It waits on your home page, and the next room opens with it.
				</span>
				<DraftStatus fields={[draft]} />
			</p>
		</form>
	)
}

/** Told or answered aloud, with the case in sight where there is one. */
export function TalkPhase({ phase }: { phase: Phase }) {
	const { case: told } = useCase()
	return (
		<main id="main" className="stage wide">
			<div className={told ? 'two-up' : 'sheet-page'} tabIndex={told ? undefined : 0}>
				{told ? (
					<div tabIndex={0}>
						<CaseText />
					</div>
				) : null}
				<section aria-labelledby="talk" tabIndex={told ? 0 : undefined}>
					<h2 className="h1" id="talk">
						{phase.title}
					</h2>
					<p className="ask">{phase.prompt}</p>
					<Speaking />
					<BroughtBack />
					<OnTheBoard phase={phase} />
				</section>
			</div>
		</main>
	)
}

/** Words only. */
export function ClosingPhase({ phase }: { phase: Phase }) {
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page">
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
			</div>
		</main>
	)
}
