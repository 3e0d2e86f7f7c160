import { addDays, mondayOf, plusMonths } from '../zone/plain-date'
import { freeFrom, type KnownLead } from './leading'

/**
 * Capacity: how many people of one stage can be trained by when with whom there is. Cohorts begin as soon as a lead and
 * the mentors are free; people count once their assessors, who have so many hours a month, have read them. Starting as
 * soon as possible is never worse: each cohort begins no later than in any other plan (tests/domain/capacity.test.ts).
 */
export type Plan = {
	/** "2026-12": cohorts begin on its Mondays and those after it */
	from: string
	/** The last month that counts */
	until: string
	leads: number
	/** Of these leads, the ones of whom something is known; whoever is left out, or more than they, begins free */
	known?: readonly KnownLead[]
	assessors: number
	mentors: number
	cohortSize: number
	/** Weeks a cohort takes, and weeks its lead is free of it before the next one */
	weeks: number
	breakWeeks: number
	leadMinutesPerCohort: number
	/** Of all assessors together */
	assessingMinutesPerPerson: number
	assessorsPerPerson: number
	cohortsAtOnce: number
	assessorHoursAMonth: number
	menteesEach: number
	mentorHoursPerMentee: number
	/** Hours a month that may go to all of this: the 10 % of a role */
	mostHoursAMonth: number
	/** Of a hundred in training, how many have a mentor meanwhile */
	mentoredPercent: number
	/** Of a hundred who are certified, how many become facilitators. 0: nobody does */
	growPercent: number
	/** Weeks from certified to signed off, besides waiting for a lead who takes them along */
	weeksToBecomeLead: number
}

/** What keeps a month from training more. */
export type Holds = 'leads' | 'assessors' | 'mentors'

export type Month = {
	/** "2027-03" */
	month: string
	begun: number
	/** People in a cohort at some time in it */
	inTraining: number
	/** Whose last week is in it */
	taught: number
	/** Assessed in it, and since the plan began */
	assessed: number
	trained: number
	/** Taught, and still waiting for assessors */
	waiting: number
	leads: number
	assessors: number
	/** Minutes of work, and what is there at most */
	leadMinutes: number
	leadMost: number
	assessorMinutes: number
	assessorMost: number
	mentorMinutes: number
	holds: Holds
}

export type Outcome = { months: Month[]; starts: number[]; trained: number }

const HOUR = 60
/** Growing ends there: no program has more, and one that doubles each month would never be reckoned to its end */
const MOST_LEADS = 300
/** Mondays in the longest months */
const MOST_WEEKS_A_MONTH = 5

/** Cohorts one lead runs at once, so that neither the number nor the hours of a month are passed. */
export function cohortsPerLead(plan: Plan, most = plan.cohortsAtOnce): number {
	const minutesAMonth = leadMinutesAMonth(plan)
	return minutesAMonth === 0 ? most : Math.min(most, Math.floor((plan.mostHoursAMonth * HOUR) / minutesAMonth))
}

/** The known among the leads of a plan, and from which of its weeks each cohort that they may lead finds them free. */
export function roomOfKnown(plan: Plan): { lead: KnownLead; weeks: number[] }[] {
	return (plan.known ?? []).slice(0, plan.leads).map((lead) => ({
		lead,
		weeks: freeFrom(lead, cohortsPerLead(plan, lead.most ?? undefined), startMonday(plan), plan.breakWeeks),
	}))
}

/** The Monday that is week 0. */
export function startMonday({ from }: Pick<Plan, 'from'>): string {
	return mondayOf(addDays(`${from}-01`, 6))
}

/** The most that cohorts one after the other take of their lead in a month. */
function leadMinutesAMonth({ leadMinutesPerCohort, weeks, breakWeeks }: Plan): number {
	const round = weeks + breakWeeks
	const led = Math.floor(MOST_WEEKS_A_MONTH / round) * weeks + Math.min(weeks, MOST_WEEKS_A_MONTH % round)
	return (leadMinutesPerCohort / weeks) * led
}

/** Mentees one mentor has at once. */
export function menteesPerMentor(plan: Plan): number {
	if (plan.mentorHoursPerMentee === 0) return plan.menteesEach
	return Math.min(plan.menteesEach, Math.floor(plan.mostHoursAMonth / plan.mentorHoursPerMentee))
}

function assessorMinutesAMonth(plan: Plan): number {
	return Math.min(plan.assessorHoursAMonth, plan.mostHoursAMonth) * HOUR
}

/** Cohorts that may run at once because everybody who is to have a mentor has one; no limit when nobody is. */
function cohortsMentored(plan: Plan): number {
	const perCohort = Math.ceil((plan.cohortSize * plan.mentoredPercent) / 100)
	return perCohort === 0 ? Number.POSITIVE_INFINITY : Math.floor((plan.mentors * menteesPerMentor(plan)) / perCohort)
}

export function simulate(plan: Plan): Outcome {
	const run = new Run(plan)
	const months: Month[] = []
	const firstMonday = startMonday(plan)
	let week = 0
	for (let month = plan.from; month <= plan.until; month = plusMonths(month, 1)) {
		const first = week
		run.openMonth(week)
		for (; addDays(firstMonday, week * 7).startsWith(month); week++) run.week(week)
		months.push(run.closeMonth(month, first, week))
	}
	return { months, starts: run.starts, trained: months.at(-1)?.trained ?? 0 }
}

/** One way through the plan, week by week; a month is closed by what its assessors get done. */
class Run {
	readonly starts: number[] = []
	/** Weeks in which somebody in training was first taken along */
	readonly #taken: number[] = []
	readonly #plan: Plan
	readonly #perLead: number
	readonly #knownCount: number
	/** In order: from which week the known leads are free for one more cohort */
	readonly #knownFree: readonly number[]
	readonly #mentored: number
	#waiting = 0
	#trained = 0
	#assessors = 0

	constructor(plan: Plan) {
		this.#plan = plan
		this.#perLead = cohortsPerLead(plan)
		const known = roomOfKnown(plan)
		this.#knownCount = known.length
		this.#knownFree = known.flatMap(({ weeks }) => weeks).sort((a, b) => a - b)
		this.#mentored = cohortsMentored(plan)
	}

	openMonth(week: number): void {
		this.#assessors = this.#plan.assessors + this.#signedOff(week)
	}

	week(week: number): void {
		const { weeks, breakWeeks, weeksToBecomeLead } = this.#plan
		const leads = this.#leads(week)
		const room = this.#room(week)
		// A lead takes one person along at a time.
		while (this.#taken.length < this.#candidates() && countWithin(this.#taken, week, weeksToBecomeLead) < leads)
			this.#taken.push(week)
		while (
			countWithin(this.starts, week, weeks + breakWeeks) < room &&
			countWithin(this.starts, week, weeks) < this.#mentored
		)
			this.starts.push(week)
	}

	closeMonth(month: string, first: number, end: number): Month {
		const plan = this.#plan
		const { cohortSize, weeks } = plan
		const begun = countWithin(this.starts, end - 1, end - first)
		const ended = countWithin(this.starts, end - weeks, end - first)
		const running = countWithin(this.starts, end - 1, end - first + weeks - 1)
		const assessorMost = this.#assessors < plan.assessorsPerPerson ? 0 : this.#assessors * assessorMinutesAMonth(plan)
		const people = Math.floor(assessorMost / Math.max(1, plan.assessingMinutesPerPerson))
		const taught = ended * cohortSize
		const assessed = Math.min(this.#waiting + taught, people)
		this.#waiting += taught - assessed
		this.#trained += assessed
		const last = Math.max(first, end - 1)
		const leads = this.#leads(last)
		return {
			month,
			begun,
			inTraining: running * cohortSize,
			taught,
			assessed,
			trained: this.#trained,
			waiting: this.#waiting,
			leads,
			assessors: this.#assessors,
			leadMinutes: this.#leadMinutes(first, end),
			leadMost: leads * plan.mostHoursAMonth * HOUR,
			assessorMinutes: assessed * plan.assessingMinutesPerPerson,
			assessorMost,
			mentorMinutes: Math.round(this.#mentees(first, end) * plan.mentorHoursPerMentee * HOUR),
			holds: this.#holds(last),
		}
	}

	#holds(week: number): Holds {
		if (this.#waiting > 0) return 'assessors'
		return this.#mentored < this.#room(week) ? 'mentors' : 'leads'
	}

	/** Work of leads, the same in each week of a cohort. */
	#leadMinutes(first: number, end: number): number {
		const { weeks, leadMinutesPerCohort } = this.#plan
		let led = 0
		for (let week = first; week < end; week++) led += countWithin(this.starts, week, weeks)
		return Math.round((led * leadMinutesPerCohort) / weeks)
	}

	/** The most that have a mentor at once in a month. */
	#mentees(first: number, end: number): number {
		const { weeks, cohortSize, mentoredPercent } = this.#plan
		const atOnce = Array.from({ length: end - first }, (_, index) => countWithin(this.starts, first + index, weeks))
		return Math.max(0, ...atOnce) * Math.ceil((cohortSize * mentoredPercent) / 100)
	}

	#leads(week: number): number {
		const { leads } = this.#plan
		return Math.max(leads, Math.min(MOST_LEADS, leads + this.#signedOff(week)))
	}

	/** Cohorts of the plan that its leads may have at once: each goes to whoever is free, and whoever is free stays so. */
	#room(week: number): number {
		return countUpTo(this.#knownFree, week) + (this.#leads(week) - this.#knownCount) * this.#perLead
	}

	#signedOff(week: number): number {
		return countUpTo(this.#taken, week - this.#plan.weeksToBecomeLead)
	}

	#candidates(): number {
		return Math.floor((this.#trained * this.#plan.growPercent) / 100)
	}
}

/** How many of these weeks, in order, lie within so many before one, that one included. */
function countWithin(weeks: readonly number[], week: number, long: number): number {
	return countUpTo(weeks, week) - countUpTo(weeks, week - long)
}

function countUpTo(weeks: readonly number[], week: number): number {
	let [low, high] = [0, weeks.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if ((weeks[middle] ?? 0) <= week) low = middle + 1
		else high = middle
	}
	return low
}

export type More = { one: 'lead' | 'assessor' | 'mentor'; trained: number; brings: number }

/** What one more of each brings by the last day. */
export function oneMore(plan: Plan, outcome = simulate(plan)): More[] {
	const ways = [
		['lead', { leads: plan.leads + 1 }],
		['assessor', { assessors: plan.assessors + 1 }],
		['mentor', { mentors: plan.mentors + 1 }],
	] as const
	return ways.map(([one, change]) => {
		const { trained } = simulate({ ...plan, ...change })
		return { one, trained, brings: trained - outcome.trained }
	})
}

/** The month in which so many are trained; null when the plan ends before. */
export function reachedIn(outcome: Outcome, people: number): Month | null {
	return outcome.months.find(({ trained }) => trained >= people) ?? null
}

/** A month in which all of it together asks more of so many different people than their roles leave. In minutes. */
export function overLine(
	plan: Plan,
	people: number,
	outcome: Outcome,
): { month: string; minutes: number; most: number }[] {
	const most = people * plan.mostHoursAMonth * HOUR
	return outcome.months
		.map((each) => ({ month: each.month, minutes: each.leadMinutes + each.assessorMinutes + each.mentorMinutes, most }))
		.filter(({ minutes }) => minutes > most)
}
