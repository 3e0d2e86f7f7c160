import { type SelfRunFormat, selfRunFormatsOf } from '../session/self-run'

/** What counts as practice (program-design.md, sections 1 and 4), in the order in which the page offers it. */
export const PRACTICE_KINDS = [
	'preparing',
	'talk',
	'trio',
	'shadowing',
	'role-play',
	'pattern',
	'empathy-day',
	'peer-review',
	'peer-coaching',
	'strategy',
	'retrospective',
	'simulation',
] as const
export type PracticeKind = (typeof PRACTICE_KINDS)[number]

export const practiceKindNames: Record<PracticeKind, string> = {
	preparing: 'Prepared or debriefed a real conversation',
	talk: 'The conversation itself',
	trio: 'Trio',
	shadowing: 'Shadowing, either way',
	'role-play': 'Role-play',
	pattern: 'My own version of a pattern',
	'empathy-day': 'Empathy day',
	'peer-review': 'Peer review',
	'peer-coaching': 'Peer coaching',
	strategy: 'Strategy session',
	retrospective: 'Retrospective',
	simulation: 'Simulation',
}

/** Kinds of which only the longest entry of a week or a day counts, and no more than `minutes` of it. */
export const PRACTICE_CAPS: Partial<Record<PracticeKind, { per: 'week' | 'day'; minutes: number }>> = {
	talk: { per: 'week', minutes: 30 },
	'empathy-day': { per: 'day', minutes: 60 },
}

/** What a meeting that people ran themselves here is in the log. */
export const kindOfMeeting: Record<SelfRunFormat, PracticeKind> = {
	'trio-30': 'trio',
	'peer-review-60': 'peer-review',
	'strategy-120': 'strategy',
	'retrospective-60': 'retrospective',
	'peer-coaching-90': 'peer-coaching',
}

/**
 * What the form of a level offers: meetings only where the level has them. A simulation writes itself down when it is
 * finished. @param kept what the entry is that is being changed
 */
export function practiceKindsOf(stage: string, kept?: PracticeKind): PracticeKind[] {
	const others: PracticeKind[] = ['simulation', ...Object.values(kindOfMeeting)]
	const offered = [...selfRunFormatsOf(stage).map((format) => kindOfMeeting[format]), kept]
	return PRACTICE_KINDS.filter((kind) => !others.includes(kind) || offered.includes(kind))
}

export const FEWEST_MINUTES = 5
export const MOST_MINUTES = 480
/** Days back that somebody may still write down */
export const DAYS_BACK = 365
/** Of one person for one level */
export const MOST_ENTRIES = 1_000
