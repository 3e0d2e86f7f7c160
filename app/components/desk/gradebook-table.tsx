import { Link } from '@remix-run/react'
import { RequirementSign, type RequirementView } from '../ui/requirement'

export type GradebookView = {
	columns: { id: string; title: string }[]
	groups: { id: string; title: string; note: string; rows: GradebookViewRow[] }[]
}
type GradebookViewRow = {
	personId: string
	name: string
	sub: string
	/** Their record; null where the reader has no page for it */
	to: string | null
	certificate: string | null
	choosable: boolean
	/** No state where they are not asked */
	cells: { id: string; state: RequirementView['state'] | null; short: string }[]
}

/** Everybody of a cohort, one requirement a column. Signs carry words for who cannot see them. */
export function GradebookTable({ book }: { book: GradebookView }) {
	const hasCertificates = book.groups.some(({ rows }) => rows.some(({ certificate }) => certificate !== null))
	return (
		<section className="scroll-x" aria-label="Where everybody stands" tabIndex={0}>
			<table className="tbl gb">
				<thead>
					<tr>
						<th scope="col" className="name">
							Learner
						</th>
						{book.columns.map((column) => (
							<th scope="col" key={column.id}>
								{column.title}
							</th>
						))}
						{hasCertificates ? <th scope="col">Certificate</th> : null}
					</tr>
				</thead>
				{book.groups.map((group) => (
					<tbody key={group.id}>
						<tr className="group">
							<th scope="colgroup" colSpan={book.columns.length + (hasCertificates ? 2 : 1)}>
								{group.title} <span className="soft font-normal">{group.note}</span>
							</th>
						</tr>
						{group.rows.map((row) => (
							<tr key={row.personId}>
								<th scope="row" className="cell name">
									{row.choosable ? (
										<input
											type="checkbox"
											name="person"
											value={row.personId}
											defaultChecked
											aria-label={`Issue to ${row.name}`}
											className="mr-2 align-middle"
										/>
									) : null}
									{row.to ? <Link to={row.to}>{row.name}</Link> : row.name}
									<span className="block micro faint">{row.sub}</span>
								</th>
								{row.cells.map((cell) => (
									<td key={cell.id}>
										<span className="cellmark">
											{cell.state ? <RequirementSign state={cell.state} /> : null}
											{cell.short}
										</span>
									</td>
								))}
								{hasCertificates ? <td>{row.certificate ? <Link to={row.certificate}>Issued</Link> : null}</td> : null}
							</tr>
						))}
					</tbody>
				))}
			</table>
		</section>
	)
}
