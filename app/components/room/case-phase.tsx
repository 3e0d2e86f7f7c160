import { useState } from 'react'
import type { Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { CaseText } from './case-text'
import { useCase, useRoom } from './use-room'

/** The presenter tells the case; everybody else reads. */
export function CasePhase({
	phase,
	ownCase,
}: {
	phase: Phase
	ownCase: { title: string; situation: string; ask: string } | null
}) {
	const { view, me, nameOf } = useRoom()
	const { case: told, presenterId } = useCase()
	const iPresent = presenterId === me.personId
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				{told ? (
					<CaseText heading="h2" />
				) : iPresent ? (
					<>
						<TellCase ownCase={ownCase} prompt={phase.prompt} />
						{view.leadId === me.personId ? <ChoosePresenter /> : null}
					</>
				) : (
					<>
						<h2 className="h1">{phase.title}</h2>
						<p className="ask">{phase.prompt}</p>
						<p className="soft">
							{presenterId
								? `${nameOf(presenterId)} brings the case and shows it in a moment.`
								: 'Nobody has been asked to bring a case yet. If something is on your mind, offer it.'}
						</p>
						{view.leadId === me.personId ? <ChoosePresenter /> : null}
					</>
				)}
			</div>
		</main>
	)
}

function TellCase({
	ownCase,
	prompt,
}: {
	ownCase: { title: string; situation: string; ask: string } | null
	prompt: string
}) {
	const { send, state } = useRoom()
	const [text, setText] = useState(ownCase ?? { title: '', situation: '', ask: '' })
	const complete = text.title.trim() && text.situation.trim() && text.ask.trim()
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault()
				if (complete) void send({ type: 'tell-case', ...text })
			}}
		>
			<div>
				<h2 className="h1">Your case</h2>
				<p className="ask">{prompt}</p>
			</div>
			<p className="say note">
				<span>
					Nobody has seen this yet. Leave out names, teams and rare details; say what you want from the others.
				</span>
			</p>
			<div className="field">
				<label htmlFor="case-title">Title</label>
				<input
					id="case-title"
					className="input"
					maxLength={LONGEST.title}
					value={text.title}
					onChange={(event) => setText({ ...text, title: event.target.value })}
				/>
			</div>
			<div className="field">
				<label htmlFor="case-situation">What happened</label>
				<textarea
					id="case-situation"
					className="input"
					rows={8}
					maxLength={LONGEST.situation}
					value={text.situation}
					onChange={(event) => setText({ ...text, situation: event.target.value })}
				/>
			</div>
			<div className="field">
				<label htmlFor="case-ask">What I want from you</label>
				<textarea
					id="case-ask"
					className="input"
					rows={2}
					maxLength={LONGEST.ask}
					value={text.ask}
					onChange={(event) => setText({ ...text, ask: event.target.value })}
				/>
			</div>
			<p>
				<button type="submit" className="btn ink" disabled={!complete || state.waiting.length > 0}>
					Show it to the room
				</button>
			</p>
		</form>
	)
}

function ChoosePresenter() {
	const { state, send } = useRoom()
	const { presenterId } = useCase()
	return (
		<div className="field mt-4">
			<label htmlFor="presenter">Who brings the case</label>
			<select
				id="presenter"
				className="input"
				value={presenterId ?? ''}
				onChange={(event) =>
					event.target.value && void send({ type: 'choose-presenter', personId: event.target.value })
				}
			>
				<option value="">Choose somebody</option>
				{state.people
					.filter((seat) => seat.part !== 'observer')
					.map((seat) => (
						<option key={seat.personId} value={seat.personId}>
							{seat.name}
						</option>
					))}
			</select>
		</div>
	)
}
