import { useRef } from 'react'
import type { TellableCase } from '~/domain/casebook/kinds'
import { KNOWN_BY_READERS } from '../casebook/kin-here'

/** Its people are others than those the casebook lets read it, so its author agrees anew; the server asks for it. */
export function HeardFromMe({ isAgreed, onChange }: { isAgreed: boolean; onChange: (isAgreed: boolean) => void }) {
	return (
		<div className="field">
			<label className="pick">
				<input
					type="checkbox"
					required
					checked={isAgreed}
					aria-describedby="heard-from-me"
					onChange={(event) => onChange(event.target.checked)}
				/>
				<span>I agree that the people of this room hear it from me, and so with my name.</span>
			</label>
			<p id="heard-from-me" className="help">
				{KNOWN_BY_READERS}
			</p>
		</div>
	)
}

/** Lays one of one's own cases down in the form below, for whoever brings none prepared. */
export function FromCasebook({ cases, onTake }: { cases: TellableCase[]; onTake: (taken: TellableCase) => void }) {
	const choice = useRef<HTMLSelectElement>(null)
	if (cases.length === 0) return null
	return (
		<details>
			<summary className="small strong">Take one from your casebook</summary>
			<div className="field mt-3">
				<label htmlFor="from-casebook">Which one?</label>
				<select ref={choice} id="from-casebook" className="input" aria-describedby="from-casebook-help">
					{cases.map(({ id, title }) => (
						<option key={id} value={id}>
							{title}
						</option>
					))}
				</select>
				<p id="from-casebook-help" className="small soft">
					It replaces what stands below, and nobody reads it before you show it, with your name. Of your last five,
					those that are too long for a room, and those that somebody here is too close to, are not among these.
				</p>
			</div>
			<p className="mt-2">
				<button
					type="button"
					className="btn edge sm"
					onClick={() => {
						const taken = cases.find(({ id }) => id === choice.current?.value)
						if (taken) onTake(taken)
					}}
				>
					Take it along
				</button>
			</p>
		</details>
	)
}
