import { addDays } from '~/domain/zone/plain-date'
import { paths } from '~/paths'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** A day so many weeks from now: of a session that is ahead whenever this runs. */
function weeksAhead(weeks: number): string {
	return addDays(new Date().toISOString().slice(0, 10), weeks * 7)
}

/** Forms that date sessions, move them and cancel them. Where people would hear of it they first show who. */
export function scheduleForms({ a, b, openCohortId }: CanaryWorld): Record<string, Form[]> {
	const session = {
		title: 'A new session',
		format: 'critique-60',
		date: weeksAhead(10),
		time: '16:00',
		timeZone: 'Europe/Lisbon',
		durationMinutes: '60',
		callUrl: 'https://call.example/new',
		place: '',
	}
	// Nobody hears of what is over, so nothing is shown first. It may be written down for a day.
	const [date = '', time = ''] = new Date(Date.now() - 12 * 3_600_000).toISOString().slice(0, 16).split('T')
	const past = { ...session, date, time, timeZone: 'UTC' }
	const held = paths.makeUp({ session: a.sessions.held })
	const live = paths.adminSession({ session: a.sessions.live })
	const toPlan = paths.planSessions({ cohort: openCohortId })
	const plan = Object.fromEntries([
		['callUrl', session.callUrl],
		...[10, 11, 12, 13, 14].map(weeksAhead).flatMap((date, index) => [
			[`rows[${index}].number`, String(index + 1)],
			[`rows[${index}].date`, date],
			[`rows[${index}].time`, '16:00'],
		]),
	])
	return {
		'routes/admin/plan': [
			{ intent: 'weigh', fields: plan, at: toPlan, idle: 'everybody' },
			{ intent: '', fields: plan, at: toPlan },
		],
		'routes/admin/new-session': [
			{ intent: 'preview', fields: session, idle: 'everybody' },
			{ intent: '', fields: past },
		],
		'routes/admin/session': [
			{ intent: 'cancel', fields: { reason: 'Storm' }, at: live },
			{ intent: 'preview', fields: session, idle: 'everybody' },
			{ intent: '', fields: past, at: live },
		],
		'routes/admin/make-up': [
			// They show first who would be told.
			{ intent: 'add-guest', fields: { person: a.people.ready.id, session: b.sessions.coming }, idle: 'everybody' },
			{ intent: 'remove-guest', fields: { person: a.people.peer.id, session: b.sessions.coming }, idle: 'everybody' },
			{ intent: 'preview', fields: session, idle: 'everybody' },
			{ intent: '', fields: { ...past, people: a.people.peer.id }, at: held },
		],
		'routes/admin/groups': groupForms(a.groupId, a.people.peer.id),
		'routes/facilitate/groups': groupForms(a.groupId, a.people.peer.id),
		'routes/admin/move-series': [
			{ intent: 'weigh', fields: { days: '7' }, idle: 'everybody' },
			// It shows first who would be told.
			{ intent: '', fields: { days: '7' }, idle: 'everybody' },
		],
	}
}

/** Clearing comes last: the others need a group that is there. */
function groupForms(group: string, person: string): Form[] {
	return [
		{ intent: 'move', fields: { person, group } },
		{ intent: 'split', fields: { size: '2' } },
		{ intent: '', fields: { group, name: 'Pair of two', callUrl: 'https://call.example/pair', place: '' } },
		{ intent: 'clear', fields: {} },
	]
}

/** Meetings that people of a cohort hold by themselves. */
export function seriesForms({ a }: CanaryWorld): Record<string, Form[]> {
	const meeting = {
		date: weeksAhead(10),
		time: '16:00',
		everyWeeks: '2',
		callUrl: 'https://call.example/own',
		place: '',
	}
	const whom = { format: 'trio-30', timeZone: 'Europe/Lisbon', 'people[0]': a.people.peer.id }
	return {
		'routes/cohort/own-meetings': [
			{ intent: 'weigh', fields: { ...meeting, ...whom }, idle: 'everybody' },
			// Each shows first who would be told.
			{ intent: 'change', fields: { ...meeting, series: a.series }, idle: 'everybody' },
			{ intent: 'end', fields: { series: a.series }, idle: 'everybody' },
			{ intent: '', fields: { ...meeting, ...whom }, idle: 'everybody' },
		],
	}
}
