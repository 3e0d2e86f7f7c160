import { Form, Link } from '@remix-run/react'
import type { FigureSaid } from '~/domain/insight/say'
import { Confirm } from '../ui/confirm'
import { FigureSaidBody } from './figure-said'

export type FigureShown = FigureSaid & {
	id: string
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
						<FigureSaidBody figure={figure} reads="How you read it" />
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
