import { shortDate } from '../zone/zone.server'
import type { Way } from './candidacy.server'
import { holdsLevel } from './kinds'
import type { OneWay } from './one-way.server'
import type { StepKind } from './pathway'
import { stepOf } from './pathway'
import { countedSessions, type HeldSession, meets, type StepStanding } from './steps'

/** One step in words, in the shape of what a level asks for (components/ui/requirement.tsx). */
type SaidStep = {
	id: StepKind
	kind: StepKind
	title: string
	state: 'met' | 'in-progress' | 'open'
	short: string
	evidence: string[]
	left: string | null
	metOn: null
}

type SaidObservation = { id: string; title: string; on: string; standing: 'waits' | 'met' | 'not-yet' }

const about: Record<StepKind, string> = {
	eligible: 'What it takes to begin: rank is no part of it.',
	prepare: 'About two hours of working time.',
	shadow: 'Watching, and reading what the lead thinks aloud. Afterwards the two talk the debrief through.',
	'co-facilitate': 'Leading one case and one opener beside a qualified lead, who writes down what they saw.',
	observed: 'Leading two sessions. Two different people who lead the level watch one each, and score alone.',
	'sign-off': 'Then comes a cohort of one’s own, with a named helper in the first one.',
}

export function sayWay(way: Way, zone: string): SaidStep[] {
	return way.standings.map((standing) => ({
		id: standing.kind,
		kind: standing.kind,
		title: standing.title,
		state: standing.state === 'done' ? 'met' : standing.have > 0 ? 'in-progress' : 'open',
		short: `${standing.have} of ${standing.need}`,
		evidence: [about[standing.kind], ...evidenceOf(way, standing, zone)],
		// What was never asked of whoever leads the level already is not missing.
		left: standing.left.length > 0 && !holdsLevel(way.standing) ? `Missing: ${standing.left.join('; ')}.` : null,
		metOn: null,
	}))
}

function evidenceOf(way: Way, { kind }: StepStanding, zone: string): string[] {
	const { candidacy, pathway } = way
	switch (kind) {
		case 'eligible':
			return candidacy.level === 'founding' ? ['Appointed before anybody held the level'] : []
		case 'prepare':
			return candidacy.calibrated instanceof Date
				? [`Calibrated on ${shortDate(candidacy.calibrated, zone)}`]
				: candidacy.calibrated === 'none'
					? ['No sample answers are written for this level yet, so nobody is asked to calibrate']
					: []
		case 'shadow':
			return countedSessions(pathway, candidacy, 'observer').map((session) => saySession(session, zone))
		case 'co-facilitate':
			return countedSessions(pathway, candidacy, 'co').map((session) => saySession(session, zone))
		default:
			return []
	}
}

const saySession = ({ title, cohort, at, minutes }: HeldSession, zone: string) =>
	`${title}, ${cohort}, ${shortDate(at, zone)}, ${minutes} min`

/** Whether each sheet was good enough; the sheet itself opens for whoever it concerns. */
export function sayObserved(
	{ candidacy, pathway, rubric }: Way,
	watched: OneWay['watched'],
	zone: string,
): SaidObservation[] {
	const step = stepOf(pathway, 'observed')
	return candidacy.observed.map(({ id, sessionId, scores, at }) => ({
		id,
		title: watched.get(sessionId)?.title ?? '',
		on: shortDate(watched.get(sessionId)?.startsAt ?? at, zone),
		standing: !scores ? 'waits' : step && meets(step, rubric, scores) ? 'met' : 'not-yet',
	}))
}
