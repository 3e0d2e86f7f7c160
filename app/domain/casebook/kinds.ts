/** The casebook: cases written down for peers, what they suggest, and what came of it (docs/decisions/0025). */
export const CASE_STATES = ['draft', 'open', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]
export const caseStateNames: Record<CaseState, string> = {
	draft: 'Draft',
	open: 'Open for suggestions',
	closed: 'Told to its end',
}

export const AUDIENCES = ['cohort', 'level', 'everyone'] as const
export type Audience = (typeof AUDIENCES)[number]

/** The parts of a case, in the order they are written and read. */
export const CASE_PARTS = ['goal', 'tried', 'working', 'notWorking', 'ask'] as const
export type CasePart = (typeof CASE_PARTS)[number]
export const casePartNames: Record<CasePart, string> = {
	goal: 'Goal',
	tried: 'Tried so far',
	working: 'Working',
	notWorking: 'Not working',
	ask: 'What I want from you',
}
export type CaseWords = { title: string } & Record<CasePart, string>

export const OUTCOMES = ['helped', 'partly', 'no-help', 'not-tried'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const outcomeNames: Record<Outcome, string> = {
	helped: 'Tried, and it helped',
	partly: 'Tried, and it helped in part',
	'no-help': 'Tried, and it did not help',
	'not-tried': 'Not tried',
}

/** Characters */
export const LONGEST_TITLE = 100
export const LONGEST_PART = 2_000
export const LONGEST_ASK = 500
export const LONGEST_SUGGESTION = 2_000
export const LONGEST_TOLD = 1_000
export const LONGEST_LEARNINGS = 2_000
export const LONGEST_ABOUT = 400

export const MOST_DRAFTS = 50
/** Of one person to one case */
export const MOST_SUGGESTIONS = 5
/** Teams and people a case may be about */
export const MOST_SUBJECTS = 5

/** One's own case as it would be told in a room */
export type TellableCase = { id: string; title: string; situation: string; ask: string }

/** What somebody prepared on the session's page; `from`: the case of their casebook it is a copy of, empty for none */
export type PreparedCase = { title: string; situation: string; ask: string; from: string; isTellable: boolean }
