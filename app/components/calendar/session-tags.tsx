import type { CalendarRow } from '~/domain/session/calendar-view'

/** What is to know of a session besides its hour, in words. */
export function SessionTags({ row }: { row: CalendarRow }) {
	return (
		<>
			{row.state === 'cancelled' ? <span className="tag">Cancelled</span> : null}
			{row.state === 'running' ? <span className="tag good">On now</span> : null}
			{row.selfRun ? <span className="tag">Self-run</span> : null}
			{row.part ? <span className="tag note">{row.part === 'lead' ? 'You lead' : 'You host'}</span> : null}
		</>
	)
}
