import { Link } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import type { DayRow, MonthView } from '~/domain/session/calendar-view'
import { dayLabel } from '~/domain/zone/plain-date'
import { paths } from '~/paths'
import { useHydrated } from '../ui/use-hydrated'
import { DaySessions } from './day-sessions'
import { Turn } from './turn'
import { useMonthKeys } from './use-month-keys'

const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const
/** Sessions a day shows on screen; paper takes them all */
const MOST_SHOWN = 3

export function Month({ calendar }: { calendar: MonthView }) {
	const { month, weeks, today, chosen, previous, next } = calendar
	const title = dayLabel(`${month}-01`, { month: 'long', year: 'numeric' })
	const keys = useMonthKeys(calendar)
	const isHydrated = useHydrated()
	const rows = weeks.flat().find(({ date }) => date === chosen)?.rows ?? []
	return (
		<>
			<Turn view="month" title={title} previous={previous} next={next} />
			<table
				className="month"
				// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move between its days, as the ARIA practices do with a table of dates
				role="grid"
				aria-labelledby="shown"
				aria-describedby={isHydrated ? 'month-keys' : undefined}
				{...keys}
			>
				<thead>
					<tr>
						{(weeks[0] ?? []).map(({ date }) => (
							<th key={date} scope="col" abbr={dayLabel(date, { weekday: 'long' })}>
								{dayLabel(date, { weekday: 'short' })}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{weeks.map((week) => (
						<tr key={week[0]?.date}>
							{week.map((day) => (
								<Day
									key={day.date}
									{...day}
									inMonth={day.date.startsWith(month)}
									isToday={day.date === today}
									isChosen={day.date === chosen}
								/>
							))}
						</tr>
					))}
				</tbody>
			</table>
			{isHydrated ? (
				<p className="small soft month-keys" id="month-keys">
					On a day of the grid, arrow keys go to other days, Page Up and Page Down to other months, T to today.
				</p>
			) : null}
			<DaySessions title={dayLabel(chosen, LONG_DAY)} rows={rows} />
		</>
	)
}

function Day({
	date,
	rows,
	inMonth,
	isToday,
	isChosen,
}: {
	date: string
	rows: DayRow[]
	inMonth: boolean
	isToday: boolean
	isChosen: boolean
}) {
	const label = [dayLabel(date, LONG_DAY), isToday ? 'today' : '', rows.length > 0 ? sessions(rows.length) : '']
	const more = rows.length - MOST_SHOWN
	return (
		// biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid, where it is supported
		<td aria-selected={isChosen} className={inMonth ? undefined : 'beside'}>
			<Link
				className="day"
				to={paths.calendar({ view: 'month', on: date })}
				preventScrollReset
				data-day={date}
				aria-label={label.filter(Boolean).join(', ')}
				aria-current={isToday ? 'date' : undefined}
			>
				<span className="num">{Number(date.slice(8))}</span>
				<span className="dots" aria-hidden="true">
					{rows.slice(0, MOST_SHOWN).map((row) => (
						<i key={row.id} className={row.state === 'cancelled' ? 'off' : undefined} />
					))}
				</span>
			</Link>
			<ul>
				{rows.map((row, index) => (
					<li key={row.id} className={index < MOST_SHOWN ? undefined : 'rest'}>
						<Link className={`entry ${row.state}`} to={row.to}>
							<time dateTime={row.when.iso}>{row.when.time}</time> <span className="what">{row.title}</span>
							{row.state === 'cancelled' ? <span className="word">Cancelled</span> : null}
							{row.selfRun ? <span className="word">Self-run</span> : null}
						</Link>
					</li>
				))}
			</ul>
			{more > 0 ? <span className="more">{capitalized(counted(more, 'more', 'more'))}</span> : null}
		</td>
	)
}

function sessions(count: number): string {
	return counted(count, 'session', 'sessions')
}
