import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openContentFolder } from '~/domain/content-folder.server'
import {
	cohortsPerLead,
	menteesPerMentor,
	oneMore,
	overLine,
	type Plan,
	reachedIn,
	simulate,
} from '~/domain/facilitator/capacity'
import { planOf } from '~/domain/facilitator/capacity-plan'
import { sayHolds, sayMore, sayTrained } from '~/domain/facilitator/capacity-words'
import {
	assessingMinutesOf,
	cohortsToBecomeLead,
	leadMinutesOf,
	minutesToBecomeLead,
	sayTimeToLead,
} from '~/domain/facilitator/work'
import type { Stage } from '~/domain/program/lesson'
import { loadPrograms } from '~/domain/program/load.server'
import { addDays, mondayOf, plusMonths } from '~/domain/zone/plain-date'
import { runs } from '../support/counting'

let stages: Stage[] = []
beforeAll(async () => {
	const { programs } = await loadPrograms(openContentFolder('content', 'node_modules/.cache/belay'))
	stages = programs.flatMap((program) => program.stages)
})

const crew = { leads: 4, assessors: 6, mentors: 5, people: 10 }
const stageOf = (id: string) => stages.find((stage) => stage.id === id) as Stage
const aPlan = (said: Partial<Plan> = {}, stage = 'l1'): Plan => ({
	...planOf(stageOf(stage), crew, '2026-11'),
	growPercent: 0,
	...said,
})

describe('the work of a stage, from the content', () => {
	// By hand, from the table of the program's design.
	test.each([
		['l1', 7, 4],
		['l2', 10, 10],
		['l3', 11.25, 1000 / 60],
		['l4', 13.5, 25],
		['q1', 6, 800 / 60],
		['q2', 6, 800 / 60],
		['q3', 6, 800 / 60],
		['q4', 6, 800 / 60],
	])('%s: a lead works %d hours a cohort, assessors %d hours for ten people', (id, lead, assessing) => {
		expect(leadMinutesOf(stageOf(id)) / 60).toBe(lead)
		expect((assessingMinutesOf(stageOf(id)) * 10) / 60).toBe(assessing)
	})

	test('becoming a facilitator takes six sessions of others and the steps apart', () => {
		// Level 1: 2 × (60 + 15) + 2 × (60 + 30) + 2 × (60 + 45) + 20 + 120 + 20.
		expect(minutesToBecomeLead(stageOf('l1'))).toBe(700)
		expect(sayTimeToLead(stageOf('l1'))).toContain('about 12 hours')
		expect(['l1', 'l2', 'l4', 'q1'].map((id) => cohortsToBecomeLead(stageOf(id)))).toEqual([2, 2, 1, 2])
	})
})

describe('a plan', () => {
	test('by hand: one lead, one cohort at once, ten weeks apart', () => {
		// Mondays 7 December, 15 February, 26 April; taught by 25 January, 5 April, 14 June.
		const { months, starts } = simulate(aPlan({ leads: 1, cohortsAtOnce: 1, until: '2027-06' }))
		expect(starts).toEqual([0, 10, 20])
		expect(months.map(({ begun, taught, trained }) => [begun, taught, trained])).toEqual([
			[1, 0, 0],
			[0, 10, 10],
			[1, 0, 10],
			[0, 0, 10],
			[1, 10, 20],
			[0, 0, 20],
			[0, 10, 30],
		])
	})

	test('by hand: two assessors of Level 4 read three people a month, however many are taught', () => {
		// 2 × 240 minutes ÷ 150, from the last week of 17 that begins on 29 March.
		const { months } = simulate(aPlan({ assessors: 2, until: '2027-12' }, 'l4'))
		expect(months.map(({ assessed }) => assessed)).toEqual([0, 0, 0, ...Array<number>(10).fill(3)])
		expect(months.at(-1)?.waiting).toBeGreaterThan(0)
	})

	test('says it in words, the bottleneck with its first month', () => {
		const plan = aPlan({ assessors: 2, until: '2027-12' }, 'l4')
		const outcome = simulate(plan)
		expect(sayTrained(plan, outcome, 'Level 4')).toBe(
			`With four leads and two assessors you train ${outcome.trained} people at Level 4 by 31 December 2027.`,
		)
		expect(sayHolds(plan, outcome)).toMatch(
			/^Assessing holds you back from March 2027 on: .* people have been taught and wait\.$/,
		)
		expect(oneMore(plan, outcome).map(sayMore)).toEqual([
			'One more lead brings nobody more.',
			expect.stringMatching(/^One more assessor brings \w+ more\.$/),
			'One more mentor brings nobody more.',
		])
	})

	test('without a lead, without two assessors, or without mentors that are wanted trains nobody, and says why', () => {
		const refusals: [Partial<Plan>, RegExp][] = [
			[{ leads: 0 }, /^Nobody is qualified to lead this level.* on the page Facilitators/],
			[{ assessors: 1 }, /with one nobody is certified/],
			[{ mentors: 0, mentoredPercent: 100 }, /^No cohort can begin/],
		]
		for (const [said, words] of refusals) {
			const plan = aPlan(said)
			const outcome = simulate(plan)
			expect(outcome.trained).toBe(0)
			expect(sayHolds(plan, outcome)).toMatch(words)
		}
	})

	test('names the months that ask more of the same people than their hours', () => {
		const plan = aPlan()
		const outcome = simulate(plan)
		expect(overLine(plan, 10, outcome)).toEqual([])
		expect(overLine(plan, 1, outcome).length).toBeGreaterThan(0)
	})

	test('grows: who is certified leads later, and the steps of the seeds are reached one after the other', () => {
		const start = { leads: 2, assessors: 4, until: '2029-11', growPercent: 10 }
		const grown = simulate(aPlan(start))
		const still = simulate(aPlan({ ...start, growPercent: 0 }))
		expect(grown.trained).toBeGreaterThan(still.trained)
		expect(grown.months.at(-1)?.leads).toBeGreaterThan(2)
		// By hand: four cohorts of ten begin on 7 December, 15 February and 26 April, and end in January, April and June; four
		// assessors read forty people a month. Four of the first forty become leads, two at a time, twenty weeks from 1 February.
		const steps = [8, 20, 50, 100].map((people) => reachedIn(grown, people)?.month ?? 'never')
		expect(steps).toEqual(['2027-01', '2027-01', '2027-04', '2027-06'])
		expect(['2027-05', '2027-06'].map((at) => grown.months.find(({ month }) => month === at)?.leads)).toEqual([2, 4])
	})
})

const aRandomPlan = fc
	.record({
		leads: fc.integer({ min: 0, max: 6 }),
		assessors: fc.integer({ min: 0, max: 8 }),
		mentors: fc.integer({ min: 0, max: 12 }),
		cohortSize: fc.integer({ min: 8, max: 12 }),
		weeks: fc.integer({ min: 1, max: 20 }),
		breakWeeks: fc.integer({ min: 0, max: 4 }),
		leadMinutesPerCohort: fc.integer({ min: 0, max: 2_000 }),
		assessingMinutesPerPerson: fc.integer({ min: 0, max: 200 }),
		assessorsPerPerson: fc.integer({ min: 1, max: 3 }),
		cohortsAtOnce: fc.integer({ min: 1, max: 3 }),
		assessorHoursAMonth: fc.integer({ min: 0, max: 10 }),
		menteesEach: fc.integer({ min: 0, max: 4 }),
		mentorHoursPerMentee: fc.integer({ min: 0, max: 6 }),
		mostHoursAMonth: fc.integer({ min: 0, max: 30 }),
		mentoredPercent: fc.constantFrom(0, 0, 30, 100),
		growPercent: fc.constantFrom(0, 0, 10, 40),
		weeksToBecomeLead: fc.integer({ min: 1, max: 30 }),
		long: fc.integer({ min: 1, max: 30 }),
	})
	.map(({ long, ...plan }): Plan => ({ ...plan, from: '2026-12', until: plusMonths('2026-12', long - 1) }))

/** Weeks of a month, counted again: its Mondays. */
function mondaysOf(plan: Plan): Map<string, number[]> {
	const weeks = new Map<string, number[]>()
	const first = mondayOf(addDays(`${plan.from}-01`, 6))
	for (let week = 0; ; week++) {
		const month = addDays(first, week * 7).slice(0, 7)
		if (month > plan.until) return weeks
		weeks.set(month, [...(weeks.get(month) ?? []), week])
	}
}

describe('any plan', () => {
	test('passes no load in any week or month, counted again from its cohorts', () => {
		fc.assert(
			fc.property(aRandomPlan, (plan) => {
				const { months, starts } = simulate(plan)
				const leadsAt = (month: string) => months.find((each) => each.month === month)?.leads ?? 0
				let trained = 0
				let taughtSoFar = 0
				for (const [month, weeks] of mondaysOf(plan)) {
					const row = months.find((each) => each.month === month)
					for (const week of weeks) {
						const on = starts.filter((start) => start <= week && week < start + plan.weeks).length
						const bound = starts.filter((start) => start <= week && week < start + plan.weeks + plan.breakWeeks).length
						expect(bound).toBeLessThanOrEqual(leadsAt(month) * plan.cohortsAtOnce)
						const mentored = Math.ceil((plan.cohortSize * plan.mentoredPercent) / 100)
						expect(on * mentored).toBeLessThanOrEqual(
							plan.mentoredPercent === 0 ? 0 : plan.mentors * menteesPerMentor(plan),
						)
					}
					const ledWeeks = starts.reduce(
						(sum, start) => sum + weeks.filter((week) => week >= start && week < start + plan.weeks).length,
						0,
					)
					const ledMinutes = (ledWeeks * plan.leadMinutesPerCohort) / plan.weeks
					expect(ledMinutes).toBeLessThanOrEqual(leadsAt(month) * plan.mostHoursAMonth * 60 + 1e-6)
					taughtSoFar += starts.filter((start) => weeks.includes(start + plan.weeks - 1)).length * plan.cohortSize
					const assessed = row?.assessed ?? 0
					expect(assessed * plan.assessingMinutesPerPerson).toBeLessThanOrEqual(
						(row?.assessors ?? 0) * plan.assessorHoursAMonth * 60,
					)
					if ((row?.assessors ?? 0) < plan.assessorsPerPerson) expect(assessed).toBe(0)
					trained += assessed
					expect(row?.trained).toBe(trained)
					expect(row?.waiting).toBe(taughtSoFar - trained)
					expect(row?.waiting).toBeGreaterThanOrEqual(0)
				}
				expect(menteesPerMentor(plan) * plan.mentorHoursPerMentee).toBeLessThanOrEqual(
					Math.max(plan.mostHoursAMonth, 0),
				)
				expect(cohortsPerLead(plan)).toBeLessThanOrEqual(plan.cohortsAtOnce)
			}),
			runs(60),
		)
	})

	test('never trains fewer in any month for one more lead, assessor or mentor, or an hour more', () => {
		const more = fc.constantFrom(
			(plan: Plan) => ({ leads: plan.leads + 1 }),
			(plan: Plan) => ({ assessors: plan.assessors + 1 }),
			(plan: Plan) => ({ mentors: plan.mentors + 1 }),
			(plan: Plan) => ({ assessorHoursAMonth: plan.assessorHoursAMonth + 1 }),
			(plan: Plan) => ({ mostHoursAMonth: plan.mostHoursAMonth + 1 }),
			(plan: Plan) => ({ cohortsAtOnce: plan.cohortsAtOnce + 1 }),
			(plan: Plan) => ({ growPercent: plan.growPercent + 5 }),
		)
		fc.assert(
			fc.property(aRandomPlan, more, (plan, change) => {
				const [before, after] = [simulate(plan), simulate({ ...plan, ...change(plan) })]
				for (const [index, { trained }] of before.months.entries())
					expect(after.months[index]?.trained).toBeGreaterThanOrEqual(trained)
			}),
			runs(200),
		)
	})

	test('trains as many as the best of all plans there are, on cases small enough to try them all', () => {
		const small = fc.record({
			leads: fc.integer({ min: 1, max: 2 }),
			cohortsAtOnce: fc.integer({ min: 1, max: 2 }),
			weeks: fc.integer({ min: 2, max: 4 }),
			breakWeeks: fc.integer({ min: 0, max: 2 }),
			assessors: fc.integer({ min: 2, max: 3 }),
			assessingMinutesPerPerson: fc.integer({ min: 20, max: 120 }),
			mentors: fc.integer({ min: 0, max: 6 }),
			mentoredPercent: fc.constantFrom(0, 50),
		})
		fc.assert(
			fc.property(small, (said) => {
				const plan = aPlan({ ...said, until: '2027-01', leadMinutesPerCohort: 60 })
				expect(simulate(plan).trained).toBe(bestOf(plan))
			}),
			runs(40),
		)
	})
})

/** The most that any choice of starts trains: each week none to as many as are free, all of them tried. */
function bestOf(plan: Plan): number {
	const months = [...mondaysOf(plan).values()]
	const last = months.at(-1)?.at(-1) ?? 0
	const mentored = Math.ceil((plan.cohortSize * plan.mentoredPercent) / 100)
	const readable = Math.floor((plan.assessors * plan.assessorHoursAMonth * 60) / plan.assessingMinutesPerPerson)
	const count = (starts: number[]) => {
		let [waiting, trained] = [0, 0]
		for (const weeks of months) {
			waiting += starts.filter((start) => weeks.includes(start + plan.weeks - 1)).length * plan.cohortSize
			const read = Math.min(waiting, readable)
			waiting -= read
			trained += read
		}
		return trained
	}
	const search = (week: number, starts: number[]): number => {
		// What begins later is not taught any more.
		if (week + plan.weeks - 1 > last) return count(starts)
		const best = [search(week + 1, starts)]
		let more = starts
		for (;;) {
			more = [...more, week]
			const led = more.filter((start) => week < start + plan.weeks + plan.breakWeeks).length
			const on = more.filter((start) => week < start + plan.weeks).length
			if (led > plan.leads * plan.cohortsAtOnce || on * mentored > plan.mentors * plan.menteesEach) break
			best.push(search(week + 1, more))
		}
		return Math.max(...best)
	}
	return search(0, [])
}
