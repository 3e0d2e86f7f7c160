import { Link } from '@remix-run/react'
import { type CohortStatus, cohortStatusNames } from '~/domain/cohort/kinds'
import type { YearBar } from '~/domain/cohort/program-year'
import { dayLabel } from '~/domain/zone/plain-date'
import { paths } from '~/paths'
import { spanSaid, type YearRow } from './year-drawing'

const intakeNames: Record<string, string> = { draft: 'Draft', open: 'Open', closed: 'Closed', formed: 'Cohorts formed' }

/** The drawing as a table: for a screen reader, for a phone, and for whoever wants the dates. */
export function YearTable({ rows }: { rows: YearRow[] }) {
	const bars = rows.flatMap((row) => row.bars.map((bar) => ({ ...bar, label: row.label })))
	if (bars.length === 0) return <p className="small soft mt-3">Nothing is taken in and nothing runs in these months.</p>
	return (
		<section className="scroll-x mt-3" aria-label="The year, as a table" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Level</th>
						<th scope="col">What</th>
						<th scope="col">When</th>
						<th scope="col">State</th>
						<th scope="col" className="right">
							People
						</th>
					</tr>
				</thead>
				<tbody>
					{bars.map((bar) => (
						<tr key={bar.id}>
							<td>{bar.label}</td>
							<th scope="row" className="cell">
								{bar.kind === 'cohort' ? (
									<Link to={paths.adminCohort({ cohort: bar.id })}>{bar.name}</Link>
								) : (
									<Link to={paths.adminIntake({ intake: bar.id })}>{bar.name}: intake</Link>
								)}
							</th>
							<td>{whenSaid(bar)}</td>
							<td>
								{bar.kind === 'cohort'
									? cohortStatusNames[bar.status as CohortStatus]
									: (intakeNames[bar.status] ?? bar.status)}
							</td>
							<td className="right num">
								{bar.people} of {bar.seats}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

function whenSaid(bar: YearBar): string {
	const begins = bar.startsOn ? `, begins ${dayLabel(bar.startsOn, { day: 'numeric', month: 'short' })}` : ''
	return spanSaid(bar) + begins
}
