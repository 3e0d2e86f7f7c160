import type { z } from 'zod'
import type { stage } from '~/domain/program/frontmatter'

/**
 * A stage without a fault, as program.yaml says it. Training of 30 minutes: a module of 11, a session of 10, a check of
 * 5, a scenario of 4.
 */
export function aStageData(): z.input<typeof stage> {
	return {
		id: 'l1',
		label: 'Level 1',
		title: 'Foundation',
		audience: 'Everybody',
		competency: '1-on-1s that help',
		outcomes: [
			{ id: 'listening', title: 'Listening' },
			{ id: 'feedback', title: 'Feedback' },
		],
		practice: { how: 'In pairs', expectation: 'Weekly' },
		evidence: 'A survey',
		training: {
			minutes: 30,
			weeks: 2,
			checkMinutes: 5,
			assessed: [{ title: 'Scenario', minutes: 4 }],
			assessing: { minutesEach: 12 },
		},
		modules: [
			{
				id: 'listening',
				title: 'Listening',
				minutes: 11,
				outcomes: ['hear', 'ask'],
				forManagers: 'a report',
				forICs: 'a mentee',
				status: 'written',
			},
		],
		sessions: [{ title: 'Talk', format: 'talk-10', minutes: 10, about: 'A talk.' }],
		pace: [
			{ week: 1, minutes: 21, items: ['m1', 's1'] },
			{ week: 2, minutes: 9, items: ['k', 'w'] },
		],
		requirements: [
			{ id: 'modules', kind: 'modules', core: 'all' },
			{
				id: 'check',
				kind: 'check',
				bank: 'l1',
				draw: 2,
				perOutcomeAtLeast: 1,
				pass: 0.8,
				attempts: 3,
				coolDownHours: 24,
				afterTalk: 2,
			},
			{ id: 'sessions', kind: 'sessions', attend: 1, of: 1, presentShare: 0.8, makeUps: 0 },
			{
				id: 'scenario',
				kind: 'assessment',
				rubric: 'l1-scenario',
				form: 'A written scenario',
				assessors: 2,
				retryDays: 14,
				waivable: false,
			},
		],
		certificate: {
			statement: 'listening',
			validMonths: 24,
			renewal: { minutes: 60, requirements: [{ id: 'tries', kind: 'commitments', closed: 1 }] },
		},
	}
}
