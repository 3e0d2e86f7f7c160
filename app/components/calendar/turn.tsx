import { Link } from '@remix-run/react'
import {
	CALENDAR_VIEWS,
	type CalendarView,
	type CalendarViewName,
	calendarViewNames,
} from '~/domain/session/calendar-view'
import { dayLabel } from '~/domain/zone/plain-date'
import { paths } from '~/paths'

/** Which of the three one looks at. The day one has turned to is kept. */
export function ViewChoice({ calendar }: { calendar: CalendarView }) {
	const on = dayOf(calendar)
	return (
		<nav className="seg" aria-label="View">
			{CALENDAR_VIEWS.map((view) => (
				<Link key={view} to={addressOf(view, on)} aria-current={view === calendar.view ? 'page' : undefined}>
					{calendarViewNames[view]}
				</Link>
			))}
		</nav>
	)
}

function dayOf(calendar: CalendarView): string | undefined {
	if (calendar.view === 'agenda') return undefined
	const day = calendar.view === 'month' ? calendar.chosen : calendar.days[0]?.date
	const isNow =
		calendar.view === 'month'
			? calendar.chosen === calendar.today
			: calendar.days.some(({ date }) => date === calendar.today)
	return isNow ? undefined : day
}

function addressOf(view: CalendarViewName, on: string | undefined): string {
	return view === 'agenda' ? paths.calendar() : paths.calendar({ view, on })
}

/** To the month or week before and after, and back to today. */
export function Turn({
	view,
	title,
	previous,
	next,
}: {
	view: 'week' | 'month'
	title: string
	previous: string
	next: string
}) {
	return (
		<div className="turn">
			<h2 className="h2" id="shown" aria-live="polite">
				{title}
			</h2>
			<nav aria-label={view === 'month' ? 'Months' : 'Weeks'}>
				<Link className="btn edge sm" to={paths.calendar({ view, on: previous })} preventScrollReset>
					<span aria-hidden="true">←</span> {view === 'month' ? monthLabel(previous) : 'Week before'}
				</Link>
				<Link className="btn edge sm" to={paths.calendar({ view })} preventScrollReset>
					Today
				</Link>
				<Link className="btn edge sm" to={paths.calendar({ view, on: next })} preventScrollReset>
					{view === 'month' ? monthLabel(next) : 'Week after'} <span aria-hidden="true">→</span>
				</Link>
			</nav>
		</div>
	)
}

function monthLabel(month: string): string {
	return dayLabel(`${month}-01`, { month: 'long' })
}
