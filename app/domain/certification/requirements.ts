import { type CheckRule, neededRight } from '../assessment/check'
import { readingOf, readingWords } from '../assessment/decision'
import { capitalized, spelled } from '../number-words'
import type { Requirement, RequirementOf } from '../program/frontmatter'

/**
 * The requirements evaluator: what a stage asks, what a person has shown, what is left. Pure, from `program.yaml`.
 * Nothing here ever says "failed" (docs/decisions/0010), and a kind that is not built yet is never passed in silence.
 */
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

type Judgement = Pick<RequirementResult, 'state' | 'short' | 'evidence' | 'left' | 'metAt'>

export function evaluate(requirements: Requirement[], evidence: Evidence, now: Date): RequirementResult[] {
	return requirements.map((requirement) => {
		const base = { id: requirement.id, kind: requirement.kind, title: titleOf(requirement) }
		const waiver = evidence.waivers.find(
			(each) => each.requirementId === requirement.id && each.agreedAt !== null && each.expiresAt > now,
		)
		if (requirement.status === 'planned')
			return { ...base, state: 'planned', short: 'not built yet', evidence: [], left: null, metAt: null }
		const judged = judge(requirement, evidence)
		if (judged.state !== 'met' && waiver && requirement.kind !== 'assessment') {
			return {
				...base,
				...judged,
				state: 'waived',
				short: 'waived',
				left: null,
				evidence: [`Waived: ${waiver.reason}`],
				metAt: waiver.agreedAt,
			}
		}
		return { ...base, ...judged }
	})
}

/** Ready when every requirement that can count is met or waived; planned ones are the caller's to refuse or to say. */
export function isReady(results: RequirementResult[]): boolean {
	const counted = results.filter((result) => result.state !== 'planned')
	return counted.length > 0 && counted.every((result) => result.state === 'met' || result.state === 'waived')
}

export function hasPlanned(results: RequirementResult[]): boolean {
	return results.some((result) => result.state === 'planned')
}

function judge(requirement: Requirement, evidence: Evidence): Judgement {
	switch (requirement.kind) {
		case 'modules':
			return judgeModules(requirement, evidence)
		case 'check':
			return judgeCheck(requirement, evidence)
		case 'sessions':
			return judgeSessions(requirement, evidence)
		case 'commitments':
			return judgeCommitments(requirement.closed, evidence)
		case 'assessment':
			return judgeAssessment(requirement.assessors, evidence)
		default:
			// A kind without a reader stays open, whatever its data say.
			return {
				state: 'open',
				short: 'open',
				evidence: [],
				left: 'This kind of evidence cannot be recorded yet.',
				metAt: null,
			}
	}
}

function judgeModules({ core, priorExperience }: RequirementOf<'modules'>, evidence: Evidence): Judgement {
	const modules = evidence.modules.filter((module) => core === 'all' || core.includes(module.id))
	const done = modules.filter((module) => module.doneAt)
	const missing = modules.filter((module) => !module.doneAt)
	const shown = priorExperience && missing.length > 0 ? shownByCheck(priorExperience.checkAtLeast, evidence) : null
	if (shown) return shown
	return {
		state: stateOf(
			missing.length === 0 && modules.length > 0,
			modules.some((module) => module.begun),
		),
		short: `${done.length} of ${modules.length}`,
		evidence: done.map((module) => module.title),
		left: missing.length > 0 ? `Still to read: ${missing.map((module) => module.title).join(', ')}.` : null,
		metAt: missing.length === 0 ? latest(done.map((module) => module.doneAt)) : null,
	}
}

/** Who knows it already need not read it: the first try of the check says so. */
function shownByCheck(atLeast: number, { checks }: Evidence): Judgement | null {
	const first = checks.find((check) => check.submittedAt)
	if (!first || first.of === 0 || (first.rightCount ?? 0) / first.of < atLeast) return null
	return {
		state: 'met',
		short: 'by the check',
		evidence: [`Prior experience: ${first.rightCount} of ${first.of} right on the first try of the knowledge check`],
		left: null,
		metAt: first.submittedAt,
	}
}

function judgeCheck(rule: CheckRule, { checks }: Evidence): Judgement {
	const handedIn = checks.filter((check) => check.submittedAt)
	const passed = handedIn.find((check) => check.passed)
	const best = Math.max(0, ...handedIn.map((check) => check.rightCount ?? 0))
	const needed = neededRight(rule)
	if (passed) {
		return {
			state: 'met',
			short: `${passed.rightCount} of ${passed.of}`,
			evidence: [`${passed.rightCount} of ${passed.of} right, on try ${handedIn.indexOf(passed) + 1}`],
			left: null,
			metAt: passed.submittedAt,
		}
	}
	return {
		state: stateOf(false, checks.length > 0),
		short: handedIn.length > 0 ? `${best} of ${rule.draw}` : checks.length > 0 ? 'begun' : 'open',
		evidence: handedIn.map((check, index) => `Try ${index + 1}: ${check.rightCount} of ${check.of} right`),
		left: `${needed} of ${rule.draw} right answers are needed${handedIn.length > 0 ? `; the best try has ${best}` : ''}.`,
		metAt: null,
	}
}

function judgeSessions(rule: Extract<Requirement, { kind: 'sessions' }>, { sessions }: Evidence): Judgement {
	const longEnough = sessions.filter((each) => each.minutesPresent >= each.durationMinutes * rule.presentShare)
	const counted = countOnce(longEnough, rule.makeUps)
	const missing = rule.attend - counted.length
	return {
		state: stateOf(missing <= 0, sessions.length > 0),
		short: `${Math.min(counted.length, rule.attend)} of ${rule.attend}`,
		evidence: sessions.map(
			(session) =>
				`${session.title}: ${session.minutesPresent} of ${session.durationMinutes} minutes${counted.includes(session) ? '' : longEnough.includes(session) ? ', a make-up beyond what counts' : ', too short to count'}`,
		),
		left:
			missing > 0
				? `${capitalized(spelled(missing))} more ${missing === 1 ? 'session' : 'sessions'} with the cohort, at least ${Math.round(rule.presentShare * 100)} % of the time.`
				: null,
		metAt:
			missing <= 0
				? nth(
						counted.map((session) => session.confirmedAt),
						rule.attend,
					)
				: null,
	}
}

/** Each session once, whether attended or made up for, and no more make-ups than the rule allows. */
function countOnce(stays: Evidence['sessions'], makeUps: number): Evidence['sessions'] {
	const unique = (list: Evidence['sessions']) => [...new Map(list.map((stay) => [stay.sessionId, stay])).values()]
	const attended = unique(stays.filter(({ isMakeUp }) => !isMakeUp))
	const madeUp = unique(stays.filter(({ isMakeUp }) => isMakeUp)).filter(
		({ sessionId }) => !attended.some((stay) => stay.sessionId === sessionId),
	)
	const allowed = madeUp.slice(0, makeUps)
	return stays.filter((stay) => attended.includes(stay) || allowed.includes(stay))
}

function judgeCommitments(needed: number, { commitmentsClosed, commitmentsOpen }: Evidence): Judgement {
	const missing = needed - commitmentsClosed.length
	return {
		state: stateOf(missing <= 0, commitmentsClosed.length + commitmentsOpen > 0),
		short: `${Math.min(commitmentsClosed.length, needed)} of ${needed}`,
		evidence:
			commitmentsClosed.length > 0
				? [`${capitalized(spelled(commitmentsClosed.length))} closed; kept, changed and let go count alike`]
				: [],
		left: missing > 0 ? `What became of ${spelled(missing)} more is still to be said.` : null,
		metAt: missing <= 0 ? nth(commitmentsClosed, needed) : null,
	}
}

function judgeAssessment(assessors: number, { submissions }: Evidence): Judgement {
	const met = submissions.find((submission) => submission.decision === 'met')
	if (met)
		return {
			state: 'met',
			short: 'met',
			evidence: ['Scored by two assessors, each without the other’s scores'],
			left: null,
			metAt: met.decidedAt,
		}
	const last = submissions.at(-1)
	if (last?.decision === 'again')
		return {
			state: 'in-progress',
			short: 'again',
			evidence: ['Scored; the assessors say what to change'],
			left: 'To be written again with what the assessors said; a new try opens two weeks after their answer.',
			metAt: null,
		}
	if (last?.submittedAt)
		return {
			state: 'in-progress',
			short: 'with assessors',
			evidence: ['Handed in'],
			left: readingWords[readingOf(last, assessors)],
			metAt: null,
		}
	return {
		state: stateOf(false, last !== undefined),
		short: last ? 'begun' : 'open',
		evidence: [],
		left: 'To be written and handed in.',
		metAt: null,
	}
}

function stateOf(met: boolean, begun: boolean): RequirementState {
	if (met) return 'met'
	return begun ? 'in-progress' : 'open'
}

function latest(dates: (Date | null)[]): Date | null {
	const known = dates.filter((date): date is Date => date !== null)
	return known.length > 0 ? new Date(Math.max(...known.map((date) => date.getTime()))) : null
}

/** When the n-th came. */
function nth(dates: Date[], n: number): Date | null {
	return [...dates].sort((a, b) => a.getTime() - b.getTime())[n - 1] ?? null
}

/** What a requirement is called on pages. */
export function titleOf(requirement: Requirement): string {
	return titles[requirement.kind](requirement as never)
}

type Titles = { [Kind in Requirement['kind']]: (requirement: Extract<Requirement, { kind: Kind }>) => string }

const titles: Titles = {
	modules: () => 'Modules',
	check: (rule) => `Knowledge check, ${rule.draw} questions`,
	sessions: (rule) => `Sessions, ${rule.attend} of ${rule.of}`,
	case: () => 'A case of your own, with what came of it',
	contribution: (rule) => `Help with ${spelled(rule.count)} cases of others`,
	practice: () => 'Practice log',
	activities: () => 'Activities on the job',
	commitments: (rule) => `${capitalized(spelled(rule.closed))} commitments closed`,
	pairing: () => 'Watching and being watched',
	simulation: (rule) => `${capitalized(spelled(rule.finished))} ${rule.finished === 1 ? 'simulation' : 'simulations'}`,
	assessment: (rule) => rule.form,
	anyOf: () => 'How others see it',
	figures: () => 'Figures, interpreted',
	statement: () => 'A statement by others',
	retrospective: () => 'A leadership retrospective',
}
