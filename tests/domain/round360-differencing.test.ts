import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instrument } from '~/domain/assessment/instrument'
import { groupsOf } from '~/domain/round360/groups'
import { PERSPECTIVES, type Perspective } from '~/domain/round360/kinds'
import { type Answer, blurred, type Report, ratedItems, reportOf } from '~/domain/round360/report'
import { completesBatch, FEWEST_ANSWERS } from '~/domain/session/survey'
import { counting } from '../support/counting'
import { type Figure, fraction, solvableGroups } from '../support/differencing'
import { listening } from '../support/rounds360'

const MOST_PEOPLE = 40
const FEWEST = 3
/** Four statements in two parts: enough for every figure to be mixed with every other */
const short: Instrument = {
	...listening,
	items: listening.items.filter(({ id }) => ['finish-thought', 'says-back', 'goes-well', 'adapts'].includes(id)),
}
const items = ratedItems(short)

/** An organization: people of up to four kinds, of whom some answer, and of whom each sees some of it. */
const person = fc.record({
	perspective: fc.constantFrom(...PERSPECTIVES),
	answers: fc.boolean(),
	points: fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3, nil: null }), { minLength: 4, maxLength: 4 }),
})
const organization = fc.array(person, { maxLength: MOST_PEOPLE })
/** All of them answer, and whoever had occasion to see something gives the same end of the scale for it */
const ofOneMind = fc
	.tuple(fc.array(person, { minLength: 3, maxLength: MOST_PEOPLE }), fc.constantFrom(1, 5))
	.map(([people, end]) =>
		people.map((each) => ({ ...each, answers: true, points: each.points.map((given) => given && end) })),
	)

type Said = Answer & { who: string }

function answersOf(people: { perspective: Perspective; answers: boolean; points: (number | null)[] }[]): Said[] {
	const managers = people.filter(({ perspective }) => perspective === 'manager').slice(1)
	const raters = people.filter((each) => !managers.includes(each))
	const groups = groupsOf(raters, FEWEST)
	if (!groups) return []
	return raters.flatMap(({ perspective, answers, points }, at) => {
		if (!answers || perspective === 'manager') return []
		const ratings = Object.fromEntries(
			items.flatMap(({ id }, index) => (typeof points[index] === 'number' ? [[id, points[index] as number]] : [])),
		)
		return [{ who: `p${at}`, group: groups.get(perspective) ?? '', ratings, keep: '', differently: '' }]
	})
}

/** Every figure of a report as a row, each checked against the figure itself: the system is what was published, no less. */
function figuresOf(report: Report, said: readonly Said[]): Figure[] {
	const pointsOf = (unknown: string) => {
		const [who, id] = unknown.split(' ') as [string, string]
		return said.find((each) => each.who === who)?.ratings[id] ?? Number.NaN
	}
	type Row = { weights: Map<string, { of: number; over: number }>; value: number }
	const meanOver = (unknowns: string[], value: number): Row => ({
		weights: new Map(unknowns.map((each) => [each, { of: 1, over: unknowns.length }])),
		value,
	})
	const seenBy = (groups: Report['groups'], id: string) =>
		said.flatMap(({ who, group, ratings }) =>
			groups.some((each) => each.group === group && each.cells[id]) && id in ratings ? [`${who} ${id}`] : [],
		)
	const rows: Row[] = report.groups.flatMap((group) =>
		Object.entries(group.cells).map(([id, { mean }]) => meanOver(seenBy([group], id), mean)),
	)
	const { overall } = report
	if (overall) {
		for (const [id, { mean }] of Object.entries(overall.cells)) rows.push(meanOver(seenBy(report.groups, id), mean))
		const ofPart = (part: string) => items.filter((item) => item.part === part && overall.cells[item.id])
		const mixed = (parts: string[], value: number): Row => ({
			weights: new Map(
				parts.flatMap((part) =>
					ofPart(part).flatMap(({ id }) => {
						const unknowns = seenBy(report.groups, id)
						const over = unknowns.length * ofPart(part).length * parts.length
						return unknowns.map((each) => [each, { of: 1, over }] as const)
					}),
				),
			),
			value,
		})
		for (const { id, mean } of overall.parts) rows.push(mixed([id], mean))
		rows.push(
			mixed(
				overall.parts.map(({ id }) => id),
				overall.mean,
			),
		)
	}
	return rows.map(({ weights, value }) => {
		const sum = [...weights].reduce((total, [unknown, { of, over }]) => total + (pointsOf(unknown) * of) / over, 0)
		expect(sum).toBeCloseTo(value, 9)
		return new Map([...weights].map(([unknown, { of, over }]) => [unknown, fraction(of, over)]))
	})
}

describe('P2: by taking one figure from another', () => {
	test('nobody finds out what fewer than three people said in a round', () => {
		let shown = 0
		fc.assert(
			fc.property(organization, (people) => {
				const said = blurred(short, answersOf(people))
				const report = reportOf(short, said, (list) => [...list])
				if (!report) return
				shown++
				const unknowns = said.flatMap(({ who, ratings }) => Object.keys(ratings).map((id) => `${who} ${id}`))
				expect(solvableGroups(figuresOf(report, said), unknowns, FEWEST)).toEqual([])
			}),
			{ numRuns: counting(2_000, 20_000) },
		)
		// A report is shown in one of five: fewer would mean that the law was hardly tried.
		expect(shown).toBeGreaterThan(200)
	})

	test('nobody finds out what anybody said, where a whole group is of one mind: another answer makes the same report', () => {
		let ends = 0
		fc.assert(
			fc.property(ofOneMind, (people) => {
				const said = answersOf(people)
				const report = reportOf(short, said, (list) => [...list])
				for (const { group, cells } of report?.groups ?? [])
					for (const [id, { answers, mean }] of Object.entries(cells)) {
						expect(mean).toBeGreaterThan(1)
						expect(mean).toBeLessThan(5)
						const given = said.filter((each) => each.group === group).flatMap(({ ratings }) => ratings[id] ?? [])
						const [first] = given
						ends++
						expect(Math.abs(mean - Number(first))).toBeCloseTo(1 / answers)
						const other = blurred(short, said)
						expect(reportOf(short, other, (list) => [...list])).toEqual(report)
						expect(other).not.toEqual(said)
					}
			}),
			{ numRuns: counting(100, 1_000) },
		)
		expect(ends).toBeGreaterThan(100)
	})

	test('nobody finds out what fewer than five said of a session, from all that was ever shown of it', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: MOST_PEOPLE }), fc.integer({ min: 1, max: 4 }), (count, sessions) => {
				const unknowns: string[] = []
				const figures: Figure[] = []
				let released: string[] = []
				let held: string[] = []
				const waits = new Map<number, string[]>()
				for (let at = 0; at < count; at++) {
					const session = at % sessions
					const unknown = `s${session} p${at}`
					unknowns.push(unknown)
					held = [...(waits.get(session) ?? []), unknown]
					if (completesBatch(held.length)) {
						released = [...released, ...held]
						held = []
					}
					waits.set(session, held)
					// After each answer: every session by itself, and all of them together
					for (let one = 0; one < sessions; one++)
						figures.push(new Map(released.filter((each) => each.startsWith(`s${one} `)).map((each) => [each, 1])))
					figures.push(new Map(released.map((each) => [each, 1])))
				}
				expect(solvableGroups(figures, unknowns, FEWEST_ANSWERS)).toEqual([])
			}),
			{ numRuns: counting(2_000, 20_000) },
		)
	})

	test('the solver finds what there is to find', () => {
		const sum = (...names: string[]): Figure => new Map(names.map((name) => [name, 1]))
		const people = ['a', 'b', 'c', 'd', 'e']
		// Everybody, and everybody but two
		expect(solvableGroups([sum(...people), sum('a', 'b', 'c')], people, 3)).toEqual([['d', 'e']])
		expect(solvableGroups([sum('a', 'b', 'c'), sum('a', 'b', 'd')], people, 3)).toEqual([])
		// Three sums of two each give one of them
		expect(solvableGroups([sum('a', 'b'), sum('b', 'c'), sum('a', 'c')], people, 2)).toEqual([['a'], ['b'], ['c']])
		const mean = new Map(people.map((name) => [name, fraction(1, 5)]))
		expect(solvableGroups([mean, sum('a', 'b', 'c', 'd')], people, 3)).toEqual([['e']])
	})
})
