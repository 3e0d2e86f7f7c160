import { paths } from '~/paths'
import type { Actor } from './actors'
import { QUARTER } from './canary-quarter'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'
import type { Right } from './policy'

/** Nobody but the learner has a seat in the quarter. */
const elsewhere = (right: Right) =>
	Object.fromEntries(
		(['otherLearner', 'lead', 'otherLead', 'observer', 'admin'] as const).map((actor) => [actor, right]),
	) as Partial<Record<Actor, Right>>
const NOT_OF_QUARTER = elsewhere(409)
/** The others have no seat there, and no year that ended. */
const NOBODYS = elsewhere(404)

/** Whoever is of the quarter writes and sends; whoever has the link answers. */
export function activityForms({ quarter }: CanaryWorld): Record<string, Form[]> {
	const sponsor = { sponsorName: 'Ana Sousa', sponsorEmail: 'ana@example.com' }
	const evidence = {
		way: '',
		onDay: '2026-11-12',
		minutes: '120',
		text: 'I sat beside a product person for a day, and wrote down what I would have built before it. '.repeat(2),
		...sponsor,
	}
	const waits = paths.activity({ ...QUARTER, activity: 'board-meeting' })
	const offered = {
		activity: 'strategist-track/q1/product-day',
		title: 'A day with the payouts team',
		date: '2099-01-12',
		time: '09:00',
		timeZone: 'Europe/Lisbon',
		durationMinutes: '240',
		seatCount: '2',
		bookUntil: '2099-01-10',
		callUrl: '',
		place: 'Building 2',
	}
	const ended = { outcome: 'ic-path', talkedOn: '2026-11-10', sponsor: 'Ana Sousa', line: '' }
	return {
		'routes/activity/year': [
			{ intent: '', fields: ended, rights: NOT_OF_QUARTER },
			{ intent: 'go-on', fields: {}, rights: NOBODYS },
		],
		'routes/activity/activities': [
			{ intent: '', fields: { hosting: quarter.open }, rights: NOT_OF_QUARTER },
			{ intent: 'give-up', fields: { hosting: quarter.booked }, rights: NOBODYS },
		],
		'routes/activity/hosting': [{ intent: '', fields: offered }],
		'routes/activity/one-hosting': [
			{
				intent: '',
				fields: {
					date: '2099-01-13',
					time: '10:00',
					bookUntil: '2099-01-10',
					seatCount: '5',
					callUrl: '',
					place: 'Building 3',
				},
			},
			{ intent: 'call-off', fields: { reason: 'A storm' } },
		],
		'routes/activity/activity': [
			{ intent: '', fields: evidence, rights: NOT_OF_QUARTER },
			{ intent: 'send', fields: evidence, rights: NOT_OF_QUARTER },
			{ intent: 'ask-again', fields: {}, at: waits, rights: NOT_OF_QUARTER },
			{ intent: 'take-back', fields: {}, at: waits, rights: NOT_OF_QUARTER },
		],
		'routes/assess/sign-off': [
			// The learner has asked already; nobody else has handed anything in.
			{ intent: '', fields: sponsor, rights: { learner: 409, ...NOT_OF_QUARTER } },
			{ intent: 'ask-again', fields: {}, rights: NOT_OF_QUARTER },
			{ intent: 'take-back', fields: {}, rights: NOT_OF_QUARTER },
		],
		'routes/activity/confirm': [
			{ intent: 'confirm', fields: { reason: '' } },
			{ intent: 'decline', fields: { reason: 'I was not there that day' } },
		],
	}
}

/** Where the pages of activities are asked for: the learner's four, seats the lead hosts, a link to a stranger's. */
export function activityAddresses({ quarter }: CanaryWorld): Record<string, [string, ...string[]]> {
	return {
		'routes/activity/activities': [paths.activities(QUARTER)],
		'routes/activity/activity': ['product-day', 'board-meeting', 'pnl-reading', 'feature-in-metrics'].map((activity) =>
			paths.activity({ ...QUARTER, activity }),
		) as [string, ...string[]],
		'routes/assess/sign-off': [paths.signOff(QUARTER)],
		'routes/activity/year': [paths.trackYear({ program: QUARTER.program })],
		'routes/activity/hosting': [paths.hosting()],
		'routes/activity/one-hosting': [
			paths.oneHosting({ hosting: quarter.open }),
			paths.oneHosting({ hosting: quarter.booked }),
			paths.oneHosting({ hosting: quarter.off }),
		],
		'routes/activity/confirm': [paths.confirmActivity({ token: quarter.link })],
		'routes/admin/activities': [paths.adminActivities({ quarter: QUARTER.stage })],
	}
}
