type Desk = {
	activities: { id: string; title: string }[]
	rows: { id: string; name: string; cells: { id: string; state: 'open' | 'asked' | 'confirmed'; says: string }[] }[]
	notShown: number
}

const tones = { open: '', asked: 'note', confirmed: 'good' }

/** Who of a quarter stands where with each of its activities. */
export function QuarterTable({ desk }: { desk: Desk }) {
	return (
		<>
			<section className="scroll-x mt-3" aria-label="Activities by person" tabIndex={0}>
				<table className="tbl">
					<thead>
						<tr>
							<th scope="col">Name</th>
							{desk.activities.map(({ id, title }) => (
								<th key={id} scope="col">
									{title}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{desk.rows.map((row) => (
							<tr key={row.id}>
								<th scope="row" className="cell">
									{row.name}
								</th>
								{row.cells.map(({ id, state, says }) => (
									<td key={id}>{state === 'open' ? says : <span className={`tag ${tones[state]}`}>{says}</span>}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{desk.notShown > 0 ? <p className="small soft mt-3">And {desk.notShown} more.</p> : null}
		</>
	)
}

/** Whose word it is, or is waited for. */
export function SponsorRows({
	rows,
	word,
}: {
	rows: { key: string; name: string; activity: string; sponsor: string; on: string; isOver: boolean }[]
	word: 'Asked' | 'Confirmed'
}) {
	return (
		<ul className="kept activities">
			{rows.map(({ key, name, activity, sponsor, on, isOver }) => (
				<li key={key}>
					<p>
						{name}: {activity}
						<span className="small soft block">
							{word} {word === 'Asked' ? 'of' : 'by'} {sponsor} on {on}
							{isOver ? '. The link has ended: they can send another letter' : ''}
						</span>
					</p>
				</li>
			))}
		</ul>
	)
}
