import { randomUUID } from 'node:crypto'
import { paths } from '~/paths'
import type { CanaryWorld } from './canary-world'
import type { Form } from './matrix-forms'

const MANY_WORDS = 'She was quiet. '.repeat(60)

/** What is done with one's own cases, with those of others, and in the place of a session. */
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
	const review = (caseId: string, index: number) =>
		Object.entries({ caseId, heard: MANY_WORDS, ask: 'What did you want?', suggest: 'Ask her' }).map(
			([part, value]) => [`reviews[${index}].${part}`, value] as const,
		)
	const reviews = Object.fromEntries([a.cases.open, a.cases.closed].flatMap(review))
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
		'routes/cohort/in-writing': [
			{ intent: 'review', fields: { version: a.texts.version, ...reviews } },
			// Who missed it watched nothing, and it is no role-play.
			{ intent: 'rehearsal', fields: { rehearsal: MANY_WORDS }, rights: { learner: 409 } },
			{ intent: 'plays', fields: {}, rights: { learner: 409 } },
			{ intent: '', fields: {}, rights: { learner: 409 } },
		],
		'routes/facilitate/in-writing': [
			{ intent: 'return', fields: { version: a.texts.version, reason: 'Say what you heard' } },
			{ intent: '', fields: { version: a.texts.version } },
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
