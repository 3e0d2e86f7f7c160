import { useMemo, useRef, useState } from 'react'
import type { PreparedCase, TellableCase } from '~/domain/casebook/kinds'
import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { KinHere, NotHere } from '../casebook/kin-here'
import { Traces } from '../casebook/traces'
import { CaseText } from './case-text'
import { DraftStatus } from './draft-box'
import { FromCasebook, HeardFromMe } from './from-casebook'
import { TakeOffCases } from './stop'
import { useDraft } from './use-draft'
import { useCase, useRoom } from './use-room'

/** Where a case of the casebook would stand, and stands none: what lies there was written here, or is not agreed to */
const NONE = '-'

const PARTS = ['title', 'situation', 'ask'] as const

/** The presenter tells the case, and may change it while the phase is on; everybody else reads. */
export function CasePhase({
	phase,
	ownCase,
	kin,
	casebook,
}: {
	phase: Phase
	/** What the reader prepared on the session’s page */
	ownCase: PreparedCase | null
	kin: string[]
	/** The reader's own cases that may be told here */
	casebook: TellableCase[]
}) {
	const { view, me, nameOf, drafts } = useRoom()
	const { case: told, presenterId } = useCase()
	// What the phase took away half-changed is open again when the phase comes back.
	const [isChanging, setChanging] = useState(() =>
		PARTS.some((part) => Boolean(drafts[boxOf.ownCase(part, phase.round ?? 1)])),
	)
	const iPresent = presenterId === me.personId
	const from = view.myCopies[phase.round ?? 1] ?? ''
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				{told && iPresent && isChanging ? (
					<TellCase begin={{ ...told, from }} phase={phase} isTold onLeave={() => setChanging(false)} />
				) : told ? (
					<>
						<p className="small soft">{phase.prompt}</p>
						<CaseText heading="h2" />
						{iPresent ? (
							<p className="acts mt-4">
								<button type="button" className="btn edge sm" onClick={() => setChanging(true)}>
									Change it
								</button>
								<span className="small soft self-center">While this phase is on, should a name have slipped in.</span>
							</p>
						) : null}
						{iPresent ? <TakeOffCases /> : null}
					</>
				) : iPresent ? (
					<>
						<KinHere names={kin} />
						{ownCase?.isTellable === false ? (
							<NotHere how="Take another from your casebook, or write one here." />
						) : null}
						<TellCase begin={ownCase} phase={phase} casebook={casebook} onLeave={() => setChanging(false)} />
						{view.leadId === me.personId ? <ChoosePresenter phase={phase} /> : null}
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
						{view.leadId === me.personId ? <ChoosePresenter phase={phase} /> : null}
					</>
				)}
			</div>
		</main>
	)
}

function TellCase({
	begin,
	phase,
	isTold = false,
	casebook = [],
	onLeave,
}: {
	begin: (Pick<PreparedCase, (typeof PARTS)[number]> & { from?: string }) | null
	phase: Phase
	casebook?: TellableCase[]
	/** The room has read it: what follows is a change */
	isTold?: boolean
	onLeave: () => void
}) {
	const { send, state } = useRoom()
	const round = phase.round ?? 1
	const from = useDraft(boxOf.ownCase('from', round), begin?.from)
	const isCopy = from.text !== '' && from.text !== NONE
	const before = from.text === NONE ? null : begin
	const title = useDraft(boxOf.ownCase('title', round), before?.title)
	const situation = useDraft(boxOf.ownCase('situation', round), before?.situation)
	const ask = useDraft(boxOf.ownCase('ask', round), before?.ask)
	// Whoever changes what the room has heard from them agreed before.
	const agreed = useDraft(boxOf.ownCase('agreed', round), isTold ? begin?.from : '')
	const isAgreed = isCopy && agreed.text === from.text
	const form = useRef<HTMLFormElement>(null)
	const known = useMemo(() => state.people.map(({ name }) => name), [state.people])
	const fields = [title, situation, ask]
	const blank = PARTS.find((_, index) => !fields[index]?.text.trim())
	const leave = () => {
		for (const { forget } of [...fields, from, agreed]) forget()
		onLeave()
	}
	const tell = async () => {
		const words = { title: title.text, situation: situation.text, ask: ask.text }
		const answer = await send({
			type: 'tell-case',
			phase: phase.id,
			...words,
			...(isCopy ? { caseId: from.text, ...(isAgreed ? { agreed: true as const } : {}) } : {}),
		})
		if (answer.ok) leave()
	}
	return (
		<form
			ref={form}
			className="form"
			onSubmit={(event) => {
				event.preventDefault()
				const missing = blank && form.current?.elements.namedItem(blank)
				if (missing instanceof HTMLElement) missing.focus()
				else void tell()
			}}
		>
			<div>
				<h2 className="h1">Your case</h2>
				<p className="ask">{phase.prompt}</p>
			</div>
			<p className="say note">
				<span>
					{isTold
						? 'The room sees your change at once; the words before it are gone from the screen and the recap.'
						: 'Nobody has seen this yet. What you show stands in the recap as well.'}
				</span>
			</p>
			<FromCasebook
				cases={casebook}
				onTake={(taken) => {
					title.write(taken.title)
					situation.write(taken.situation)
					ask.write(taken.ask)
					from.write(taken.id)
				}}
			/>
			{isCopy ? (
				<p className="small soft">
					It is from your casebook: it is shown where nobody of the teams and lines concerned hears it.{' '}
					<button
						type="button"
						className="linkish"
						onClick={() => {
							for (const { write } of fields) write('')
							from.write(NONE)
						}}
					>
						Write another instead
					</button>
				</p>
			) : null}
			<div className="field">
				<label htmlFor="case-title">Title</label>
				<input
					id="case-title"
					name="title"
					className="input"
					required
					maxLength={LONGEST.title}
					value={title.text}
					onChange={(event) => title.write(event.target.value)}
				/>
			</div>
			<div className="field">
				<label htmlFor="case-situation">What happened</label>
				<textarea
					id="case-situation"
					name="situation"
					className="input"
					rows={8}
					required
					maxLength={LONGEST.situation}
					value={situation.text}
					onChange={(event) => situation.write(event.target.value)}
				/>
			</div>
			<div className="field">
				<label htmlFor="case-ask">What I want from you</label>
				<textarea
					id="case-ask"
					name="ask"
					className="input"
					rows={2}
					required
					maxLength={LONGEST.ask}
					value={ask.text}
					onChange={(event) => ask.write(event.target.value)}
				/>
			</div>
			<div>
				<Traces form={form} fields={PARTS} known={known} written={fields.map(({ text }) => text).join('\n')} />
			</div>
			{isCopy ? <HeardFromMe isAgreed={isAgreed} onChange={(yes) => agreed.write(yes ? from.text : NONE)} /> : null}
			<p className="flex flex-wrap items-center gap-4">
				<button type="submit" className="btn ink" disabled={state.waiting.length > 0}>
					{isTold ? 'Show the change' : 'Show it to the room'}
				</button>
				{isTold ? (
					<button type="button" className="btn text" onClick={leave}>
						Leave it as it is
					</button>
				) : null}
				<DraftStatus fields={fields} />
			</p>
		</form>
	)
}

function ChoosePresenter({ phase }: { phase: Phase }) {
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
					event.target.value && void send({ type: 'choose-presenter', phase: phase.id, personId: event.target.value })
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
