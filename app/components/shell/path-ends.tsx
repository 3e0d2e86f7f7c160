import { Link } from '@remix-run/react'
import { paths } from '~/paths'

const endings: Record<number, { title: string; text: string }> = {
	0: {
		title: 'Belay cannot be reached.',
		text: 'You seem to be offline. What was saved is safe. Try again when the connection is back.',
	},
	400: {
		title: 'We could not read that.',
		text: 'Something in the form was not what this page expects. Go back, reload the page and send it again.',
	},
	403: {
		title: 'This is not your rope.',
		text: 'The page exists, but your roles do not open it. An L&D admin of your organization can change that.',
	},
	404: {
		title: 'This path ends here.',
		text: 'Nothing lives at this address. It may have been a room that closed, or somebody else’s page.',
	},
	405: { title: 'This path ends here.', text: 'The page is there, but it cannot be used in this way.' },
	409: {
		title: 'Somebody was faster.',
		text: 'What you wanted to change has changed meanwhile. Reload the page to see how it stands; nothing of yours was saved.',
	},
	413: {
		title: 'That is too much at once.',
		text: 'The form holds more than we can take. Shorten it and send it again.',
	},
	429: { title: 'That was a lot of tries.', text: 'Wait a few minutes, then try again.' },
	503: {
		title: 'We are short of breath.',
		text: 'The database did not answer in time. Nothing was lost; try again in a moment.',
	},
}
const broken = {
	title: 'Something broke on our side.',
	text: 'Nothing you sent was saved. Try again in a minute. If it stays like this, tell an admin when it happened.',
}

/** 404, 403, 409, 500 and their kin: where the path ends, and what to do next. */
export function PathEnds({ status, why }: { status: number; why: string }) {
	const ending = endings[status] ?? broken
	return (
		<main id="main" className="path-ends">
			{status > 0 ? <p className="small soft">{status}</p> : null}
			<h1 className="h1">{ending.title}</h1>
			<p className="soft">{reasons[why] ?? ending.text}</p>
			<p className="acts">
				<Link className="btn ink" to={paths.home()}>
					Go home
				</Link>
				<Link className="btn edge" to={paths.help()}>
					Help
				</Link>
			</p>
		</main>
	)
}

/** Refusals that deserve their own sentence. */
const reasons: Record<string, string> = {
	'needs-admin':
		'This desk belongs to the L&D admins of your organization. Ask one of them if you need something here.',
	'needs-facilitator': 'This desk belongs to facilitators. If you lead cohorts, ask an admin for the role.',
	'needs-facilitator-or-trainee':
		'This desk belongs to facilitators and to those who train to be one. If you lead cohorts, ask an admin for the role.',
	'not-in-cohort':
		'Only the people of this cohort can open this page. What is said there stays there, also for admins.',
	'already-set-up': 'Somebody has just set this organization up. Ask them for an invitation, or sign in.',
}
