import { capitalized, counted, listed, spelled } from '../number-words'
import { addDays, dayLabel, plusMonths } from '../zone/plain-date'
import {
	type Holds,
	type Month,
	type More,
	type Outcome,
	oneMore,
	overLine,
	type Plan,
	reachedIn,
	roomOfKnown,
	simulate,
	startMonday,
} from './capacity'
import type { PlanForm } from './capacity-plan'

/** What the planner found, in sentences; the table and the drawing say the same. */
export const holdsNames: Record<Holds, string> = { leads: 'Leads', assessors: 'Assessors', mentors: 'Mentors' }

export function monthName(month: string, year = true): string {
	return dayLabel(`${month}-01`, year ? { month: 'long', year: 'numeric' } : { month: 'long' })
}

/** "30 June 2027" of "2027-06". */
export function lastDayOf(month: string): string {
	return dayLabel(addDays(`${plusMonths(month, 1)}-01`, -1), { day: 'numeric', month: 'long', year: 'numeric' })
}

/** "With four leads and six assessors you train 96 people by 30 June 2027." */
export function sayTrained(plan: Plan, outcome: Outcome, label: string): string {
	const crew = [counted(plan.leads, 'lead', 'leads'), counted(plan.assessors, 'assessor', 'assessors')]
	if (plan.mentoredPercent > 0) crew.push(counted(plan.mentors, 'mentor', 'mentors'))
	const people = outcome.trained === 0 ? 'nobody' : counted(outcome.trained, 'person', 'people')
	return `With ${listed(crew)} you train ${people} at ${label} by ${lastDayOf(plan.until)}.`
}

/** What stands in the way, and since when. */
export function sayHolds(plan: Plan, outcome: Outcome): string {
	if (outcome.starts.length === 0)
		return plan.leads === 0
			? 'Nobody is qualified to lead this level, so no cohort begins. Name who leads it on the page Facilitators, or put another number of leads below to see what they would bring.'
			: (sayTakenUp(plan) ??
					'No cohort can begin: there are too few mentors for the people of one, or a lead has too few hours.')
	if (plan.assessors < plan.assessorsPerPerson)
		return `Everybody is read by ${counted(plan.assessorsPerPerson, 'assessor', 'assessors')}: with ${spelled(plan.assessors)} nobody is certified.`
	const assessing = outcome.months.filter(({ holds }) => holds === 'assessors')
	const [first] = assessing
	if (first) {
		const waiting = outcome.months.at(-1)?.waiting ?? 0
		const isLasting = outcome.months.slice(outcome.months.indexOf(first)).every(({ holds }) => holds === 'assessors')
		const since = isLasting
			? `from ${monthName(first.month)} on`
			: `in ${spelled(assessing.length)} of ${spelled(outcome.months.length)} months, in ${monthName(first.month)} first`
		const rest =
			waiting > 0
				? ` At the end ${counted(waiting, 'person has', 'people have')} been taught and ${waiting === 1 ? 'waits' : 'wait'}.`
				: ''
		return `Assessing holds you back ${since}: more people come out of cohorts than can be read.${rest}`
	}
	const last = outcome.months.at(-1)?.holds
	return last === 'mentors'
		? 'Mentors hold you back: leads have time for another cohort that nobody could mentor.'
		: 'Leads hold you back: whoever comes out of a cohort is read at once, and a cohort begins as soon as a lead is free.'
}

/** "Two of six leads are leading until March 2027.": who has cohorts when the plan begins, and who a limit of their own; null when nobody. */
export function sayLeading(plan: Plan): string | null {
	const begins = startMonday(plan)
	const known = roomOfKnown(plan).map(({ lead, weeks }) => ({
		...lead,
		last: [...lead.until].sort().at(-1) ?? '',
		isFull: weeks.every((week) => week > 0),
	}))
	const leading = known.filter(({ last }) => last >= begins)
	const own = known.filter(({ most }) => most !== null).length
	const said: string[] = []
	if (leading.length > 0) {
		const months = [...new Set(leading.map(({ last }) => last.slice(0, 7)))].sort()
		const [first = '', last = ''] = [months[0], months.at(-1)]
		const until =
			first === last
				? `until ${monthName(last)}`
				: `the first until ${monthName(first)}, the last until ${monthName(last)}`
		said.push(
			`${ofLeads(leading.length, plan)} ${leading.length === 1 ? 'is' : 'are'} leading${first === last ? ' ' : ': '}${until}.`,
		)
		const full = leading.filter(({ isFull }) => isFull).length
		if (full < leading.length)
			said.push(
				full > 0
					? `${capitalized(spelled(leading.length - full))} of them can take another cohort meanwhile.`
					: `${leading.length === 1 ? 'They can' : 'Each can'} take another cohort meanwhile.`,
			)
	}
	if (own > 0)
		said.push(
			`${ofLeads(own, plan)} ${own === 1 ? 'has a limit of their own' : 'have limits of their own'}, which counts here.`,
		)
	return said.length > 0 ? said.join(' ') : null
}

function ofLeads(count: number, { leads }: Plan): string {
	return leads === 1 ? 'The one lead' : `${capitalized(spelled(count))} of ${spelled(leads)} leads`
}

/** Where no lead is free in the whole plan, and would have been with the usual number at once. */
function sayTakenUp({ known: _, ...plan }: Plan): string | null {
	return simulate(plan).starts.length > 0
		? 'No cohort can begin: whoever may lead this level leads other cohorts until the plan ends, or takes none. Choose a later last month, or name one more lead on the page Facilitators.'
		: null
}

/** "One more assessor brings 16 more." */
export function sayMore({ one, brings }: More): string {
	return `One more ${one} brings ${brings === 0 ? 'nobody more' : `${spelled(brings)} more`}.`
}

const hoursOf = (minutes: number) => String(Math.round(minutes / 6) / 10)

/** "2.5 of 24 h" */
export function hoursSaid(minutes: number, most: number): string {
	return `${hoursOf(minutes)} of ${hoursOf(most)} h`
}

/** How much more a month asks than there is. */
export function sayOverLine(
	over: { month: string; minutes: number; most: number }[],
	people: number,
	mostHours: number,
): string | null {
	const worst = [...over].sort((a, b) => b.minutes - a.minutes)[0]
	if (!worst) return null
	return `${capitalized(counted(people, 'person', 'people'))} at ${mostHours} hours a month have ${hoursOf(worst.most)} hours. In ${monthName(worst.month)} all of it together takes ${hoursOf(worst.minutes)}: somebody who leads, assesses and mentors has too much.`
}

/** The sizes a program grows through: when it has trained so many, and how many lead it then. */
export const STEPS = [8, 20, 50, 100, 200, 500] as const

export function sayStep(people: number, reached: Month | null): string {
	return reached
		? `${people} people in ${monthName(reached.month)}, with ${counted(reached.leads, 'lead', 'leads')}`
		: `${people} people: not within three years`
}

/** Three years: as far as growing is looked at */
const GROWING_MONTHS = 36

export type Reckoned = {
	trained: string
	/** Who is not free yet; null when everybody is */
	leading: string | null
	holds: string
	more: string[]
	over: string | null
	outcome: Outcome
	/** Said of three years in which some of the certified lead; last the same without them */
	growing: { steps: string[]; without: string }
}

/** Everything the page says of a plan. @param label "Level 1" */
export function reckon(form: PlanForm & Pick<Plan, 'known'>, label: string): Reckoned {
	const plan: Plan = { ...form, growPercent: 0 }
	const outcome = simulate(plan)
	const far = { ...form, until: plusMonths(form.from, GROWING_MONTHS - 1) }
	const [grown, still] = [simulate(far), simulate({ ...far, growPercent: 0 })]
	return {
		trained: sayTrained(plan, outcome, label),
		leading: sayLeading(plan),
		holds: sayHolds(plan, outcome),
		more: oneMore(plan, outcome).map(sayMore),
		over: sayOverLine(overLine(plan, form.people, outcome), form.people, form.mostHoursAMonth),
		outcome,
		growing: {
			steps: STEPS.map((people) => sayStep(people, reachedIn(grown, people))),
			without: `If nobody becomes a facilitator: ${sayStep(STEPS.at(-1) ?? 0, reachedIn(still, STEPS.at(-1) ?? 0))}.`,
		},
	}
}
