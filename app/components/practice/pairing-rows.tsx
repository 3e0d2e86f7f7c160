import { Form } from '@remix-run/react'
import { paths } from '~/paths'

export type PairingView = {
	id: string
	says: string
	day: string
	line: string
	/** Of a plan that one carried out before the other */
	plan: string
	state: 'waiting' | 'confirmed' | 'declined'
	isOwn: boolean
	/** "Listening: 3, checks content and feeling before moving" */
	seen: string[]
	/** What the reader may say they saw; null when it is not theirs to say */
	toScore: { id: string; title: string; levels: string[] }[] | null
}

const states = {
	waiting: 'Waits for their word',
	confirmed: 'Confirmed by both of you',
	declined: 'They say it was not so',
}

/** Conversations one was in, the last day first. */
export function PairingRows({ pairings }: { pairings: PairingView[] }) {
	return (
		<ul className="kept entries">
			{pairings.map((pairing) => (
				<li key={pairing.id}>
					<div>
						<p className="strong">{pairing.says}</p>
						{pairing.line ? <p className="said">{pairing.line}</p> : null}
						<p className="small soft">
							{pairing.day}. {states[pairing.state]}.
						</p>
						{pairing.plan ? (
							<details className="mt-2">
								<summary>
									The plan<span className="vh">: {pairing.says}</span>
								</summary>
								<p className="plan-text">{pairing.plan}</p>
							</details>
						) : null}
						{pairing.seen.map((line) => (
							<p className="small" key={line}>
								{line}
							</p>
						))}
						{pairing.toScore ? <Score id={pairing.id} says={pairing.says} criteria={pairing.toScore} /> : null}
					</div>
					{pairing.isOwn && pairing.state !== 'confirmed' ? (
						<Form method="post" action={paths.watched()} className="acts">
							<input type="hidden" name="pairing" value={pairing.id} />
							<button className="btn text sm" type="submit" name="intent" value="take-out">
								Take out<span className="vh">: {pairing.says}</span>
							</button>
						</Form>
					) : null}
				</li>
			))}
		</ul>
	)
}

/** Said once, after the debrief, and read by the one who was watched. */
function Score({ id, says, criteria }: { id: string; says: string; criteria: NonNullable<PairingView['toScore']> }) {
	return (
		<details className="mt-3">
			<summary>
				Say what you saw<span className="vh">: {says}</span>
			</summary>
			<Form method="post" action={paths.watched()} className="form mt-3">
				<input type="hidden" name="pairing" value={id} />
				{criteria.map((criterion) => (
					<fieldset className="field" key={criterion.id}>
						<legend>{criterion.title}</legend>
						<div className="picks">
							{criterion.levels.map((level, index) => (
								<label className="pick" key={level}>
									<input type="radio" name={`c:${criterion.id}`} value={index + 1} required />
									<span>
										{index + 1}, {level}
									</span>
								</label>
							))}
						</div>
					</fieldset>
				))}
				<p className="small soft">The one you watched reads it, and nobody else. It cannot be changed afterwards.</p>
				<p>
					<button className="btn edge" type="submit" name="intent" value="score">
						Tell them what I saw
					</button>
				</p>
			</Form>
		</details>
	)
}
