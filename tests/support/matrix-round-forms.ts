import { paths } from '~/paths'
import { STAGE_KEY } from './canary-cohort'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** What is sent about a 360 round: its owner's alone, but for the list that waits for somebody's word, and the rater's answer. */
export function roundForms({ a }: CanaryWorld): Record<string, Form[]> {
	const at = (round: string) => paths.round({ round })
	const { draft, few, sent, open, rater, earlier } = a.rounds
	const somebody = { name: 'Somebody New', email: 'rater@example.com', perspective: 'peers' }
	return {
		// Both learners make a list already.
		'routes/round360/rounds': [
			{ intent: '', fields: { stage: STAGE_KEY }, rights: { learner: 409, otherLearner: 409 } },
		],
		'routes/round360/round': [
			{ intent: 'nominate', fields: somebody },
			{ intent: 'take-off', fields: { rater } },
			{ intent: 'send', fields: { approver: a.people.lead.id } },
			{ intent: 'too-few', fields: {}, at: at(few) },
			{ intent: 'take-back', fields: {}, at: at(sent) },
			{ intent: 'give-up', fields: {}, at: at(draft) },
			{ intent: 'remind', fields: {}, at: at(open) },
			{ intent: 'end', fields: {}, at: at(open) },
			// There were enough to ask, and it is still open.
			{ intent: 'reply', fields: { reply: 'I heard you' }, at: at(open), rights: { learner: 409 } },
		],
		'routes/round360/approve': [
			{ intent: 'open', fields: {} },
			{ intent: '', fields: { note: 'Add somebody who disagrees' } },
		],
		'routes/round360/result': [
			{ intent: 'reply', fields: { reply: 'I heard you, and will try' }, at: paths.roundReport({ round: earlier }) },
			{ intent: 'end-share', fields: { reader: a.people.lead.id } },
			{ intent: '', fields: { reader: a.people.lead.id }, at: paths.roundReport({ round: earlier }) },
		],
		'routes/round360/rate': [{ intent: '', fields: { 'r:finish-thought': '4', keep: 'Listening', differently: '' } }],
	}
}
