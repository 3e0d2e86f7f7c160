import type { Scores } from '../assessment/decision'
import type { Rubric } from '../assessment/rubric'
import { counted, spelled } from '../number-words'
import type { Ask, Pathway, Step, StepKind, StepOf } from './pathway'

/** A session that was really held, and how somebody was there: kept when its room closes. */
export type HeldSession = {
	sessionId: string
	cohortId: string
	title: string
	cohort: string
	part: 'lead' | 'co' | 'observer'
	minutes: number
	of: number
	at: Date
}

/** A session in which somebody was watched leading; `scores` once the observer handed them in. */
export type Observed = { id: string; sessionId: string; observerId: string; scores: Scores | null; at: Date }

export type Candidacy = {
	level: 'certified' | 'founding' | null
	hasReason: boolean
	hasWord: boolean
	time: 'agreed' | 'declined' | null
	hasRead: boolean
	hasConduct: boolean
	/** `none`: no sample answers are written for the level */
	calibrated: Date | 'none' | null
	sessions: readonly HeldSession[]
	observed: readonly Observed[]
	/** By whoever leads the level, and by an admin */
	leadSigned: boolean
	adminSigned: boolean
}

/** `done`; the first that is not is `next`, those after it are `later`. */
type StepState = 'done' | 'next' | 'later'
export type StepStanding = {
	kind: StepKind
	title: string
	state: StepState
	/** What is missing, in words that follow “Missing:”; empty when it is done */
	left: string[]
	have: number
	need: number
}

const asked: Record<Ask, string> = {
	level: 'the certificate of the level, or of one above it',
	reason: 'a reason, in one’s own words',
	word: 'the word of a mentor, or of whoever leads the level',
	time: 'the line manager’s yes to the time',
}

/**
 * Where somebody stands on the way to leading a level: every step with what it has, needs and lacks. Evidence counts
 * whenever it was gained; the first step that is not whole is the next one, whatever is there of later ones.
 */
export function standingsOf(pathway: Pathway, rubric: Rubric, candidacy: Candidacy): StepStanding[] {
	const whole = pathway.steps.map((step) => standingOfStep(step, { pathway, rubric, candidacy }))
	const next = whole.findIndex(({ left }) => left.length > 0)
	return whole.map((standing, index) => ({
		...standing,
		state: next === -1 || index < next || standing.left.length === 0 ? 'done' : index === next ? 'next' : 'later',
	}))
}

/** Whether all steps before one of a kind are done: what a lead or an admin may do next hangs on it. */
export function isReadyFor(standings: readonly StepStanding[], kind: StepKind): boolean {
	const at = standings.findIndex((each) => each.kind === kind)
	return standings.slice(0, at === -1 ? standings.length : at).every(({ left }) => left.length === 0)
}

type Given = { pathway: Pathway; rubric: Rubric; candidacy: Candidacy }

function standingOfStep(step: Step, given: Given): Omit<StepStanding, 'state'> {
	const { kind, title } = step
	const { candidacy, pathway } = given
	switch (step.kind) {
		case 'eligible': {
			const left = step.asks.filter((ask) => !isGiven(ask, candidacy))
			const words = left.map((ask) =>
				ask === 'time' && candidacy.time === 'declined'
					? 'the line manager’s yes to the time, which was a no so far'
					: asked[ask],
			)
			return { kind, title, left: words, have: step.asks.length - left.length, need: step.asks.length }
		}
		case 'prepare': {
			const left = [
				candidacy.hasRead ? '' : 'the reading that is linked here',
				candidacy.hasConduct ? '' : 'the questions on conduct and safety',
				candidacy.calibrated === null ? 'scores of the three sample answers that are close to the key' : '',
			].filter(Boolean)
			return { kind, title, left, have: 3 - left.length, need: 3 }
		}
		case 'shadow':
			return counting(step, countedSessions(pathway, candidacy, 'observer').length, 'to watch')
		case 'co-facilitate':
			return counting(step, countedSessions(pathway, candidacy, 'co').length, 'to help in, with a case and an opener')
		case 'observed':
			return observedStanding(step, given)
		case 'sign-off': {
			const left = [
				candidacy.leadSigned ? '' : 'the signature of somebody who leads the level',
				candidacy.adminSigned ? '' : 'the signature of an admin',
			].filter(Boolean)
			return { kind, title, left, have: 2 - left.length, need: 2 }
		}
	}
}

function isGiven(ask: Ask, candidacy: Candidacy): boolean {
	switch (ask) {
		case 'level':
			return candidacy.level !== null
		case 'reason':
			return candidacy.hasReason
		case 'word':
			return candidacy.hasWord
		case 'time':
			return candidacy.time === 'agreed'
	}
}

/** A session in which somebody is watched leading counts as that, and not as co-facilitated as well. */
export function countedSessions(
	pathway: Pick<Pathway, 'presentPercent'>,
	candidacy: Pick<Candidacy, 'sessions' | 'observed'>,
	part: 'observer' | 'co',
): HeldSession[] {
	const watched = new Set(candidacy.observed.map(({ sessionId }) => sessionId))
	return candidacy.sessions.filter(
		(session) =>
			session.part === part && wasThere(pathway, session) && !(part === 'co' && watched.has(session.sessionId)),
	)
}

export function wasThere({ presentPercent }: Pick<Pathway, 'presentPercent'>, session: HeldSession): boolean {
	return session.minutes * 100 >= session.of * presentPercent
}

function counting(step: StepOf<'shadow' | 'co-facilitate'>, count: number, doing: string): Omit<StepStanding, 'state'> {
	const have = Math.min(count, step.sessions)
	const missing = step.sessions - have
	const left = missing > 0 ? [`${counted(missing, 'more session', 'more sessions')} of the level ${doing}`] : []
	return { kind: step.kind, title: step.title, left, have, need: step.sessions }
}

function observedStanding(step: StepOf<'observed'>, { rubric, candidacy }: Given): Omit<StepStanding, 'state'> {
	const met = candidacy.observed.filter(({ scores }) => scores && meets(step, rubric, scores))
	const sessions = Math.min(step.sessions, new Set(met.map(({ sessionId }) => sessionId)).size)
	const observers = new Set(met.map(({ observerId }) => observerId)).size
	const left: string[] = []
	if (sessions < step.sessions)
		left.push(
			`${counted(step.sessions - sessions, 'more session', 'more sessions')} to be watched leading, with every starred line at ${step.starredAtLeast} or more`,
		)
	if (observers < step.observers) left.push(`${spelled(step.observers)} different observers`)
	return { kind: step.kind, title: step.title, left, have: Math.min(sessions, observers), need: step.sessions }
}

/** Whether one observer's scores say that the session was led well enough. */
export function meets(
	step: Pick<StepOf<'observed'>, 'starredAtLeast' | 'noneBelow'>,
	rubric: Rubric,
	scores: Scores,
): boolean {
	return rubric.criteria.every(({ id, starred }) => {
		const score = scores[id] ?? 0
		return score >= step.noneBelow && (!starred || score >= step.starredAtLeast)
	})
}

type Practiced = {
	/** Sessions led, days of being watched leading, calibrations passed */
	led: readonly Date[]
	observed: readonly Date[]
	calibrated: readonly Date[]
	hasSamples: boolean
}

/** What is missing for another year, of what was done in the months before; nothing when it is all there. */
export function renewalLeft({ renewal }: Pick<Pathway, 'renewal'>, practiced: Practiced, since: Date): string[] {
	const within = (dates: readonly Date[]) => dates.filter((date) => date >= since).length
	const missing = (need: number, have: number, one: string, many: string) =>
		need > have ? [counted(need - have, one, many)] : []
	return [
		...missing(renewal.lead, within(practiced.led), 'session to lead', 'sessions to lead'),
		...missing(renewal.observed, within(practiced.observed), 'session to be watched in', 'sessions to be watched in'),
		...(practiced.hasSamples
			? missing(renewal.calibrated, within(practiced.calibrated), 'calibration', 'calibrations')
			: []),
	]
}
