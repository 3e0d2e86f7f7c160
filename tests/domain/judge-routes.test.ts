import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { asSeenByOthers } from '~/domain/certification/requirements'
import type { RequirementOf } from '~/domain/program/frontmatter'
import type { Leaf, Option } from '~/domain/program/options'
import { anyEvidence, more, RANK } from '../support/any-evidence'
import { runs } from '../support/counting'
import { aCase, judged, nov, rules, someRounds } from '../support/evidence'

const view = (...options: Option[]): RequirementOf<'anyOf'> => ({
	id: 'view',
	kind: 'anyOf',
	routePrivate: true,
	options,
})
const seen = (...days: number[]) => days.map((day) => ({ at: nov(day) }))
const watched = (count: number): Leaf => ({ kind: 'observation', count })
const confirmed: Leaf = { kind: 'rounds360', instrument: 'l1-360', result: 'confirmed' }
const closed: Leaf = { kind: 'rounds360', closed: true }
const plan = (observers: number): Leaf => ({ kind: 'writtenPlan', about: 'A plan', observers })
const reading = (readings: number, weeksApart: number): Leaf => ({
	kind: 'teamReading',
	instrument: 'team-safety',
	readings,
	weeksApart,
})
const { id: _case, ...oneCase } = rules.case
const { id: _helped, ...helped } = rules.helped

type Row = [what: string, options: Option[], shown: Partial<Evidence>, state: string, metAt: Date | null]

test.each<Row>([
	['a closed round alone', [closed], { rounds360: someRounds({ closedAt: nov(4) }) }, 'met', nov(4)],
	['a round that has to confirm', [confirmed], { rounds360: someRounds({ closedAt: nov(4) }) }, 'in-progress', null],
	['two of three conversations', [watched(3)], { observations: seen(4, 5) }, 'in-progress', null],
	['three of three', [watched(3)], { observations: seen(4, 9, 5) }, 'met', nov(9)],
	[
		'one conversation of the two beside a round',
		[{ kind: 'allOf', options: [closed, watched(2)] }],
		{ rounds360: someRounds({ closedAt: nov(4) }), observations: seen(5) },
		'in-progress',
		null,
	],
	[
		'both conversations beside it',
		[{ kind: 'allOf', options: [closed, watched(2)] }],
		{ rounds360: someRounds({ closedAt: nov(4) }), observations: seen(5, 3) },
		'met',
		nov(5),
	],
	['a plan and a reading, each half', [plan(2), reading(2, 8)], { plansWatched: seen(2) }, 'in-progress', null],
	['a plan that one watches', [plan(1)], { plansWatched: seen(2) }, 'met', nov(2)],
	['three readings', [reading(3, 1)], { teamReadings: seen(1, 2, 8, 15) }, 'met', nov(15)],
	['three readings too close', [reading(3, 1)], { teamReadings: seen(1, 2, 8, 14) }, 'in-progress', null],
	['a case among the ways', [confirmed, oneCase], { cases: [aCase({ closedAt: nov(8) })] }, 'met', nov(8)],
	[
		'two ways, the earlier of which counts',
		[oneCase, watched(1)],
		{ cases: [aCase({ closedAt: nov(8) })], observations: seen(6) },
		'met',
		nov(6),
	],
	[
		'a way that has no date',
		[{ kind: 'allOf', options: [helped, watched(1)] }],
		{ contributions: seen(1, 1).map(() => ({ at: null, notBefore: null })), observations: seen(6) },
		'met',
		null,
	],
])('%s is judged by what it asks for', (_what, options, shown, state, metAt) => {
	expect(judged(view(...options), shown)).toMatchObject({ state, metAt })
})

describe('what is left', () => {
	const left = (options: Option[], shown: Partial<Evidence> = {}) => judged(view(...options), shown).left
	test('is every way while none is begun, and the nearest from then on', () => {
		const ways = [plan(3), watched(2)]
		expect(left(ways)).toBe(
			'Write a plan, and have three colleagues watch you carry it out. Or what is left is two real conversations that a mentor or a colleague who holds the level watches and finds it in.',
		)
		expect(left(ways, { observations: seen(4) })).toMatch(/^What is left is one real conversation that/)
		expect(left(ways, { observations: seen(4), plansWatched: seen(4, 5) })).toBe(
			'One more of your colleagues to watch you carry out your plan.',
		)
	})

	test('of the level’s own ways is said as its owner stands', () => {
		expect(judged(rules.view, {}).left).toBe(
			'Ask people you work with what they see. When fewer than three can answer, say so on your list: watched conversations take its place.',
		)
		expect(judged(rules.view, { rounds360: someRounds({ closedAt: nov(4) }) }).left).toBe(
			'Your round is closed. What is left is one real conversation that a mentor or a colleague who holds the level watches and finds it in. Another round can confirm it.',
		)
		const tooFew = { rounds360: someRounds({ tooFewAt: nov(4) }), observations: seen(5) }
		expect(judged(rules.view, tooFew).left).toMatch(/^Fewer than three people can answer: one real .* takes the place/)
		expect(judged(rules.team, { teamReadings: seen(1) }).left).toBe(
			'Your team was asked once. Eight weeks after that, ask it again.',
		)
	})
})

const leaf = fc.oneof(
	fc.constantFrom<Leaf>(confirmed, closed, oneCase, helped),
	fc
		.integer({ min: 1, max: 3 })
		.chain((count) =>
			fc.constantFrom<Leaf>(
				watched(count),
				{ ...watched(count), when: 'fewerThan3Raters' } as Leaf,
				plan(count),
				reading(count, count),
				{ kind: 'conflicts', count },
				{ kind: 'commitments', closed: count },
			),
		),
)
const { way } = fc.letrec<{ way: Option; group: Option }>((tie) => ({
	way: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('group')),
	group: fc.record({
		kind: fc.constantFrom('allOf' as const, 'anyOf' as const),
		options: fc.array(tie('way'), { minLength: 2, maxLength: 3 }),
	}),
}))
const ways = fc.array(way, { minLength: 1, maxLength: 3 })

/** When it was met, by what each leaf says alone; undefined while it is not. */
function whenMet(option: Option, evidence: Evidence): Date | null | undefined {
	if (option.kind !== 'allOf' && option.kind !== 'anyOf') {
		const { state, metAt } = judged(view(option), evidence)
		return state === 'met' ? metAt : undefined
	}
	const dates = option.options.map((each) => whenMet(each, evidence))
	if (option.kind === 'anyOf') {
		const met = dates.filter((date) => date !== undefined)
		const known = met.filter((date) => date !== null).map((date) => date.getTime())
		return known.length > 0 ? new Date(Math.min(...known)) : met[0]
	}
	if (dates.includes(undefined)) return undefined
	return dates.includes(null) ? null : new Date(Math.max(...dates.map((date) => date?.getTime() ?? 0)))
}

describe('whatever ways there are', () => {
	test('any that is met meets it, from the first day, and nothing else does', () => {
		fc.assert(
			fc.property(ways, anyEvidence, (options, all) => {
				const evidence = { ...all, waivers: [] }
				const { state, metAt, left } = judged(view(...options), evidence)
				const date = whenMet({ kind: 'anyOf', options }, evidence)
				expect(state === 'met').toBe(date !== undefined)
				expect(metAt).toEqual(date ?? null)
				if (state === 'met') expect(left).toBeNull()
				else expect(left).toMatch(/^\S.*\.$/)
			}),
			runs(300),
		)
	})

	test('more evidence never makes it worse, and others see the state alone', () => {
		fc.assert(
			fc.property(ways, anyEvidence, more, (options, all, add) => {
				const evidence = { ...all, waivers: [] }
				const before = judged(view(...options), evidence)
				const after = judged(view(...options), add(evidence))
				expect(RANK[after.state]).toBeGreaterThanOrEqual(RANK[before.state])
				const { state, short, evidence: shown, left, metAt } = asSeenByOthers([before])[0] ?? before
				expect({ state, short, shown, left, metAt }).toEqual({
					state: before.state === 'met' ? 'met' : 'open',
					short: before.state === 'met' ? 'met' : 'open',
					shown: [],
					left: null,
					metAt: null,
				})
			}),
			runs(300),
		)
	})
})
