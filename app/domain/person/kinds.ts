/** What kinds there are and what they are called. Apart from schema.ts: a browser needs the names, not the rules of forms. */

/** A person: somebody of the organization who signs in. One person may hold several roles. */
export const ROLES = ['learner', 'facilitator', 'trainee', 'mentor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const roleNames: Record<Role, string> = {
	learner: 'Learner',
	facilitator: 'Facilitator',
	trainee: 'Facilitator in training',
	mentor: 'Mentor',
	admin: 'L&D admin',
}

export const CAREER_TRACKS = ['manager', 'ic'] as const
export type CareerTrack = (typeof CAREER_TRACKS)[number]
export const careerTrackNames: Record<CareerTrack, string> = { manager: 'Manager', ic: 'Individual contributor' }

/** Levels of both tracks, lowest first (docs/decisions/0009). */
export const CAREER_LEVELS = {
	manager: ['Tech lead', 'Junior manager', 'Manager', 'Senior manager', 'Staff manager', 'Director', 'VP', 'CTO'],
	ic: ['Engineer', 'Senior', 'Staff', 'Senior staff', 'Principal'],
} as const satisfies Record<CareerTrack, readonly string[]>

/** Cohorts somebody may lead at once, whatever an admin writes. */
export const MOST_COHORTS = 10
/** As the directory begins with it (loads of program-design.md, section 10) */
export const USUAL_COHORTS = 2

/** "Inês" of "Inês Carvalho". */
export function firstNameOf(name: string): string {
	return name.trim().split(/\s+/)[0] ?? name
}

/** "IC" of "Inês Carvalho": first letters of the first and last word. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/).filter(Boolean)
	const first = Array.from(words[0] ?? '')[0] ?? ''
	const last = words.length > 1 ? (Array.from(words.at(-1) ?? '')[0] ?? '') : ''
	return (first + last).toUpperCase()
}
