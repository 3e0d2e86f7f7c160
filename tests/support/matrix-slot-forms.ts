import { paths } from '~/paths'
import type { Actor } from './actors'
import { LEVEL_TWO } from './canary-slots'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'
import type { Right } from './policy'

const all = (right: Right, ...actors: Actor[]) =>
	Object.fromEntries(actors.map((actor) => [actor, right])) as Partial<Record<Actor, Right>>
const EVERYBODY = ['learner', 'otherLearner', 'lead', 'otherLead', 'observer', 'admin'] as const
const NOT_THEIRS = all(404, 'otherLearner', 'lead', 'otherLead', 'observer', 'admin')

/** Nobody has a seat in a cohort of Level 2: a slot is given up by whoever has it, and booked by nobody. */
export function slotForms({ slots, a }: CanaryWorld): Record<string, Form[]> {
	const offered = {
		work: `${LEVEL_TWO.program}/${LEVEL_TWO.stage}/mediation`,
		date: '2099-01-12',
		time: '09:00',
		timeZone: 'Europe/Lisbon',
		minutes: '45',
		second: slots.assessor.email,
		callUrl: '',
		place: 'Building 2',
	}
	const off = { slot: slots.free, reason: 'A storm' }
	const text = Array.from({ length: 60 }, () => 'word').join(' ')
	return {
		'routes/assess/slots': [
			// Nobody mentors themself.
			{ intent: 'name-mentor', fields: { email: a.people.lead.email }, rights: all(400, 'lead') },
			{ intent: 'unname-mentor', fields: { person: a.people.lead.id }, idle: 'everybody' },
			{ intent: 'give-up', fields: { slot: slots.booked }, rights: NOT_THEIRS },
			{ intent: 'book', fields: { slot: slots.free }, rights: all(409, ...EVERYBODY) },
			{ intent: 'play', fields: { slot: slots.booked }, rights: all(409, ...EVERYBODY) },
			{ intent: 'stop-playing', fields: { slot: slots.booked }, rights: all(404, ...EVERYBODY) },
			{ intent: 'hand-in', fields: { slot: slots.booked, text }, rights: { ...NOT_THEIRS, learner: 409 } },
		],
		'routes/facilitate/slots': [
			// Who is not qualified for the level offers no hour for it.
			{ intent: '', fields: offered, rights: all(409, 'otherLead') },
			{ intent: 'call-off', fields: off, rights: all(404, 'otherLead') },
		],
		'routes/admin/slots': [
			{ intent: '', fields: { ...offered, first: a.people.lead.email } },
			{ intent: 'call-off', fields: off },
		],
	}
}

export function slotAddresses(): Record<string, [string, ...string[]]> {
	return {
		'routes/assess/slots': [paths.slots({ ...LEVEL_TWO, work: 'mediation' })],
		'routes/facilitate/slots': [paths.offeredSlots()],
		'routes/admin/slots': [paths.adminSlots()],
	}
}
