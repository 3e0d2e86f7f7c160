import { Form, Link } from '@remix-run/react'
import { Confirm } from '../ui/confirm'

export type FigureShown = {
	id: string
	name: string
	/** "My own team, 14 people. HR report" */
	about: string
	/** Null while figures are missing */
	sides: { before: string; after: string; change: string } | null
	reading: { label: string; text: string }[]
	handedIn: string | null
	edit: string
}

/** One's figures: what they say, how they are read, and whether they count. */
export function FigureRows({ figures }: { figures: FigureShown[] }) {
	return (
		<ul className="kept entries">
			{figures.map((figure) => (
				<li key={figure.id}>
					<div>
						<h3 className="strong">{figure.name}</h3>
						<p className="small soft">{figure.about}</p>
						{figure.sides ? (
							<>
								<p className="mt-2">
									<span className="num">{figure.sides.before}</span>, then{' '}
									<span className="num">{figure.sides.after}</span>
								</p>
								<p className="small">{figure.sides.change}</p>
							</>
						) : null}
						<details className="more mt-2">
							<summary>
								<span>How you read it</span>
							</summary>
							<dl className="small mt-2">
								{figure.reading.map(({ label, text }) => (
									<div key={label}>
										<dt className="strong">{label}</dt>
										<dd className="said mb-2">{text || 'Not written yet'}</dd>
									</div>
								))}
							</dl>
						</details>
						<p className="small mt-2">{figure.handedIn ?? 'A draft. It counts once it is handed in.'}</p>
					</div>
					<div className="acts">
						{figure.handedIn ? (
							<Form method="post">
								<input type="hidden" name="figure" value={figure.id} />
								<button
									className="btn text sm"
									type="submit"
									name="intent"
									value="take-back"
									aria-label={`Take back ${figure.name}`}
								>
									Take it back
								</button>
							</Form>
						) : (
							<>
								<Link className="btn text sm" to={figure.edit} aria-label={`Write on: ${figure.name}`}>
									Write on
								</Link>
								<Confirm
									id={`delete-${figure.id}`}
									label="Delete"
									look="row"
									question={`Delete this draft of ${figure.name}?`}
									consequences="What you typed is gone. It cannot be undone."
									keep="Keep it"
									act="Delete it"
									intent="delete"
								>
									<input type="hidden" name="figure" value={figure.id} />
								</Confirm>
							</>
						)}
					</div>
				</li>
			))}
		</ul>
	)
}
