import { Form } from '@remix-run/react'

/** A year that ended: said once, and to be taken back by who said it. */
export function FinishedYear({
	own,
}: {
	own: { says: string; sponsor: string; talkedDay: string; line: string; on: string }
}) {
	return (
		<ul className="kept activities">
			<li>
				<div>
					<h3 className="h3">{own.says}</h3>
					<p className="small soft mt-1">
						Said on {own.on}, after a talk with {own.sponsor} on {own.talkedDay}.
					</p>
					{own.line ? <p className="said">{own.line}</p> : null}
					<Form method="post" className="acts mt-3">
						<button className="btn text sm" type="submit" name="intent" value="go-on">
							Take it back: my year goes on
						</button>
					</Form>
				</div>
				<span className="tag good">Finished</span>
			</li>
		</ul>
	)
}
