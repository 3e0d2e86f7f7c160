import { randomUUID } from 'node:crypto'
import { paths } from '~/paths'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

/** What is done with one's own cases, and with those of others. */
export function casebookForms({ a }: CanaryWorld): Record<string, Form[]> {
	const words = {
		title: 'A talk that went wrong',
		goal: 'To have it once more',
		tried: 'I waited',
		working: '',
		notWorking: '',
		ask: 'What would you say first?',
		about: '',
		audience: `cohort:${a.cohortId}`,
		signed: 'anonymous',
		revision: '1',
		window: randomUUID(),
	}
	const shared = { at: paths.ownCase({ case: a.cases.own }) }
	return {
		'routes/casebook/mine': [{ intent: '', fields: { once: randomUUID() } }],
		'routes/casebook/own-case': [
			{ intent: 'share', fields: { ...words, consent: 'yes' } },
			{ intent: '', fields: words },
			{ intent: 'delete', fields: {} },
			{ intent: 'take-back', fields: {}, ...shared },
			{
				intent: 'outcome',
				fields: { of: a.cases.toLearner, outcome: 'helped', told: 'We talked' },
				...shared,
			},
			{ intent: 'close', fields: { learnings: 'Ask first' }, ...shared },
			{ intent: 'reopen', fields: {}, ...shared },
		],
		'routes/casebook/case': [
			{ intent: '', fields: { once: randomUUID(), suggestion: 'Ask what they need' } },
			{
				intent: 'take-away',
				fields: { of: a.cases.byLearner },
				rights: { lead: 404, observer: 404 },
			},
			{ intent: 'stop', fields: {} },
		],
	}
}
