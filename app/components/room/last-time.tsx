import { useEffect, useRef } from 'react'
import { initialsOf } from '~/domain/person/kinds'
import { LONGEST_LINE, OUTCOMES, type Outcome, outcomeNames } from '~/domain/practice/kinds'
import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { DraftStatus } from './draft-box'
import { useEditing } from './edit-line'
import { useDraft } from './use-draft'
import { useRoom } from './use-room'

/** What happened: each one's promise from last time, in their own words. */
export function LastTimePhase({ phase }: { phase: Phase }) {
	const { view, nameOf, me } = useRoom()
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
				{view.lastTime.length === 0 ? (
					<p className="soft">
						{me.part === 'peer'
							? 'Nobody here has promised anything in a meeting of this kind yet.'
							: 'This is the cohort’s first room with promises.'}{' '}
						There is nothing to report; there will be next time.
					</p>
				) : null}
				<ul className="vows">
					{view.lastTime.map((promised) => (
						<li key={promised.commitmentId}>
							<p className="by">
								<span className="who" aria-hidden="true">
									{initialsOf(nameOf(promised.personId))}
								</span>
								<b>{promised.personId === me.personId ? 'You' : nameOf(promised.personId)}</b>
								{promised.outcome ? <span className="tag good">{outcomeNames[promised.outcome]}</span> : null}
							</p>
							<blockquote>{promised.text}</blockquote>
							{promised.learned ? <p className="soft mt-2">{promised.learned}</p> : null}
							{promised.personId === me.personId ? (
								<TellOutcome
									key={`${promised.outcome} ${promised.learned}`}
									commitmentId={promised.commitmentId}
									told={promised.outcome !== null}
									before={promised.learned}
								/>
							) : null}
						</li>
					))}
				</ul>
			</div>
		</main>
	)
}

/** @param told it was said already: it can be put better */
function TellOutcome({ commitmentId, told, before }: { commitmentId: string; told: boolean; before: string }) {
	const { send } = useRoom()
	const box = boxOf.outcome(commitmentId)
	const editing = useEditing(box)
	const { text: learned, kept, write, forget, setText } = useDraft(box, before)
	const field = useRef<HTMLInputElement>(null)
	useEffect(() => {
		if (editing.isByHand) field.current?.focus()
	}, [editing.isByHand])
	const leave = () => {
		forget()
		setText(before)
		editing.leave()
	}
	const tell = async (outcome: Outcome) => {
		const answer = await send({ type: 'tell-outcome', commitmentId, outcome, learned })
		if (answer.ok) forget(learned)
	}
	if (told && !editing.isOn)
		return (
			<p className="mt-2">
				<button ref={editing.button} type="button" className="linkish small" onClick={editing.open}>
					Change what I said
				</button>
			</p>
		)
	return (
		<div className="mt-3">
			<label className="key" htmlFor={`learned-${commitmentId}`}>
				What came of it, in a line, if you like
			</label>
			<input
				id={`learned-${commitmentId}`}
				ref={field}
				className="input"
				maxLength={LONGEST_LINE}
				value={learned}
				onChange={(event) => write(event.target.value)}
				onKeyDown={(event) => {
					if (told && event.key === 'Escape') leave()
				}}
			/>
			<div className="acts">
				{OUTCOMES.map((outcome) => (
					<button key={outcome} type="button" className="btn edge sm" onClick={() => void tell(outcome)}>
						{outcome === 'kept' ? 'I did it' : outcome === 'changed' ? 'I changed it' : 'I let it go'}
						<span className="vh"> ({outcomeNames[outcome]})</span>
					</button>
				))}
				{told ? (
					<button type="button" className="linkish small" onClick={leave}>
						Leave it as it is
					</button>
				) : null}
				<DraftStatus fields={[{ kept }]} />
			</div>
		</div>
	)
}
