import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { CaseText } from './case-text'
import { DraftBox } from './draft-box'
import { BroughtBack } from './group-notes'
import { OnTheBoard } from './on-the-board'
import { LatePromise, PromiseForm, Vow } from './promise-form'
import { SheetToTakeFrom } from './sheet'
import { Speaking } from './speaking'
import { TakeOff } from './take-off'
import { useCase, useRoom } from './use-room'

/** Clarifying questions beside the case: asked in writing, answered aloud. */
export function QuestionsPhase({ phase }: { phase: Phase }) {
	const { view, me, nameOf, send } = useRoom()
	const { questions } = useCase()
	const take = (questionId: string) => void send({ type: 'remove-question', questionId })
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
								{question.byId === me.personId ? (
									<button
										type="button"
										className="linkish"
										aria-label={`Take back: ${question.text}`}
										onClick={() => take(question.id)}
									>
										Take back
									</button>
								) : view.leadId === me.personId ? (
									<TakeOff text={question.text} onTake={() => take(question.id)} />
								) : null}
							</li>
						))}
					</ul>
					{me.part === 'observer' ? null : (
						<div className="mt-4">
							<DraftBox
								box={boxOf.question(phase.round ?? 1)}
								label="Ask a question"
								placeholder="A question that helps you see it"
								intent={(text) => ({ type: 'ask-question', phase: phase.id, text })}
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
	const { view, me } = useRoom()
	const promised = Object.entries(view.promises)
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
				<SheetToTakeFrom />
				{me.part === 'observer' ? null : <PromiseForm today={today} dueBy={dueBy} />}
				<ul className="vows">
					{promised.map(([personId, promise]) => (
						<Vow key={personId} personId={personId} promise={promise} />
					))}
				</ul>
			</div>
		</main>
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

/** Words, and a last place for a promise. */
export function ClosingPhase({ phase, today, dueBy }: { phase: Phase; today: string; dueBy: string }) {
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page">
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
				<LatePromise phase={phase} today={today} dueBy={dueBy} />
			</div>
		</main>
	)
}
