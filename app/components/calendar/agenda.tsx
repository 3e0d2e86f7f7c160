import { Link } from '@remix-run/react'
import type { CalendarMonth, CalendarRow } from '~/domain/session/calendar-view'
import { dayLabel } from '~/domain/zone/plain-date'
import { Section } from '../ui/section'
import { SessionTags } from './session-tags'

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
	return (
		<li>
			<span className="grow">
				<Link className={row.state === 'cancelled' ? 'strong struck' : 'strong'} to={row.to}>
					{row.title}
				</Link>
				<span className="block small soft">{row.whose}</span>
			</span>
			<span className="small">
				<time dateTime={row.when.iso}>
					{row.when.shortDay}, {row.when.range}
				</time>
			</span>
			<SessionTags row={row} />
		</li>
	)
}
