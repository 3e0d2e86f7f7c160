import type { Evidence, RequirementResult } from '~/domain/certification/evidence'
import { evaluate } from '~/domain/certification/requirements'
import type { Requirement, RequirementOf } from '~/domain/program/frontmatter'
import { NO_ROUND, type Round360Facts, type RoundDates } from '~/domain/round360/facts'

/** The rules of Level 1 that can be recorded today, as a cohort carries them. */
export const rules = {
	modules: { id: 'modules', kind: 'modules', core: 'all' },
	check: {
		id: 'check',
		kind: 'check',
		bank: 'l1',
		draw: 15,
		perOutcomeAtLeast: 2,
		pass: 0.8,
		attempts: 3,
		coolDownHours: 24,
		afterTalk: 2,
	},
	sessions: { id: 'sessions', kind: 'sessions', attend: 3, of: 4, presentShare: 0.8, makeUps: 1 },
	practice: { id: 'practice', kind: 'practice', minutes: 180, of: 240, activeWeeks: 2, weekAtLeast: 60 },
	case: { id: 'case', kind: 'case', count: 1, loopClosed: true, via: ['room', 'trio', 'casebook'] },
	helped: { id: 'helped', kind: 'contribution', count: 2 },
	pairing: {
		id: 'pairing',
		kind: 'pairing',
		what: 'Watch one, and be watched in one',
		watched: 1,
		wasWatched: 1,
		consent: 'required',
		debrief: 'required',
	},
	view: {
		id: 'view',
		kind: 'anyOf',
		routePrivate: true,
		tellsRaters: true,
		options: [
			{ kind: 'rounds360', instrument: 'l1-360', result: 'confirmed' },
			{
				kind: 'allOf',
				options: [
					{ kind: 'rounds360', closed: true },
					{ kind: 'observation', count: 1 },
				],
			},
			{ kind: 'observation', count: 2, when: 'fewerThan3Raters' },
		],
	},
	team: {
		id: 'team',
		kind: 'anyOf',
		routePrivate: true,
		options: [
			{ kind: 'teamReading', instrument: 'team-safety', readings: 2, weeksApart: 8 },
			{ kind: 'writtenPlan', about: 'A safety plan, observed by peers', observers: 2 },
		],
	},
	figures: {
		id: 'figures',
		kind: 'figures',
		count: 2,
		of: ['retention', 'engagement', 'bench strength'],
		populationAtLeast: 8,
	},
	activities: { id: 'activities', kind: 'activities', all: ['product-day', 'pnl'], minutes: 300, of: 400 },
	conflicts: { id: 'conflict-log', kind: 'conflicts', count: 2 },
	simulation: { id: 'simulation', kind: 'simulation', finished: 2 },
	signedOff: { id: 'signed-off', kind: 'statement', by: 'the sponsor' },
	partners: { id: 'partners', kind: 'statement', by: 'partners', instrument: 'partner-feedback', ratersAtLeast: 3 },
	retro: { id: 'retro', kind: 'retrospective', count: 1 },
	tries: { id: 'tries', kind: 'commitments', closed: 3 },
	scenario: {
		id: 'scenario',
		kind: 'assessment',
		rubric: 'l1-scenario',
		form: 'A written scenario',
		assessors: 2,
		minWords: 400,
		maxWords: 600,
		retryDays: 14,
		waivable: false,
	},
} satisfies {
	modules: RequirementOf<'modules'>
	check: RequirementOf<'check'>
	sessions: RequirementOf<'sessions'>
	practice: RequirementOf<'practice'>
	case: RequirementOf<'case'>
	helped: RequirementOf<'contribution'>
	pairing: RequirementOf<'pairing'>
	view: RequirementOf<'anyOf'>
	team: RequirementOf<'anyOf'>
	figures: RequirementOf<'figures'>
	activities: RequirementOf<'activities'>
	conflicts: RequirementOf<'conflicts'>
	simulation: RequirementOf<'simulation'>
	signedOff: RequirementOf<'statement'>
	partners: RequirementOf<'statement'>
	retro: RequirementOf<'retrospective'>
	tries: RequirementOf<'commitments'>
	scenario: RequirementOf<'assessment'>
}
/** What the stage of server tests asks for. */
export const allRules: Requirement[] = [rules.modules, rules.check, rules.sessions, rules.tries, rules.scenario]
/** One of each kind that can be read */
export const everyRule: Requirement[] = Object.values(rules)

/** Noon of a day in November 2026. */
export const nov = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour))
export const now = nov(26)

/** Somebody who has shown nothing yet, unless said otherwise. */
export function anEvidence(said: Partial<Evidence> = {}): Evidence {
	return {
		modules: [aModule('Listening'), aModule('Feedback')],
		checks: [],
		sessions: [],
		cases: [],
		contributions: [],
		practice: [],
		pairings: [],
		observations: [],
		plansWatched: [],
		figures: [],
		activities: [],
		signedOff: { begun: false, at: [] },
		conflicts: [],
		simulations: [],
		rounds360: NO_ROUND,
		latest360: NO_ROUND,
		teamReadings: [],
		commitmentsClosed: [],
		commitmentsOpen: 0,
		submissions: [],
		leaves: [],
		waivers: [],
		...said,
	}
}

/** Rounds that came to this on these days, told to their raters on another; unless said, the same days. */
export const someRounds = (
	dates: Partial<RoundDates>,
	told: Partial<RoundDates> = dates,
	toldOf: Partial<RoundDates> = told,
): Round360Facts => ({
	...NO_ROUND,
	...dates,
	told: { ...NO_ROUND.told, ...told },
	toldOf: { ...NO_ROUND.toldOf, ...toldOf },
})

type Evidences<Key extends keyof Evidence> = Evidence[Key] extends (infer Item)[] ? Item : never

export const aModule = (title: string, state: 'new' | 'begun' | Date = 'new'): Evidences<'modules'> => ({
	id: title.toLowerCase(),
	title,
	begun: state !== 'new',
	doneAt: state instanceof Date ? state : null,
})

/** A try that was handed in, of 15 questions; `null` right answers: it is still open. */
export const aTryOf = (rightCount: number | null, submittedAt = nov(10)): Evidences<'checks'> => ({
	submittedAt: rightCount === null ? null : submittedAt,
	passed: rightCount === null ? null : rightCount >= 12,
	rightCount,
	of: 15,
})

/** `words`: minutes and the day of November on which somebody confirmed it */
export const anActivity = (id: string, words: [number, number][] = []): Evidences<'activities'> => ({
	id,
	title: id === 'pnl' ? 'A P&L reading' : 'A product day',
	begun: true,
	confirmed: words.map(([minutes, day]) => ({ minutes, at: nov(day) })),
})

let logged = 0
/** Practice of a day in November 2026, written down on that evening. Unless said otherwise of a kind without a cap. */
export const anEntry = (
	day: number,
	minutes: number,
	said: Partial<Evidences<'practice'>> = {},
): Evidences<'practice'> => ({
	onDay: `2026-11-${String(day).padStart(2, '0')}`,
	minutes,
	kind: 'trio',
	ofOwnWork: false,
	at: new Date(nov(day, 20).getTime() + ++logged),
	...said,
})

/** A case in a room of the fifth, that others answered and whose author said what came of it. */
export const aCase = (said: Partial<Evidences<'cases'>> = {}): Evidences<'cases'> => ({
	via: 'room',
	broughtAt: nov(5),
	hasSuggestions: true,
	closedAt: nov(19),
	...said,
})

let stays = 0
/** Of a session of its own, unless said otherwise. */
export const aStay = (minutesPresent: number, day = 5, durationMinutes = 60): Evidences<'sessions'> => ({
	sessionId: `session ${++stays}`,
	isMakeUp: false,
	title: `Session of the ${day}th`,
	minutesPresent,
	durationMinutes,
	confirmedAt: nov(day),
	text: null,
})

export const aWork = (
	state: 'draft' | 'handed in' | 'again' | 'met',
	decidedAt = nov(20),
	read = { named: 2, scored: 0 },
	requirementId = 'scenario',
): Evidences<'submissions'> => ({
	requirementId,
	submittedAt: state === 'draft' ? null : nov(15),
	decision: state === 'met' || state === 'again' ? state : null,
	decidedAt: state === 'met' || state === 'again' ? decidedAt : null,
	...read,
})

/** Agreed and in force until the end of the year, unless said otherwise. */
export const aWaiver = (requirementId: string, said: Partial<Evidences<'waivers'>> = {}): Evidences<'waivers'> => ({
	requirementId,
	agreedAt: nov(2),
	expiresAt: new Date('2026-12-31T00:00:00Z'),
	reason: 'On leave during the cohort',
	...said,
})

/** What the evaluator says of one requirement. */
export function judged(requirement: Requirement, said: Partial<Evidence>, at = now): RequirementResult {
	const [result] = evaluate([requirement], anEvidence(said), at)
	if (!result) throw new Error('the evaluator left a requirement out')
	return result
}
