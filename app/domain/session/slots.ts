/**
 * Slots: how well a time suits everybody who is to come. Pure: what people's hours, holidays and other meetings are comes
 * in as spans of time, whoever reads them knows the zones. Weights: docs/decisions/0018.
 */
export type Span = { fromMs: number; untilMs: number }

export type Attendee = {
	id: string
	name: string
	/** Leads or co-leads: a time outside their hours is none */
	leads: boolean
	/** Without their holidays */
	working: Span[]
	holidays: (Span & { name: string })[]
	/** `what`: empty where the reader is not to know */
	busy: (Span & { what: string })[]
	/** Times at which they said that they cannot come: theirs, so nobody is told whose */
	cannot: Span[]
	/** A guest: of this session alone */
	only?: string
}

export type SlotScore = {
	people: number
	outside: { name: string; minutes: number }[]
	holidays: { name: string; holiday: string }[]
	clashes: { name: string; what: string }[]
	/** Ids of who said that they cannot come then: to be counted, never named */
	cannot: string[]
	/** Who leads and cannot: such a time is proposed only when a week has no other, and is then marked */
	barred: { name: string; why: 'outside' | 'holiday' | 'clash' }[]
	/** The lower the better: outside working hours 1, a holiday 3, a clash or a time at which they cannot 4, for each person */
	weight: number
	/** Minutes outside working hours of all together: of two times of one weight the nearer to them wins */
	outsideMinutes: number
}

const HOLIDAY_WEIGHT = 3
const CLASH_WEIGHT = 4
/** So many on holiday, and the group is not the group */
const MANY_ON_HOLIDAY = 3

export function scoreSlot(slot: Span, people: readonly Attendee[]): SlotScore {
	const score: SlotScore = {
		people: people.length,
		outside: [],
		holidays: [],
		clashes: [],
		cannot: [],
		barred: [],
		weight: 0,
		outsideMinutes: 0,
	}
	for (const { id, name, leads, working, holidays, busy, cannot } of people) {
		const holiday = holidays.find((each) => overlapMs(slot, each) > 0)
		const clash = busy.find((each) => overlapMs(slot, each) > 0)
		const worked = working.reduce((sum, span) => sum + overlapMs(slot, span), 0)
		const minutes = Math.round((slot.untilMs - slot.fromMs - worked) / 60_000)
		if (holiday) {
			score.holidays.push({ name, holiday: holiday.name })
			if (leads) score.barred.push({ name, why: 'holiday' })
		} else if (minutes > 0) {
			score.outside.push({ name, minutes })
			score.outsideMinutes += minutes
			if (leads) score.barred.push({ name, why: 'outside' })
		}
		// Who is in another session cannot come anyway.
		if (!clash && cannot.some((each) => overlapMs(slot, each) > 0)) score.cannot.push(id)
		if (clash) {
			score.clashes.push({ name, what: clash.what })
			if (leads) score.barred.push({ name, why: 'clash' })
		}
	}
	score.weight = weightOf(score)
	return score
}

function weightOf({ outside, holidays, clashes, cannot }: SlotScore): number {
	return outside.length + HOLIDAY_WEIGHT * holidays.length + CLASH_WEIGHT * (clashes.length + cannot.length)
}

/** Whether another slot of the same week is proposed instead: who leads cannot, somebody cannot or would be in two places, many are on holiday. */
export function wantsAnother(score: SlotScore): boolean {
	return (
		score.barred.length > 0 ||
		score.clashes.length > 0 ||
		score.cannot.length > 0 ||
		score.holidays.length >= MANY_ON_HOLIDAY
	)
}

/** One weekday and time in every week of a series. */
export type SeriesScore = { barred: number; weight: number; outsideMinutes: number; weeks: SlotScore[] }

export function scoreSeries(weeks: SlotScore[]): SeriesScore {
	const sum = (of: (score: SlotScore) => number) => weeks.reduce((total, score) => total + of(score), 0)
	return {
		barred: sum((score) => (score.barred.length > 0 ? 1 : 0)),
		weight: sum((score) => score.weight),
		outsideMinutes: sum((score) => score.outsideMinutes),
		weeks,
	}
}

/** Best first; of two that are alike the earlier in the week. A slot's own `barred` counts people, a series' weeks. */
export function bySuit<Rated extends { score: { barred: number | unknown[]; weight: number; outsideMinutes: number } }>(
	one: Rated,
	other: Rated,
): number {
	const barredOf = ({ score }: Rated) => (typeof score.barred === 'number' ? score.barred : score.barred.length)
	return (
		barredOf(one) - barredOf(other) ||
		one.score.weight - other.score.weight ||
		one.score.outsideMinutes - other.score.outsideMinutes
	)
}

/** The same people with only what touches a span: of twelve weeks one is looked at many times. */
export function within(people: readonly Attendee[], span: Span): Attendee[] {
	const near = <Each extends Span>(spans: Each[]) => spans.filter((each) => overlapMs(span, each) > 0)
	return people.map((each) => ({
		...each,
		working: near(each.working),
		holidays: near(each.holidays),
		busy: near(each.busy),
		cannot: near(each.cannot),
	}))
}

export function overlapMs(one: Span, other: Span): number {
	return Math.max(0, Math.min(one.untilMs, other.untilMs) - Math.max(one.fromMs, other.fromMs))
}
