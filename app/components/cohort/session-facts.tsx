import { Link } from '@remix-run/react'
import { listed } from '~/domain/number-words'
import type { SaidSession } from '~/domain/session/said'
import { paths } from '~/paths'

/** When, where and with whom: what one looks up in passing. */
export function SessionFacts({ session, onDesk = false }: { session: SaidSession; onDesk?: boolean }) {
	const here = { session: session.id }
	return (
		<dl className="facts">
			<dt>When</dt>
			<dd>
				<time dateTime={session.when.iso}>
					{session.when.day}, {session.when.range}
				</time>
				{session.when.elsewhere ? <span className="block soft">That is {session.when.elsewhere}.</span> : null}
			</dd>
			<dt>Where</dt>
			<dd>
				{session.callUrl ? (
					<a href={session.callUrl} rel="noreferrer">
						{session.callUrl.replace(/^https?:\/\//, '')}
					</a>
				) : null}
				{session.place ? <span className="block">{session.place}</span> : null}
			</dd>
			{session.calendar ? (
				<>
					<dt>Calendar</dt>
					<dd>
						<Link to={paths.calendar()}>Subscribe</Link>, or take a copy:{' '}
						<a href={session.calendar.google} rel="noreferrer">
							Google
						</a>
						,{' '}
						<a href={session.calendar.outlook} rel="noreferrer">
							Outlook
						</a>
						, <a href={paths.sessionFile(here)}>file</a>
					</dd>
				</>
			) : null}
			{session.kind === 'self-run' ? null : (
				<>
					<dt>Leads</dt>
					<dd>{session.leads.length > 0 ? listed(session.leads) : 'A lead is being found'}</dd>
				</>
			)}
			<dt>Format</dt>
			<dd>
				{session.format ? session.format.title : 'Held in the call'}, {session.minutes} min
			</dd>
			{session.room.opens ? (
				<>
					<dt>Room</dt>
					<dd>{session.room.opens}</dd>
				</>
			) : null}
			{session.room.reopensUntil ? (
				<>
					<dt>Room</dt>
					<dd>
						Closed too early? You can <Link to={paths.room(here)}>open it again</Link> until {session.room.reopensUntil}
						.
					</dd>
				</>
			) : null}
			{session.room.hasRecap && onDesk ? (
				<>
					<dt>Recap</dt>
					<dd>
						<Link to={paths.recap(here)}>What was learned and promised</Link>
					</dd>
				</>
			) : null}
			{session.part !== 'member' && session.room.hasRecap ? (
				<>
					<dt>Debrief</dt>
					<dd>
						<Link to={paths.debrief(here)}>What was said beside the room</Link>
					</dd>
				</>
			) : null}
			{session.part !== 'member' && !onDesk ? (
				<>
					<dt>Desk</dt>
					<dd>
						<Link to={paths.facilitateSession(here)}>Run sheet and attendance</Link>
					</dd>
				</>
			) : null}
		</dl>
	)
}
