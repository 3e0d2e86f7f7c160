import { Link } from '@remix-run/react'
import { Confirm } from '../ui/confirm'

export type ConflictShown = {
	id: string
	kind: string
	way: string | null
	/** "Tue 3 Nov" */
	noticed: string
	/** "Thu 12 Nov, 9 days later"; null while it is open */
	agreed: string | null
	isPlayed: boolean
	line: string
	edit: string
}

/** One's own log: days and kinds, the newest first. */
export function ConflictRows({ conflicts }: { conflicts: ConflictShown[] }) {
	return (
		<ul className="kept entries">
			{conflicts.map((conflict) => (
				<li key={conflict.id}>
					<div>
						<h3 className="strong">{conflict.kind}</h3>
						<p className="small">
							Noticed {conflict.noticed}.{' '}
							{conflict.agreed ? `Agreed ${conflict.agreed}.` : 'Open; it counts once it is agreed.'}
						</p>
						<p className="small soft">
							{[conflict.way, conflict.isPlayed ? 'Played' : null].filter(Boolean).join(' · ')}
						</p>
						{conflict.line ? <p className="said mt-1">{conflict.line}</p> : null}
					</div>
					<div className="acts">
						<Link
							className="btn text sm"
							to={conflict.edit}
							aria-label={`Change: ${conflict.kind}, noticed ${conflict.noticed}`}
						>
							Change
						</Link>
						<Confirm
							id={`delete-${conflict.id}`}
							label={
								<>
									Delete
									<span className="vh">
										: {conflict.kind}, noticed {conflict.noticed}
									</span>
								</>
							}
							look="row"
							question="Delete this conflict from your log?"
							consequences="Its days are gone, and it counts no more. It cannot be undone."
							keep="Keep it"
							act="Delete it"
							intent="delete"
						>
							<input type="hidden" name="conflict" value={conflict.id} />
						</Confirm>
					</div>
				</li>
			))}
		</ul>
	)
}
