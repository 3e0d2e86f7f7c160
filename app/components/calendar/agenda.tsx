import { Link } from '@remix-run/react'
import type { CalendarMonth, CalendarRow } from '~/domain/session/calendar-month'
import { dayLabel } from '~/domain/zone/plain-date'
import { paths } from '~/paths'
import { Section } from '../ui/section'

/** Sessions by month, as a list: what a phone shows, a screen reader reads and paper takes. */
export function Agenda({ months }: { months: CalendarMonth[] }) {
	return months.map(({ key, rows }) => (
		<Section key={key} id={`m-${key}`} title={dayLabel(`${key}-01`, { month: 'long', year: 'numeric' })}>
			<ul className="rows">
				{rows.map((row) => (
					<AgendaRow key={row.id} row={row} />
				))}
			</ul>
		</Section>
	))
}

function AgendaRow({ row }: { row: CalendarRow }) {
	const to = row.leads ? paths.facilitateSession({ session: row.id }) : paths.session({ session: row.id })
	return (
		<li>
			<span className="grow">
				<Link className="strong" to={to}>
					{row.title}
				</Link>
				<span className="block small soft">{row.cohort}</span>
			</span>
			<span className="small">
				<time dateTime={row.when.iso}>
					{row.when.shortDay}, {row.when.range}
				</time>
			</span>
			{row.state === 'cancelled' ? <span className="tag">Cancelled</span> : null}
			{row.state === 'running' ? <span className="tag good">On now</span> : null}
			{row.leads ? <span className="tag note">You lead</span> : null}
		</li>
	)
}
