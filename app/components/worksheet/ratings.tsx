import { counted, spelled } from '~/domain/number-words'
import { readNoise } from '~/domain/worksheet/ratings'
import type { Cells, GivenRow } from '~/domain/worksheet/sheet'

const said = (value: number) => value.toFixed(1)

/** One's own two ratings beside those of the panel. Before both are kept, nothing. */
export function RatingsPicture({ given, rows }: { given: GivenRow[]; rows: Cells[] }) {
	const noise = readNoise(given, rows)
	if (!noise) return null
	const { packets, moved, own, panel, widest } = noise
	return (
		<>
			<div className="scroll" role="region" aria-label="All ratings" tabIndex={0}>
				<table className="tbl worked">
					<caption>All ratings</caption>
					<thead>
						<tr>
							<th scope="col">Packet</th>
							<th scope="col">You, first</th>
							<th scope="col">You, second</th>
							<th scope="col">The panel</th>
						</tr>
					</thead>
					<tbody>
						{packets.map((packet) => (
							<tr key={packet.label}>
								<th scope="row">{packet.label}</th>
								<td>{packet.first}</td>
								<td>{packet.second}</td>
								<td>{[...packet.panel].sort().join(' ')}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<ul className="found-in">
				<li>
					You against yourself: {moved === 0 ? 'no packet' : counted(moved, 'packet', 'packets')} of{' '}
					{spelled(packets.length)} moved. Your two ratings are {said(own)} apart on average, on the same pages.
				</li>
				<li>Two members of the panel are {said(panel)} apart on average, on the same pages.</li>
				{widest && widest.high > widest.low ? (
					<li>
						Widest: {widest.label}, from {widest.low} to {widest.high}. Which line on that page did each of them read?
					</li>
				) : null}
			</ul>
		</>
	)
}
