import type { Month } from '~/domain/facilitator/capacity'
import { holdsNames, hoursSaid, monthName } from '~/domain/facilitator/capacity-words'

/** The plan month by month: what the drawing shows, in figures. */
export function CapacityMonths({ months }: { months: Month[] }) {
	return (
		<section className="scroll-x mt-4" aria-label="Month by month" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Month</th>
						<th scope="col" className="right">
							Cohorts begin
						</th>
						<th scope="col" className="right">
							In training
						</th>
						<th scope="col" className="right">
							Taught
						</th>
						<th scope="col" className="right">
							Assessed
						</th>
						<th scope="col" className="right">
							Wait
						</th>
						<th scope="col" className="right">
							Trained in all
						</th>
						<th scope="col" className="right">
							Leads’ work
						</th>
						<th scope="col" className="right">
							Assessors’ work
						</th>
						<th scope="col" className="held-back">
							Held back by
						</th>
					</tr>
				</thead>
				<tbody>
					{months.map((each) => (
						<tr key={each.month}>
							<th scope="row" className="cell">
								{monthName(each.month)}
							</th>
							<td className="right num">{each.begun}</td>
							<td className="right num">{each.inTraining}</td>
							<td className="right num">{each.taught}</td>
							<td className="right num">{each.assessed}</td>
							<td className="right num">{each.waiting}</td>
							<td className="right num strong">{each.trained}</td>
							<td className="right num">{hoursSaid(each.leadMinutes, each.leadMost)}</td>
							<td className="right num">{hoursSaid(each.assessorMinutes, each.assessorMost)}</td>
							<td>{holdsNames[each.holds]}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}
