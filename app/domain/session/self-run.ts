/** Meetings that people of a cohort run by themselves, one after the other (program-design.md, section 4). */
export const SELF_RUN = {
	'trio-30': {
		title: 'Trio',
		minutes: 30,
		everyWeeks: 2,
		rhythm: 'every two weeks',
		about: 'One case of one of you, heard in half an hour.',
	},
	'peer-review-60': {
		title: 'Peer review',
		minutes: 60,
		everyWeeks: 4,
		rhythm: 'every four weeks, about once a month',
		about: 'Two pieces of work, each read and answered.',
	},
	'strategy-120': {
		title: 'Strategy session',
		minutes: 120,
		everyWeeks: 13,
		rhythm: 'every 13 weeks, once a quarter',
		about: 'Look back, read the signals, decide one question.',
	},
	'retrospective-60': {
		title: 'Retrospective',
		minutes: 60,
		everyWeeks: 13,
		rhythm: 'every 13 weeks, once a quarter',
		about: 'How you have led this quarter: what went well, what was hard, what to try.',
	},
	'peer-coaching-90': {
		title: 'Peer coaching',
		minutes: 90,
		everyWeeks: 4,
		rhythm: 'every four weeks, about once a month',
		about: 'In threes, each of you is coached on a challenge of your own.',
	},
} as const
export type SelfRunFormat = keyof typeof SELF_RUN
export const SELF_RUN_FORMATS = Object.keys(SELF_RUN) as [SelfRunFormat, ...SelfRunFormat[]]
/**
 * From which level on: peer reviews are of Level 3, strategy sessions and peer coaching of Level 4 (program-design.md,
 * sections 2 to 4).
 */
const ADDED_IN: Record<string, SelfRunFormat[]> = {
	l3: ['peer-review-60'],
	l4: ['peer-review-60', 'strategy-120', 'peer-coaching-90'],
}

/** What people of a level meet for by themselves: a trio and the quarter's retrospective in every one, and what it adds. */
export function selfRunFormatsOf(stage: string): SelfRunFormat[] {
	return ['trio-30', 'retrospective-60', ...(ADDED_IN[stage] ?? [])]
}

/** So many stand in calendars ahead of time. */
export const AHEAD = 3
