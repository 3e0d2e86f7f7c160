import { Link } from '@remix-run/react'
import type { CSSProperties } from 'react'
import type { YearBar } from '~/domain/cohort/program-year'
import { MONTHS_SHOWN } from '~/domain/cohort/program-year'
import { dayLabel, daysBetween, plusMonths } from '~/domain/zone/plain-date'
import { paths } from '~/paths'

export type YearRow = { key: string; label: string; title: string; bars: YearBar[] }

/** Levels one below the other, twelve months beside each other; an intake is a broken bar, a cohort a firm one. */
export function YearDrawing({ months, rows, today }: { months: string[]; rows: YearRow[]; today: string }) {
	const first = `${months[0]}-01`
	const days = daysBetween(first, `${plusMonths(months[0] ?? '', MONTHS_SHOWN)}-01`)
	const now = daysBetween(first, today) / days
	return (
		<section className="scroll-x" aria-label="The year, drawn" tabIndex={0}>
			<div className="year">
				<div className="months" aria-hidden="true">
					{months.map((month) => (
						<span key={month}>{dayLabel(`${month}-01`, { month: 'short' })}</span>
					))}
				</div>
				{rows.map(({ key, label, title, bars }) => (
					<div className="row" key={key}>
						<h2>
							{label}
							<span className="block micro soft">{title}</span>
						</h2>
						<ul style={{ ['--lanes' as string]: String(Math.max(1, ...bars.map(({ lane }) => lane + 1))) }}>
							{now >= 0 && now < 1 ? (
								<li className="now" aria-hidden="true" style={{ ['--at' as string]: `${now * 100}%` }} />
							) : null}
							{bars.map((bar) => (
								<Bar key={bar.id} bar={bar} />
							))}
						</ul>
					</div>
				))}
			</div>
		</section>
	)
}

function Bar({ bar }: { bar: YearBar }) {
	const style = {
		['--at' as string]: `${bar.at}%`,
		['--wide' as string]: `${bar.wide}%`,
		['--lane' as string]: String(bar.lane),
	} as CSSProperties
	const name = bar.kind === 'intake' ? `${bar.name}: intake` : bar.name
	const said = `${name}, ${spanSaid(bar)}`
	const to = bar.kind === 'cohort' ? paths.adminCohort({ cohort: bar.id }) : paths.adminIntake({ intake: bar.id })
	return (
		<li className={`bar ${bar.kind} ${bar.status}`} style={style}>
			<Link to={to} aria-label={said} title={said}>
				{name}
			</Link>
		</li>
	)
}

/** "12 Jan to 9 Mar 2027" */
export function spanSaid({ from, until }: { from: string; until: string }): string {
	return `${dayLabel(from, { day: 'numeric', month: 'short' })} to ${dayLabel(until, { day: 'numeric', month: 'short', year: 'numeric' })}`
}
