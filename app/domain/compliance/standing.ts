import { graceEnds, holdsForGood, standingOf } from '../certification/policy'
import { type Leave, lastDayOf } from '../leave/clock'
import { type Strength, strengthNames } from '../person/needs'
import { addDays, daysBetween } from '../zone/plain-date'

/** Where somebody stands with one stage that their level calls for. The most urgent first: lists follow this order. */
export const STANDINGS = [
	'overdue',
	'in-grace',
	'undated',
	'due',
	'expiring',
	'deferred',
	'excused',
	'in-cohort',
	'finished',
	'held',
] as const
export type Standing = (typeof STANDINGS)[number]

export const standingNames: Record<Standing, string> = {
	overdue: 'Overdue',
	'in-grace': 'Ended, in grace',
	undated: 'No day known',
	due: 'Due',
	expiring: 'Holds it, ends soon',
	deferred: 'Takes it later',
	excused: 'Excused',
	'in-cohort': 'In a cohort',
	finished: 'Finished the year',
	held: 'Holds it',
}

/** What is known of one person and one stage; nothing of how far they are, nor why they are excused. */
export type StandingFacts = {
	/** yyyy-mm-dd; null while nobody wrote down since when they are at their level */
	levelSince: string | null
	withinDays: number
	/** Of their newest certification of this stage that was not taken back */
	validUntil: Date | null
	/** When a renewal of one was taken back */
	renewalTakenBackAt: Date | null
	/** The first day of the cohort they have a seat in, if it is not over, yyyy-mm-dd */
	seatedFrom: string | null
	/** yyyy-mm-dd: they said with what they end the year that the stage is part of, whatever it was */
	finishedOn: string | null
	/** Not over yet. `until`: yyyy-mm-dd */
	excuse: { kind: 'excused' | 'deferred'; until: string } | null
	/** Days on which no clock of theirs runs; the end of a certificate is moved by them already */
	leaves: readonly Leave[]
}

/** Where somebody stands, as people are told */
export type Stands = {
	standing: Standing
	/** yyyy-mm-dd: until when it is held or excused, or by when it should have begun; null where no day is known */
	day: string | null
	/** Overdue or in grace, and in a cohort all the same */
	alsoInCohort: boolean
}

/**
 * Whoever once held it and let it run out owes it again from the last day of grace. A seat stops no clock: a cohort that
 * begins after the day leaves it overdue, and only one that had begun by then makes good.
 * @param today yyyy-mm-dd where the reader is
 */
export function standingFor(facts: StandingFacts, now: Date, today: string): Stands {
	const { standing, day } = plainStanding(facts, now, today)
	const isLate = standing === 'overdue' || standing === 'in-grace'
	return { standing, day, alsoInCohort: isLate && facts.seatedFrom !== null }
}

function plainStanding(facts: StandingFacts, now: Date, today: string): Omit<Stands, 'alsoInCohort'> {
	const { validUntil, excuse, leaves, renewalTakenBackAt, seatedFrom } = facts
	const ending = validUntil && { validUntil, leaves, renewalTakenBackAt }
	const certified = ending ? standingOf({ ...ending, revokedAt: null, isRenewed: false }, now) : null
	if (validUntil && certified === 'in-force')
		return { standing: 'held', day: holdsForGood({ issuedAt: now, validUntil }) ? null : dayOf(validUntil) }
	if (validUntil && certified === 'expiring') return { standing: 'expiring', day: dayOf(validUntil) }
	if (facts.finishedOn) return { standing: 'finished', day: facts.finishedOn }
	if (ending && certified === 'in-grace') return { standing: 'in-grace', day: dayOf(graceEnds(ending)) }
	const inCohort = { standing: 'in-cohort', day: null } as const
	if (excuse) return seatedFrom === null ? { standing: excuse.kind, day: excuse.until } : inCohort
	const day = ending ? dayOf(graceEnds(ending)) : dueDay(facts)
	const isOver = day !== null && daysBetween(day, today) > 0
	if (seatedFrom !== null && (day === null || !isOver || seatedFrom <= day)) return inCohort
	if (day === null) return { standing: 'undated', day }
	return { standing: isOver ? 'overdue' : 'due', day }
}

function dueDay({ levelSince, withinDays, leaves }: StandingFacts): string | null {
	return levelSince === null ? null : lastDayOf(levelSince, addDays(levelSince, withinDays), leaves)
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** "Overdue", or "Overdue, in a cohort" */
export function nameStanding({ standing, alsoInCohort }: Pick<Stands, 'standing' | 'alsoInCohort'>): string {
	return alsoInCohort ? `${standingNames[standing]}, in a cohort` : standingNames[standing]
}

/** "Must, begun by 18 Dec 2026", "Excused until 3 Mar 2027": what stands beside nameStanding and says nothing of it again. */
export function sayStanding(row: { standing: Standing; strength: Strength }, day: string | null): string {
	const word = strengthNames[row.strength]
	if (row.standing === 'held') return day === null ? 'Holds it, without an end' : `Holds it until ${day}`
	if (row.standing === 'expiring') return `Holds it until ${day}`
	if (row.standing === 'in-grace') return `Ended; to be renewed until ${day}`
	if (row.standing === 'in-cohort') return word
	if (row.standing === 'finished') return `Finished the year on ${day}`
	if (row.standing === 'excused') return `${word}. Excused until ${day}`
	if (row.standing === 'deferred') return `${word}. Takes it after ${day}`
	if (row.standing === 'undated') return `${word}. Nobody wrote down since when they are at their level`
	return `${word}, begun by ${day}`
}

export type StandingRow = Stands & {
	person: {
		id: string
		name: string
		email: string
		team: string
		level: string
		track: string
		manager: string | null
	}
	stageKey: string
	strength: Strength
}

/** The most urgent first, then the earlier day, then by name. */
export function inOrderOfNeed(rows: readonly StandingRow[]): StandingRow[] {
	return [...rows].sort(
		(a, b) =>
			STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
			(a.day ?? '9999').localeCompare(b.day ?? '9999') ||
			a.person.name.localeCompare(b.person.name) ||
			a.stageKey.localeCompare(b.stageKey),
	)
}

export type StageCount = { stageKey: string; needs: number; by: Record<Standing, number> }

/** How many stand where, for each stage that somebody needs. */
export function countByStage(rows: readonly StandingRow[]): StageCount[] {
	const counts = new Map<string, StageCount>()
	for (const { stageKey, standing } of rows) {
		const none = Object.fromEntries(STANDINGS.map((each) => [each, 0])) as Record<Standing, number>
		const count = counts.get(stageKey) ?? { stageKey, needs: 0, by: none }
		count.needs++
		count.by[standing]++
		counts.set(stageKey, count)
	}
	return [...counts.values()].sort((a, b) => a.stageKey.localeCompare(b.stageKey))
}

export type Narrowing = { stage: string; standing: string; q: string }

/** Those of a stage, of a standing, and with these words in name, address, team or line manager; '' narrows nothing. */
export function narrowed(rows: readonly StandingRow[], { stage, standing, q }: Narrowing): StandingRow[] {
	const asked = q.toLowerCase()
	return rows.filter(
		(row) =>
			(stage === '' || row.stageKey === stage) &&
			(standing === '' || row.standing === standing) &&
			[row.person.name, row.person.email, row.person.team, row.person.manager ?? ''].some((text) =>
				text.toLowerCase().includes(asked),
			),
	)
}

/** How a list was narrowed, for the audit log. What somebody typed is left out: the log is kept for longer than a name. */
export function sayNarrowing({ stage, standing, q }: Narrowing): Record<string, string> {
	return {
		stage: stage || 'every stage',
		standing: STANDINGS.some((each) => each === standing) ? standingNames[standing as Standing] : 'every standing',
		...(q ? { words: 'found by words' } : {}),
	}
}
