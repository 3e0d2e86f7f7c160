import type { CalendarRow } from '~/domain/session/calendar-view'
import { paths } from '~/paths'

export function pathOfSession(row: Pick<CalendarRow, 'id' | 'leads'>): string {
	return row.leads ? paths.facilitateSession({ session: row.id }) : paths.session({ session: row.id })
}

/** What is to know of a session besides its hour, in words. */
export function SessionTags({ row }: { row: CalendarRow }) {
	return (
		<>
			{row.state === 'cancelled' ? <span className="tag">Cancelled</span> : null}
			{row.state === 'running' ? <span className="tag good">On now</span> : null}
			{row.selfRun ? <span className="tag">Self-run</span> : null}
			{row.leads ? <span className="tag note">You lead</span> : null}
		</>
	)
}
