import { z } from 'zod'
import { FEWEST_SEATS, MOST_SEATS } from '../cohort/kinds'
import { USUAL_COHORTS } from '../person/kinds'
import type { Stage } from '../program/lesson'
import { plusMonths } from '../zone/plain-date'
import type { Plan } from './capacity'
import {
	ASSESSOR_HOURS,
	assessingMinutesOf,
	assessorsEachOf,
	cohortsToBecomeLead,
	leadMinutesOf,
	MENTOR_HOURS,
} from './work'

/** What the planner is asked: each assumption is a field, filled in from the directory and the content. */
const MOST_MONTHS = 36

const whole = (least: number, most: number) =>
	z
		.number(`A whole number from ${least} to ${most}`)
		.int(`A whole number from ${least} to ${most}`)
		.min(least, `At least ${least}`)
		.max(most, `At most ${most}`)
const hours = (most: number) =>
	z.number(`A number of hours up to ${most}`).min(0, 'Not less than none').max(most, `At most ${most}`)
const month = z
	.string('Choose a month')
	.regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'A month, as 2027-06', abort: true })

export const planForm = z
	.object({
		from: month,
		until: month,
		leads: whole(0, 300),
		assessors: whole(0, 500),
		mentors: whole(0, 1_000),
		people: whole(0, 2_000),
		cohortSize: whole(FEWEST_SEATS, MOST_SEATS),
		weeks: whole(1, 52),
		breakWeeks: whole(0, 26),
		leadMinutesPerCohort: whole(0, 6_000),
		assessingMinutesPerPerson: whole(0, 1_200),
		assessorsPerPerson: whole(1, 5),
		cohortsAtOnce: whole(1, 6),
		assessorHoursAMonth: hours(40),
		menteesEach: whole(0, 12),
		mentorHoursPerMentee: hours(20),
		mostHoursAMonth: hours(160),
		mentoredPercent: whole(0, 100),
		growPercent: whole(0, 100),
		weeksToBecomeLead: whole(1, 104),
	})
	.superRefine((plan, context) => {
		if (plan.until < plan.from)
			context.addIssue({
				code: 'custom',
				path: ['until'],
				message: 'The last month comes before the first. Choose a later one.',
			})
		else if (plan.until > plusMonths(plan.from, MOST_MONTHS - 1))
			context.addIssue({ code: 'custom', path: ['until'], message: 'Three years at most: nobody knows further.' })
	})

export type PlanForm = z.output<typeof planForm>

/** Whom there is today (capacity.server.ts). `people`: different ones among the three. */
export type Crew = { leads: number; assessors: number; mentors: number; people: number }

const BREAK_WEEKS = 2
const USUAL_SIZE = 10
const MONTHS_AHEAD = 7
/** Loads of program-design.md, section 10 */
const MENTEES = 3
const LINE_HOURS = 16
/** Of ten who are certified, one leads later: what the first years of a program need */
const GROW_PERCENT = 10

/** @param thisMonth "2026-11" */
export function planOf(stage: Stage, crew: Crew, thisMonth: string): PlanForm {
	const { weeks } = stage.training
	const from = plusMonths(thisMonth, 1)
	return {
		from,
		until: plusMonths(from, MONTHS_AHEAD - 1),
		...crew,
		cohortSize: USUAL_SIZE,
		weeks,
		breakWeeks: BREAK_WEEKS,
		leadMinutesPerCohort: leadMinutesOf(stage),
		assessingMinutesPerPerson: assessingMinutesOf(stage),
		assessorsPerPerson: assessorsEachOf(stage),
		cohortsAtOnce: USUAL_COHORTS,
		assessorHoursAMonth: ASSESSOR_HOURS,
		menteesEach: MENTEES,
		mentorHoursPerMentee: MENTOR_HOURS,
		mostHoursAMonth: LINE_HOURS,
		mentoredPercent: 0,
		growPercent: GROW_PERCENT,
		weeksToBecomeLead: cohortsToBecomeLead(stage) * (weeks + BREAK_WEEKS),
	} satisfies Plan & { people: number }
}

export type PlanField = keyof PlanForm
/** What stands in the fields, what is wrong with it, and the plan when nothing is. */
export type AskedPlan = {
	values: Record<PlanField, string>
	errors: Partial<Record<PlanField, string>>
	plan: PlanForm | null
}

const LONGEST_VALUE = 20
const MONTHS: readonly string[] = ['from', 'until']

/** What an address says over what is filled in without it: the fields the planner knows, and no others. */
export function readPlan(search: URLSearchParams, usual: PlanForm): AskedPlan {
	const values = Object.fromEntries(
		Object.entries(usual).map(([name, value]) => [
			name,
			search.get(name)?.trim().slice(0, LONGEST_VALUE) ?? String(value),
		]),
	) as Record<PlanField, string>
	const said = Object.entries(values).map(([name, value]) => [
		name,
		MONTHS.includes(name) ? value : value === '' ? undefined : Number(value),
	])
	const result = planForm.safeParse(Object.fromEntries(said))
	if (result.success) return { values, errors: {}, plan: result.data }
	const errors: AskedPlan['errors'] = {}
	for (const { path, message } of result.error.issues) errors[path[0] as PlanField] ??= message
	return { values, errors, plan: null }
}

/** The same people and loads on another stage. */
export function onStage<Asked extends PlanForm>(plan: Asked, stage: Stage): Asked {
	const { weeks, leadMinutesPerCohort, assessingMinutesPerPerson, assessorsPerPerson } = planOf(stage, plan, plan.from)
	return {
		...plan,
		weeks,
		leadMinutesPerCohort,
		assessingMinutesPerPerson,
		assessorsPerPerson,
		weeksToBecomeLead: cohortsToBecomeLead(stage) * (weeks + plan.breakWeeks),
	}
}
