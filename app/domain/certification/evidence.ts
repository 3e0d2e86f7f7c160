import type { Requirement } from '../program/frontmatter'

export type RequirementState = 'met' | 'in-progress' | 'open' | 'waived' | 'planned'

export type RequirementResult = {
	id: string
	kind: Requirement['kind']
	title: string
	state: RequirementState
	/** "2 of 3", for a cell */
	short: string
	/** What stands in the record, in words */
	evidence: string[]
	/** What is missing, in words; null when nothing is */
	left: string | null
	metAt: Date | null
}

/** Everything the evaluator reads about one person. */
export type Evidence = {
	/** Written core modules of the stage and when each was done */
	modules: { id: string; title: string; doneAt: Date | null; begun: boolean }[]
	checks: { submittedAt: Date | null; passed: boolean | null; rightCount: number | null; of: number }[]
	/** Confirmed attendance of the stage's sessions */
	sessions: {
		/** Which it counts as: the missed one, when it makes up for one */
		sessionId: string
		isMakeUp: boolean
		title: string
		minutesPresent: number
		durationMinutes: number
		confirmedAt: Date
	}[]
	commitmentsClosed: Date[]
	commitmentsOpen: number
	/** `named`, `scored`: how many assessors */
	submissions: {
		submittedAt: Date | null
		decision: 'met' | 'again' | null
		decidedAt: Date | null
		named: number
		scored: number
	}[]
	waivers: { requirementId: string; expiresAt: Date; agreedAt: Date | null; reason: string }[]
}

export type Judgement = Pick<RequirementResult, 'state' | 'short' | 'evidence' | 'left' | 'metAt'>
