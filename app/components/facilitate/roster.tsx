import type { RosterLine } from '~/domain/session/roster'

/** Who is expected: how the name is said, the hour where they are, what they have ready. Never what they wrote. */
export function Roster({ people }: { people: RosterLine[] }) {
	if (people.length === 0) return <p className="small soft mt-3">Nobody has a seat in this cohort yet.</p>
	return (
		<div className="scroll-x" role="region" aria-label="Who is expected, a table" tabIndex={0}>
			<table className="tbl roster">
				<thead>
					<tr>
						<th scope="col">Name</th>
						<th scope="col">Where they are</th>
						<th scope="col">Ready</th>
					</tr>
				</thead>
				<tbody>
					{people.map((person) => (
						<tr key={person.id}>
							<th scope="row" className="cell">
								{person.name}
								{person.saidAs ? <span className="block micro soft">say: {person.saidAs}</span> : null}
							</th>
							<td>
								<span className="mono small">{person.time}</span>
								<span className="block micro soft">{person.place}</span>
							</td>
							<td>
								{person.prepared.length === 0 ? (
									<span className="faint">
										<span aria-hidden="true">–</span>
										<span className="vh">nothing yet</span>
									</span>
								) : (
									<span className="flex flex-wrap gap-2">
										{person.prepared.map((sign) => (
											<span key={sign.id} className={`tag ${sign.tone}`}>
												{sign.text}
											</span>
										))}
									</span>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}
