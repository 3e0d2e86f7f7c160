import { Link } from '@remix-run/react'
import type { DayRow } from '~/domain/session/calendar-view'
import { Section } from '../ui/section'
import { SessionTags } from './session-tags'

/** One day in full: on a phone the grid has room for dots only. */
export function DaySessions({ title, rows }: { title: string; rows: DayRow[] }) {
	return (
		<div className="day-sessions">
			<Section id="day" title={title}>
				{rows.length === 0 ? <p className="small soft mt-3">No session on this day.</p> : null}
				<ul className="rows">
					{rows.map((row) => (
						<li key={row.id}>
							<span className="grow">
								<Link className={row.state === 'cancelled' ? 'strong struck' : 'strong'} to={row.to}>
									{row.title}
								</Link>
								<span className="block small soft">{row.whose}</span>
							</span>
							<span className="small">
								<time dateTime={row.when.iso}>{row.hours}</time>
								{row.when.elsewhere ? <span className="block soft">{row.when.elsewhere}</span> : null}
							</span>
							<SessionTags row={row} />
						</li>
					))}
				</ul>
			</Section>
		</div>
	)
}
