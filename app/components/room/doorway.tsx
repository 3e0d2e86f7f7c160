import { Link } from '@remix-run/react'
import type { RoomPage } from './room-screen'

/** Before the room is there: it needs its connection. */
export function Opening({ page }: { page: RoomPage }) {
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">{page.title}</h1>
			<p className="soft mt-3" role="status">
				Opening the room. It needs a moment, and JavaScript: a live room cannot do without.
			</p>
			<p className="acts">
				<Link className="btn edge" to={page.back} reloadDocument>
					Back to the session
				</Link>
			</p>
		</main>
	)
}

const goneWords: Record<string, { title: string; text: string }> = {
	'signed-out': {
		title: 'You are signed out.',
		text: 'Sign in again to come back. What the room has acknowledged is safe.',
	},
	unauthorized: {
		title: 'You are signed out.',
		text: 'Sign in again to come back. What the room has acknowledged is safe.',
	},
	'not-in-cohort': { title: 'This room is for its cohort.', text: 'You are not, or no longer, one of its people.' },
	cancelled: { title: 'This session is cancelled.', text: 'The session’s page says why.' },
	'too-early': { title: 'The room is not open yet.', text: 'It opens a day before the session.' },
	'kept-apart': {
		title: 'What was told here stays with those who heard it.',
		text: 'You came later, so this room and its recap stay closed to you. Your seat is untouched: the next session is yours as planned.',
	},
	'no-room-format': { title: 'This session has no room.', text: 'Use the call link on the session’s page.' },
}

/** When the room lets somebody in no more. */
export function Gone({ why, back }: { why: string; back: string }) {
	const words = goneWords[why] ?? { title: 'The room is closed to you.', text: 'Go back and try again.' }
	return (
		<main id="main" className="path-ends">
			<h1 className="h1">{words.title}</h1>
			<p className="soft">{words.text}</p>
			<p className="acts">
				<Link className="btn ink" to={back} reloadDocument>
					Back to the session
				</Link>
			</p>
		</main>
	)
}
