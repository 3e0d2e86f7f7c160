import { Link } from '@remix-run/react'
import type { SaidSession } from '~/domain/session/said'
import { paths } from '~/paths'
import { Crumbs, Signpost } from '../ui/marks'

/** Title and moment of a session, and the way into its room. */
export function SessionHead({
	session,
	trail,
	work = false,
	first,
}: {
	session: SaidSession
	trail: { name: string; to: string }[]
	work?: boolean
	/** What comes before everything else here */
	first?: { to: string; title: string; sub: string }
}) {
	const here = { session: session.id }
	return (
		<>
			<Crumbs trail={[...trail, { name: session.name }]} />
			<h1 className={work ? 'h1 work' : 'h1'}>{session.title}</h1>
			<p className="soft mt-2 mb-6">
				{session.when.day}, {session.when.range}
			</p>
			{session.state === 'cancelled' ? (
				<p className="say bad">
					<span>This session is cancelled. Reason: {session.cancelReason}</span>
				</p>
			) : null}
			{first ? (
				<Signpost {...first} />
			) : session.room.showsDoor ? (
				<Signpost
					to={paths.room(here)}
					title={work && session.part !== 'observer' ? 'Open the room' : 'Enter the room'}
					sub={doorLine(session)}
					time={`${session.minutes} min`}
				/>
			) : session.room.hasRecap ? (
				<Signpost to={paths.recap(here)} title="Read the recap" sub="What was learned and promised" />
			) : null}
			{session.next && !work ? (
				<p className="small soft mt-4 mb-6">
					Next: <Link to={session.next.to}>{session.next.title}</Link>, {session.next.when}
				</p>
			) : null}
		</>
	)
}

function doorLine(session: SaidSession): string {
	if (session.room.isRunning) return 'It is running: come in'
	if (session.state === 'running') return 'It is on now'
	return session.state === 'over' ? 'Past its hour, and still open' : `It begins at ${session.when.time}`
}
