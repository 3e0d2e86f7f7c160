import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohortsPerLead, oneMore, type Plan, simulate } from '~/domain/facilitator/capacity'
import { reckon, sayHolds, sayLeading } from '~/domain/facilitator/capacity-words'
import { freeFrom, type KnownLead } from '~/domain/facilitator/leading'
import { addDays, daysBetween, mondayOf } from '~/domain/zone/plain-date'
import { runs } from '../support/counting'

/** Two leads, cohorts of eight weeks with two between them, one at once, from Monday 7 December on. */
const aPlan = (said: Partial<Plan> = {}): Plan => ({
	from: '2026-12',
	until: '2027-06',
	leads: 2,
	assessors: 6,
	mentors: 0,
	cohortSize: 10,
	weeks: 8,
	breakWeeks: 2,
	leadMinutesPerCohort: 420,
	assessingMinutesPerPerson: 24,
	assessorsPerPerson: 2,
	cohortsAtOnce: 1,
	assessorHoursAMonth: 4,
	menteesEach: 3,
	mentorHoursPerMentee: 2.5,
	mostHoursAMonth: 16,
	mentoredPercent: 0,
	growPercent: 0,
	weeksToBecomeLead: 20,
	...said,
})
const FIRST = '2026-12-07'
const busy = (...until: string[]): KnownLead => ({ most: null, until })
const free = busy()

test('a lead is free for another cohort once the week of the last session and the weeks between two are over', () => {
	// The last session on Wednesday of week 3: weeks 4 and 5 lie between, and week 6 begins another.
	expect(freeFrom(busy('2026-12-30'), 1, FIRST, 2)).toEqual([6])
	expect(freeFrom(busy('2026-12-30'), 2, FIRST, 2)).toEqual([0, 6])
	expect(freeFrom(busy('2026-10-01'), 1, FIRST, 2)).toEqual([0])
	// More than they take: the first that ends frees nothing.
	expect(freeFrom(busy('2026-12-30', '2027-01-06'), 1, FIRST, 0)).toEqual([5])
	expect(freeFrom(busy('2026-12-30'), 0, FIRST, 0)).toEqual([])
	expect(simulate(aPlan({ known: [busy('2026-12-30'), free] })).starts).toEqual([0, 6, 10, 16, 20, 26])
	expect(simulate(aPlan()).starts).toEqual([0, 0, 10, 10, 20, 20])
})

test('somebody’s own limit stands in the place of the usual one, within the hours of a month', () => {
	expect(simulate(aPlan({ leads: 1, known: [{ most: 2, until: [] }] })).starts.slice(0, 3)).toEqual([0, 0, 10])
	expect(simulate(aPlan({ known: [{ most: 0, until: [] }, free] })).starts).toEqual([0, 10, 20])
	const few = aPlan({ leads: 1, known: [{ most: 9, until: [] }] })
	expect(simulate(few).starts.filter((week) => week === 0)).toHaveLength(cohortsPerLead(few, 9))
	expect(cohortsPerLead(few, 9)).toBe(3)
})

test('one more lead than there are begins free', () => {
	const plan = aPlan({ leads: 1, until: '2027-02', known: [busy('2027-06-30')] })
	expect(oneMore(plan).map(({ one, brings }) => [one, brings])).toEqual([
		['lead', 10],
		['assessor', 0],
		['mentor', 0],
	])
})

test('says who is leading until when, and what stands in the way when nobody is free', () => {
	const said = (known: KnownLead[], more: Partial<Plan> = {}) => sayLeading(aPlan({ leads: 6, known, ...more }))
	expect(said([free, busy('2026-11-01')])).toBeNull()
	expect(said([busy('2027-03-01'), busy('2027-03-29')])).toBe('Two of six leads are leading until March 2027.')
	expect(said([busy('2027-03-01'), busy('2027-02-01')], { cohortsAtOnce: 2 })).toBe(
		'Two of six leads are leading: the first until February 2027, the last until March 2027. Each can take another cohort meanwhile.',
	)
	expect(said([busy('2027-03-01'), { most: 2, until: ['2027-03-02'] }])).toBe(
		'Two of six leads are leading until March 2027. One of them can take another cohort meanwhile. One of six leads has a limit of their own, which counts here.',
	)
	expect(said([busy('2027-03-01')], { leads: 1 })).toBe('The one lead is leading until March 2027.')
	const full = aPlan({ leads: 1, known: [busy('2027-06-30')] })
	expect(sayHolds(full, simulate(full))).toMatch(
		/^No cohort can begin: whoever may lead this level leads other cohorts/,
	)
	const form = { ...aPlan({ leads: 6, known: [busy('2027-03-01')] }), people: 6 }
	expect(reckon(form, 'Level 1').leading).toBe('One of six leads is leading until March 2027.')
})

const aKnownLead = fc.record({
	most: fc.option(fc.integer({ min: 0, max: 3 })),
	until: fc.array(
		fc.integer({ min: -30, max: 200 }).map((days) => addDays(FIRST, days)),
		{ maxLength: 3 },
	),
})
const aRandomPlan = fc
	.record({
		leads: fc.integer({ min: 0, max: 5 }),
		known: fc.array(aKnownLead, { maxLength: 5 }),
		weeks: fc.integer({ min: 1, max: 12 }),
		breakWeeks: fc.integer({ min: 0, max: 3 }),
		cohortsAtOnce: fc.integer({ min: 1, max: 3 }),
		mostHoursAMonth: fc.integer({ min: 0, max: 30 }),
		assessors: fc.integer({ min: 0, max: 6 }),
		mentors: fc.integer({ min: 0, max: 8 }),
		mentoredPercent: fc.constantFrom(0, 30),
		growPercent: fc.constantFrom(0, 20),
	})
	.map((said) => aPlan({ ...said, until: '2027-10' }))

test('never more cohorts at once than leads are free for, counted again from their days', () => {
	fc.assert(
		fc.property(aRandomPlan, (random) => {
			const plan = { ...random, growPercent: 0 }
			const { starts } = simulate(plan)
			const crew = Array.from({ length: plan.leads }, (_, index) => plan.known?.[index] ?? free)
			for (let week = 0; week < 48; week++) {
				const monday = addDays(FIRST, week * 7)
				// A cohort and the weeks after it are over when as many Mondays have passed.
				const isOver = (day: string) => daysBetween(mondayOf(day), monday) > 7 * plan.breakWeeks
				const room = crew.reduce((sum, { most, until }) => {
					const has = until.filter((day) => !isOver(day)).length
					return sum + Math.max(0, cohortsPerLead(plan, most ?? undefined) - has)
				}, 0)
				const on = starts.filter((start) => start <= week && week < start + plan.weeks + plan.breakWeeks).length
				expect(on).toBeLessThanOrEqual(room)
			}
		}),
		runs(150),
	)
})

test('a busier crew never trains more by the end of any month', () => {
	const more = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 200 }), fc.boolean()), {
		minLength: 1,
		maxLength: 4,
	})
	fc.assert(
		fc.property(aRandomPlan, more, (plan, added) => {
			const known = Array.from({ length: Math.max(1, plan.leads) }, (_, index) => plan.known?.[index] ?? free)
			const busier = added.reduce(
				(crew, [who, days, takesFewer]) =>
					crew.map((lead, index) => {
						if (index !== who % crew.length) return lead
						const most = takesFewer ? Math.max(0, (lead.most ?? plan.cohortsAtOnce) - 1) : lead.most
						return { most, until: [...lead.until, addDays(FIRST, days)] }
					}),
				known,
			)
			const [before, after] = [simulate({ ...plan, known }), simulate({ ...plan, known: busier })]
			for (const [index, { trained }] of after.months.entries())
				expect(trained).toBeLessThanOrEqual(before.months[index]?.trained ?? 0)
		}),
		runs(150),
	)
})

test('nobody busy and nobody with a limit of their own is the same as nothing known', () => {
	fc.assert(
		fc.property(aRandomPlan, fc.integer({ min: 0, max: 6 }), (plan, count) => {
			const { known: _, ...plain } = plan
			expect(simulate({ ...plan, known: Array<KnownLead>(count).fill(free) })).toEqual(simulate(plain))
		}),
		runs(100),
	)
})
