/** The names of things a pattern may say, which pages need too. */
export const GROUPS = ['performance', 'career', 'team', 'one-on-one', 'conflict', 'change'] as const
export type Group = (typeof GROUPS)[number]
export const groupNames: Record<Group, string> = {
	performance: 'Performance',
	career: 'Career',
	team: 'Team',
	'one-on-one': '1-on-1',
	conflict: 'Conflict and influence',
	change: 'Hiring, joining, change',
}

/** Everyday situations, by which one looks for a pattern. */
export const MOMENTS = [
	'before a 1-on-1',
	'before a hard talk',
	'after something went wrong',
	'when somebody joins',
	'when somebody wants to grow',
	'when two people clash',
	'when work is stuck between teams',
	'when things change around us',
	'when running a meeting',
	'when hiring',
] as const
export type Moment = (typeof MOMENTS)[number]

/** Which text of a pattern a working copy begins as. */
export const PARTS = ['template', 'whole'] as const
export type CopyPart = (typeof PARTS)[number]

export const LONGEST_TITLE = 80
export const LONGEST_COPY = 20_000
