import { paths } from '~/paths'
import { STAGE } from './canary-cohort'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** What somebody sends about an intake: what they wrote is theirs alone to change, and a question its line manager's to answer. */
export function learnersIntakeForms(
	{ intake }: CanaryWorld,
	{ own, leads }: { own: Form['rights']; leads: Form['rights'] },
): Record<string, Form[]> {
	const said = {
		reason: 'A new team',
		goals: 'To listen',
		'unavailable[0].day': '2',
		'unavailable[0].from': '09:00',
		'unavailable[0].to': '10:30',
	}
	const answered = { question: intake.askedOfLead, note: '' }
	return {
		'routes/intake/intake': [
			{ intent: 'more', fields: { goals: 'To listen' }, idle: 'everybody' },
			{ intent: 'change', fields: said, rights: own },
			{ intent: 'withdraw', fields: {}, rights: own },
			{ intent: '', fields: said, at: paths.intake({ intake: intake.toApply }) },
		],
		'routes/intake/asked': ['agree', 'decline'].map((intent) => ({ intent, fields: answered, rights: leads })),
	}
}

const DAY_MS = 86_400_000

export function excuseForms({ a }: CanaryWorld): Form[] {
	const until = new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10)
	const at = paths.person({ person: a.people.ready.id })
	return [
		{ intent: 'give-excuse', fields: { stage: `${STAGE.program}/l3`, kind: 'deferred', reason: 'On leave', until } },
		{ intent: 'end-excuse', fields: { stage: `${STAGE.program}/l2` }, at },
	]
}

export function leaveForms({ a, intake }: CanaryWorld): Form[] {
	const at = paths.person({ person: a.people.ready.id })
	return [
		{ intent: 'record-leave', fields: { fromDay: '2099-03-01', untilDay: '2099-05-31' } },
		{ intent: 'take-out-leave', fields: { leave: intake.leave }, at },
	]
}

export function intakeDeskForms({ a, b, intake }: CanaryWorld): Record<string, Form[]> {
	const fields = {
		name: 'Spring',
		stage: `${STAGE.program}/l2`,
		opensOn: '2026-11-01',
		closesOn: '2099-11-01',
		startsOn: '2100-02-01',
		capacity: '36',
		whoMay: 'needed',
		overlapHours: '3',
	}
	const person = (id: string) => ({ person: id })
	const reason = 'The role calls for it'
	return {
		'routes/admin/new-intake': [{ intent: '', fields }],
		'routes/admin/intake': [
			{ intent: 'open', fields: {}, at: paths.adminIntake({ intake: intake.draft }) },
			{ intent: 'close', fields: {} },
			{ intent: 'cancel', fields: { reason: 'Too few' } },
			{ intent: 'assign', fields: { 'people[0]': b.people.peer.id, reason } },
			{ intent: 'assign-missing', fields: { reason } },
			{ intent: 'take-off', fields: person(a.people.peer.id) },
			{ intent: 'put-back', fields: person(intake.removed) },
			{ intent: 'ask-again', fields: person(intake.wants) },
			{ intent: '', fields },
		],
	}
}
