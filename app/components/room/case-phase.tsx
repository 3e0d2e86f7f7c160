import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { CaseText } from './case-text'
import { DraftStatus } from './draft-box'
import { useDraft } from './use-draft'
import { useCase, useRoom } from './use-room'

/** What somebody prepared on the session’s page */
type OwnCase = { title: string; situation: string; ask: string } | null

/** The presenter tells the case; everybody else reads. */
export function CasePhase({ phase, ownCase }: { phase: Phase; ownCase: OwnCase }) {
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
						<TellCase ownCase={ownCase} phase={phase} />
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

function TellCase({ ownCase, phase }: { ownCase: OwnCase; phase: Phase }) {
	const { send, state } = useRoom()
	const round = phase.round ?? 1
	const title = useDraft(boxOf.ownCase('title', round), ownCase?.title)
	const situation = useDraft(boxOf.ownCase('situation', round), ownCase?.situation)
	const ask = useDraft(boxOf.ownCase('ask', round), ownCase?.ask)
	const fields = [title, situation, ask]
	const isComplete = fields.every(({ text }) => text.trim())
	const tell = async () => {
		const answer = await send({ type: 'tell-case', title: title.text, situation: situation.text, ask: ask.text })
		if (answer.ok) for (const { forget } of fields) forget()
	}
	return (
		<form
			className="form"
			onSubmit={(event) => {
				event.preventDefault()
				if (isComplete) void tell()
			}}
		>
			<div>
				<h2 className="h1">Your case</h2>
				<p className="ask">{phase.prompt}</p>
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
					value={title.text}
					onChange={(event) => title.write(event.target.value)}
				/>
			</div>
			<div className="field">
				<label htmlFor="case-situation">What happened</label>
				<textarea
					id="case-situation"
					className="input"
					rows={8}
					maxLength={LONGEST.situation}
					value={situation.text}
					onChange={(event) => situation.write(event.target.value)}
				/>
			</div>
			<div className="field">
				<label htmlFor="case-ask">What I want from you</label>
				<textarea
					id="case-ask"
					className="input"
					rows={2}
					maxLength={LONGEST.ask}
					value={ask.text}
					onChange={(event) => ask.write(event.target.value)}
				/>
			</div>
			<p className="flex flex-wrap items-center gap-4">
				<button type="submit" className="btn ink" disabled={!isComplete || state.waiting.length > 0}>
					Show it to the room
				</button>
				<DraftStatus fields={fields} />
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
