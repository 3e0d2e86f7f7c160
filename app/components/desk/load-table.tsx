import { hoursSaid, type Load, type LoadWeek } from '~/domain/facilitator/weeks-ahead'
import { counted } from '~/domain/number-words'
import { dayLabel } from '~/domain/zone/plain-date'
import { Icon } from '../ui/icon'

type Row = Load & { id: string; name: string; mostCohorts: number }

/** Facilitators by weeks: sessions, hours of work, and cohorts at once against what each may have. */
export function LoadTable({ people }: { people: Row[] }) {
	return (
		<section className="scroll-x mt-4" aria-label="Load by week" tabIndex={0}>
			<table className="tbl load">
				<thead>
					<tr>
						<th scope="col">Facilitator</th>
						{(people[0]?.weeks ?? []).map(({ monday }) => (
							<th key={monday} scope="col" className="right">
								{dayLabel(monday, { day: 'numeric', month: 'short' })}
							</th>
						))}
						<th scope="col" className="right">
							In all
						</th>
					</tr>
				</thead>
				<tbody>
					{people.map((person) => (
						<tr key={person.id}>
							<th scope="row" className="cell">
								{person.name}
								<span className="block micro soft">{counted(person.mostCohorts, 'cohort', 'cohorts')} at most</span>
							</th>
							{person.weeks.map((week) => (
								<Cell key={week.monday} week={week} />
							))}
							<td className="right num">
								{hoursSaid(person.minutes)} h
								<span className="block micro soft">{counted(person.sessions, 'session', 'sessions')}</span>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="small soft mt-3">
				In each week: hours of work, sessions, and cohorts at once. A sign marks more cohorts than somebody may have.
			</p>
		</section>
	)
}

function Cell({ week }: { week: LoadWeek }) {
	if (week.sessions === 0 && week.cohorts === 0)
		return (
			<td className="right faint">
				<span aria-hidden="true">–</span>
				<span className="vh">free</span>
			</td>
		)
	return (
		<td className={week.tooMany ? 'right num too-many' : 'right num'}>
			{`${hoursSaid(week.minutes)} h`}
			{week.sessions > 0 ? (
				<span className="block micro soft">{counted(week.sessions, 'session', 'sessions')}</span>
			) : null}
			{week.observed > 0 && week.observed === week.sessions ? <span className="block micro soft">observes</span> : null}
			{week.cohorts > 0 ? (
				<span className="block micro soft">
					{week.tooMany ? <Icon name="warn" /> : null}
					{counted(week.cohorts, 'cohort', 'cohorts')}
					{week.tooMany ? <span className="vh">, too many</span> : null}
				</span>
			) : null}
		</td>
	)
}
