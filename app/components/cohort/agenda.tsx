import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { SessionState } from '~/domain/session/agenda'
import type { SessionKind } from '~/domain/session/kinds'

export type AgendaEntry = {
	id: string
	kind: SessionKind
	/** Which of the level's plan; null of every other one */
	planNumber: number | null
	title: string
	to: string
	state: SessionState
	isNext: boolean
	when: { iso: string; shortDay: string; month: string; dayOfMonth: string; range: string }
	/** Why it was cancelled */
	reason?: string
	/** A word that tells how far it is: "Attendance confirmed" */
	note?: string
	act?: { label: string; to: string }
}

/** Sessions in their order, each with its day in the reader's zone. */
export function Agenda({ entries }: { entries: AgendaEntry[] }) {
	return (
		<ol className="agenda">
			{entries.map((entry) => (
				<li key={entry.id} className={looks[entry.state]}>
					<CalendarSheet when={entry.when} />
					<div>
						<p>
							<Link className="h3 title" to={entry.to}>
								{entry.planNumber === null ? '' : `${entry.planNumber}. `}
								{entry.title}
							</Link>{' '}
							<StateTag entry={entry} />
						</p>
						<p className="small soft">
							<time dateTime={entry.when.iso}>
								{entry.when.shortDay}, {entry.when.range}
							</time>
						</p>
						{entry.state === 'cancelled' && entry.reason ? <p className="small soft">Reason: {entry.reason}</p> : null}
						{entry.note ? <p className="small soft">{entry.note}</p> : null}
					</div>
					{entry.act ? (
						<p className="act">
							<Link className="btn edge sm" to={entry.act.to} aria-label={`${entry.act.label}: ${entry.title}`}>
								{entry.act.label}
							</Link>
						</p>
					) : null}
				</li>
			))}
		</ol>
	)
}

const looks: Record<SessionState, string> = { cancelled: 'gone', over: 'past', running: '', coming: '' }

function StateTag({ entry }: { entry: AgendaEntry }): ReactNode {
	if (entry.state === 'cancelled') return <span className="tag bad">Cancelled</span>
	if (entry.state === 'running') return <span className="tag held">On now</span>
	if (entry.isNext) return <span className="tag note">Next</span>
	return entry.state === 'over' ? <span className="tag">Past</span> : null
}

/** A leaf of a calendar. The words beside it say the same. */
export function CalendarSheet({ when }: { when: { month: string; dayOfMonth: string } }) {
	return (
		<div className="cal" aria-hidden="true">
			<i>{when.month}</i>
			<b>{when.dayOfMonth}</b>
		</div>
	)
}
