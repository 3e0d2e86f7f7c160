import type { Leave } from '../leave/clock'
import type { Practiced } from '../practice/count'
import type { PairingPart } from '../practice/pairing'
import type { Requirement } from '../program/frontmatter'
import type { CountedModule } from '../program/judged'
import type { Round360Facts, TeamReadings } from '../round360/facts'

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
	/** Written core modules of the stage, as the cohort keeps them, and when each was done */
	modules: { id: string; title: string; doneAt: Date | null; begun: boolean }[]
	checks: { submittedAt: Date | null; passed: boolean | null; rightCount: number | null; of: number }[]
	/** Confirmed attendance of the stage's sessions, and those done in writing */
	sessions: {
		/** Which it counts as: the missed one, when it makes up for one */
		sessionId: string
		isMakeUp: boolean
		title: string
		minutesPresent: number
		durationMinutes: number
		confirmedAt: Date
		/** `instead`: done in writing, without minutes; `owed`: of one that somebody chose to watch, until their text is accepted */
		text: 'instead' | 'owed' | null
	}[]
	/**
	 * One's own cases, never which. `hasSuggestions`: others have answered; `closedAt`: its author has said what came of it,
	 * and in the casebook told it to its end
	 */
	cases: { via: 'room' | 'trio' | 'casebook'; broughtAt: Date; hasSuggestions: boolean; closedAt: Date | null }[]
	/**
	 * Cases of others somebody gave something to, each once; null where nothing says when (docs/decisions/0025).
	 * `notBefore`: since when the case could be read; null once it was taken back
	 */
	contributions: { at: Date | null; notBefore: Date | null }[]
	/** The practice log of this level; its lines are never read here. `at`: when it was written down */
	practice: (Practiced & { ofOwnWork: boolean; at: Date })[]
	/** Conversations somebody else has confirmed, never with whom */
	pairings: { part: PairingPart; at: Date }[]
	/** Colleagues who watched a written plan carried out, each once, never who */
	plansWatched: { at: Date }[]
	/** Conversations in which a mentor or certified peer saw what the level stars */
	observations: { at: Date }[]
	/** Figures handed in, of which kind; never what they say */
	figures: { kind: string; at: Date }[]
	/** Of the conflict log: when each agreement was written down; never of what kind, or how long it took */
	conflicts: { settledAt: Date | null }[]
	/** Simulations of the level that were finished, each once and when first; never which, nor how they ended */
	simulations: { at: Date }[]
	/** That a round confirms, is closed or cannot be held, never what was said */
	rounds360: Round360Facts
	/** The same of the latest such rounds: what is shown anew */
	latest360: Round360Facts
	/** Of one’s own team; that enough of it answered, never what */
	teamReadings: TeamReadings
	/** Those of the stage; of each how long and since when it is confirmed, never by whom or in which way */
	activities: { id: string; title: string; begun: boolean; confirmed: { minutes: number; at: Date }[] }[]
	/** A sponsor’s word on the deliverable of the stage; never whose, or what they said */
	signedOff: { begun: boolean; at: Date[] }
	commitmentsClosed: Date[]
	commitmentsOpen: number
	/** `requirementId`: which of the stage's works. `named`, `scored`: how many assessors */
	submissions: {
		requirementId: string
		submittedAt: Date | null
		decision: 'met' | 'again' | null
		decidedAt: Date | null
		named: number
		scored: number
	}[]
	/** Days on which no waiver runs out */
	leaves: readonly Leave[]
	waivers: { requirementId: string; expiresAt: Date; agreedAt: Date | null; reason: string }[]
}

export type Judgement = Pick<RequirementResult, 'state' | 'short' | 'evidence' | 'left' | 'metAt'>

/** Of what a cohort counts, how far somebody is: what nobody can read any more is asked only of who has. */
export function modulesAsCounted(
	counted: readonly CountedModule[],
	readOf: (module: CountedModule) => Pick<Evidence['modules'][number], 'doneAt' | 'begun'> | undefined,
): Evidence['modules'] {
	return counted.flatMap((module) => {
		const { doneAt = null, begun = false } = readOf(module) ?? {}
		return module.isGone && !doneAt ? [] : [{ id: module.id, title: module.title, doneAt, begun }]
	})
}
