import { paths } from '~/paths'
import type { Actor } from './actors'
import { QUARTER } from './canary-quarter'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'
import type { Right } from './policy'

/** Nobody but the learner has a seat in the quarter. */
const NOT_OF_QUARTER = Object.fromEntries(
	(['otherLearner', 'lead', 'otherLead', 'observer', 'admin'] as const).map((actor) => [actor, 409]),
) as Partial<Record<Actor, Right>>

/** Whoever is of the quarter writes and sends; whoever has the link answers. */
export function activityForms(_world: CanaryWorld): Record<string, Form[]> {
	const evidence = {
		way: '',
		onDay: '2026-11-12',
		minutes: '120',
		text: 'I sat beside a product person for a day, and wrote down what I would have built before it. '.repeat(2),
		sponsorName: 'Ana Sousa',
		sponsorEmail: 'ana@example.com',
	}
	const waits = paths.activity({ ...QUARTER, activity: 'board-meeting' })
	return {
		'routes/activity/activity': [
			{ intent: '', fields: evidence, rights: NOT_OF_QUARTER },
			{ intent: 'send', fields: evidence, rights: NOT_OF_QUARTER },
			{ intent: 'ask-again', fields: {}, at: waits, rights: NOT_OF_QUARTER },
			{ intent: 'take-back', fields: {}, at: waits, rights: NOT_OF_QUARTER },
		],
		'routes/activity/confirm': [
			{ intent: 'confirm', fields: { reason: '' } },
			{ intent: 'decline', fields: { reason: 'I was not there that day' } },
		],
	}
}
