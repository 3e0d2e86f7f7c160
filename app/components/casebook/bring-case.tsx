import { Form } from '@remix-run/react'
import { type CaseAnswer, Consent, Refused, typedIn } from './fields'
import { KNOWN_BY_READERS } from './kin-here'

/** Takes one of one's own cases along to a room. Its people are others than its readers, so its author agrees again. */
export function BringCase({ cases, answer }: { cases: { id: string; title: string }[]; answer: CaseAnswer }) {
	return (
		<details className="mt-5" open={answer !== undefined}>
			<summary className="small strong">Take one from your casebook</summary>
			{/* A page of its own: the form below begins anew with these words. */}
			<Form method="post" className="form mt-3" reloadDocument>
				<Refused answer={answer} />
				<div className="field">
					<label htmlFor="bring">Which one?</label>
					<select className="input" id="bring" name="case" defaultValue={typedIn(answer, 'case') ?? cases[0]?.id}>
						{cases.map(({ id, title }) => (
							<option key={id} value={id}>
								{title || 'A case without a title yet'}
							</option>
						))}
					</select>
				</div>
				<Consent
					id="bring"
					answer={answer}
					help={`It replaces what stands below, and nobody reads it before you tell it. What you change there does not change your casebook. ${KNOWN_BY_READERS}`}
				>
					I agree that the people of this room hear it from me, with my voice and so with my name.
				</Consent>
				<p>
					<button className="btn edge" type="submit" name="intent" value="bring">
						Take it along
					</button>
				</p>
			</Form>
		</details>
	)
}
