/** Figures as text; null where there are too few. */
type Row = { id: string; title: string; same: string | null; near: string | null; kappa: string | null; isLow: boolean }

/** How far two assessors agree, a criterion a line, all of them together last. */
export function AgreementTable({ rows, name }: { rows: Row[]; name: string }) {
	return (
		<section className="scroll-x mt-3" aria-label={`How assessors agree: ${name}`} tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Criterion</th>
						<th scope="col" className="right">
							Same score
						</th>
						<th scope="col" className="right">
							At most one apart
						</th>
						<th scope="col" className="right">
							Weighted kappa
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ id, title, same, near, kappa, isLow }) => (
						<tr key={id}>
							<th scope="row" className="cell">
								{title}
								{isLow ? <span className="tag warn ml-2">Read differently</span> : null}
							</th>
							<td className="right num">{same ?? 'Too few'}</td>
							<td className="right num">{near ?? 'Too few'}</td>
							<td className="right num">{kappa ?? 'None'}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}
