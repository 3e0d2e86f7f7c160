import { useMemo, useRef, useState } from 'react'
import { initialsOf } from '~/domain/person/kinds'
import { LONGEST_LINE } from '~/domain/practice/kinds'
import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { isPromising } from '~/domain/room/phases'
import type { RoomView } from '~/domain/room/view'
import { dayLabel } from '~/domain/zone/plain-date'
import { Traces } from '../casebook/traces'
import { DraftStatus } from './draft-box'
import { useDraft } from './use-draft'
import { useRoom } from './use-room'

const PROMISED = ['promise-text'] as const

export function PromiseForm({ today, dueBy }: { today: string; dueBy: string }) {
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
				void send({ type: 'promise', text: draft.text, dueOn }).then(({ ok }) => ok && draft.forget(draft.text))
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
					Small, dated, yours. It waits on your home page, and you are asked about it before you meet again.
				</span>
				<DraftStatus fields={[draft]} />
			</p>
		</form>
	)
}

/** At the end of a room: for whoever had promised nothing when it came, or was in the middle of it. */
export function LatePromise({ phase, today, dueBy }: { phase: Phase; today: string; dueBy: string }) {
	const { view, me, format, drafts } = useRoom()
	const mine = view.promises[me.personId]
	const [asks] = useState(!mine || Boolean(drafts[boxOf.promise]))
	if (!asks || me.part === 'observer' || !isPromising(format, phase)) return null
	return (
		<section className="mt-6 mb-4" aria-labelledby="late-promise">
			<h3 className="h2" id="late-promise">
				{mine ? 'Your promise' : 'You have promised nothing yet'}
			</h3>
			<PromiseForm today={today} dueBy={dueBy} />
			{mine ? (
				<ul className="vows">
					<Vow personId={me.personId} promise={mine} />
				</ul>
			) : null}
		</section>
	)
}

export function Vow({ personId, promise }: { personId: string; promise: RoomView['promises'][string] }) {
	const { me, nameOf } = useRoom()
	return (
		<li>
			<p className="by">
				<span className="who" aria-hidden="true">
					{initialsOf(nameOf(personId))}
				</span>
				<b>{personId === me.personId ? 'You' : nameOf(personId)}</b>
				<span className="soft">by {dayLabel(promise.dueOn)}</span>
			</p>
			<blockquote>{promise.text}</blockquote>
		</li>
	)
}
