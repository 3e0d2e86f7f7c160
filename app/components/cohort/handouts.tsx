import type { Handout } from '~/domain/agenda/frontmatter'

/** What is handed out, or sent to one person alone: roles, and documents that are invented. On paper each has its own page. */
export function Handouts({ handouts }: { handouts: Handout[] }) {
	return (
		<div className="handouts">
			{handouts.map(({ id, title, to, text, table }) => (
				<article key={id} aria-labelledby={`handout-${id}`}>
					<h3 className="h3" id={`handout-${id}`}>
						{title}
					</h3>
					<p className="small soft no-print">{to}</p>
					{text.map((paragraph) => (
						<p key={paragraph}>{paragraph}</p>
					))}
					{table ? (
						<section className="scroll-x" aria-label={title} tabIndex={0}>
							<table className="tbl">
								<thead>
									<tr>
										{table.columns.map((column) => (
											<th key={column} scope="col">
												{column}
											</th>
										))}
									</tr>
								</thead>
								<tbody>
									{table.rows.map(([head, ...cells], row) => (
										// biome-ignore lint/suspicious/noArrayIndexKey: rows of an invented document stay where they are
										<tr key={row}>
											<th scope="row">{head}</th>
											{cells.map((cell, column) => (
												// biome-ignore lint/suspicious/noArrayIndexKey: as above
												<td key={column}>{cell}</td>
											))}
										</tr>
									))}
								</tbody>
							</table>
						</section>
					) : null}
				</article>
			))}
		</div>
	)
}
