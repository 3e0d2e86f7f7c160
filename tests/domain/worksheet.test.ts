import { describe, expect, test } from 'vitest'
import { figure } from '~/domain/number-words'
import { readLoops } from '~/domain/worksheet/loops'
import { ratingStage, readNoise } from '~/domain/worksheet/ratings'
import { type Cells, cleanRows, numberIn, saysOf } from '~/domain/worksheet/sheet'
import { readSplit } from '~/domain/worksheet/split'
import { readStakeholders } from '~/domain/worksheet/stakeholders'
import { readStatement, STATEMENT_INPUTS } from '~/domain/worksheet/statement'
import { readTeams } from '~/domain/worksheet/teams'

describe('what is kept of a worksheet', () => {
	test('is words in columns that exist, options that exist, and no empty row', () => {
		expect(
			cleanRows(
				'loops',
				[],
				[
					{ from: ' red reports ', to: 'reruns', sign: 'more', other: 'x' },
					{ from: '', to: ' ' },
					{ from: 'reruns', sign: 'sideways' },
				],
			),
		).toEqual([{ from: 'red reports', to: 'reruns', sign: 'more' }, { from: 'reruns' }])
	})

	test('is at most as many rows as its kind has', () => {
		const rows = Array.from({ length: 20 }, (_, index) => ({ who: `Team ${index}` }))
		expect(cleanRows('stakeholders', [], rows)).toHaveLength(14)
	})

	test('of given rows is what the lesson names, in its order, with numbers where numbers belong', () => {
		const given = [{ id: 'fee' }, { id: 'churn' }]
		const rows = [
			{ of: 'churn', value: '3 %' },
			{ of: 'fee', value: 'lots' },
			{ of: 'other', value: '1' },
		]
		expect(cleanRows('statement', given, rows)).toEqual([{ of: 'churn', value: '3 %' }])
	})

	test.each([
		['1,200', 1200],
		['12.5 %', 12.5],
		['€17,400', 17400],
		['-3', -3],
		['1e5', null],
		['1.2.3', null],
		['', null],
		['9999999999999', null],
	])('“%s” is the number %s', (typed, number) => {
		expect(numberIn(typed)).toBe(number)
	})

	test('says what an option means', () => {
		expect(saysOf('teams', 'mode', 'serves')).toBe('Serves')
		expect(saysOf('teams', 'team', 'Ledger')).toBe('Ledger')
	})
})

test.each([
	[1_200, 0, '1,200'],
	[-74_400.4, 0, '−74,400'],
	[84.36, 2, '84.36'],
	[12, 1, '12'],
	[-0.04, 1, '0'],
	[1_234_567.5, 1, '1,234,567.5'],
])('%d with %i digits reads “%s”', (value, digits, text) => {
	expect(figure(value, digits)).toBe(text)
})

describe('a causal map', () => {
	const link = (from: string, sign: string, to: string, delay?: string): Cells => ({
		...{ from, sign, to },
		...(delay ? { delay } : {}),
	})

	test('finds a loop that feeds itself, and one that holds itself', () => {
		const { things, loops } = readLoops([
			link('Reruns', 'less', 'red reports'),
			link('Red reports', 'more', 'reruns', 'late'),
			link('reruns', 'more', 'trust in reruns'),
			link('trust in reruns', 'more', 'Reruns '),
		])
		expect(things).toEqual(['Reruns', 'red reports', 'trust in reruns'])
		expect(loops).toEqual([
			{ name: 'B1', kind: 'balancing', through: ['Reruns', 'red reports'], isLate: true },
			{ name: 'R1', kind: 'reinforcing', through: ['Reruns', 'trust in reruns'], isLate: false },
		])
	})

	test('two turns make a loop that feeds itself', () => {
		const { loops } = readLoops([link('a', 'less', 'b'), link('b', 'less', 'a')])
		expect(loops.map(({ kind }) => kind)).toEqual(['reinforcing'])
	})

	test('finds each loop once, wherever it is begun', () => {
		const ring = [link('a', 'more', 'b'), link('b', 'more', 'c'), link('c', 'less', 'a')]
		for (const rows of [ring, [...ring].reverse()]) expect(readLoops(rows).loops).toHaveLength(1)
	})

	test('leaves out half a row, a thing that leads to itself, and a second arrow of the same way', () => {
		const { links } = readLoops([
			{ from: 'a', to: 'b' },
			link('a', 'more', 'A'),
			link('a', 'more', 'b'),
			link('A', 'less', 'B'),
		])
		expect(links).toEqual([{ from: 'a', to: 'b', sign: 'more', isLate: false }])
	})

	test('of everything with everything is cut, and says so', () => {
		const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
		const rows = all.flatMap((from) => all.map((to) => link(from, 'more', to)))
		const map = readLoops(rows)
		expect(map.things).toHaveLength(10)
		expect(map.loops).toHaveLength(8)
		expect(map.isCut).toBe(true)
	})
})

describe('a statement', () => {
	const starts = {
		...{ payments: '600', fee: '19.0', 'passed-on': '12.4', fraud: '0.4', hosting: '0.6', support: '0.5' },
		...{ engineering: '17,400', selling: '6,600', general: '4,800' },
		...{
			'merchant-payments': '600',
			'merchant-fee': '28',
			'merchant-support': '3.60',
			'cost-to-win': '1,008',
			churn: '2',
		},
	}
	const given = STATEMENT_INPUTS.map((id) => ({ id, start: starts[id] }))

	test('comes to the figures of the lesson', () => {
		const read = readStatement(given, [])
		const rounded = Object.fromEntries(
			Object.entries({ ...read?.asGiven.lines, ...read?.asGiven.unit }).map(([id, value]) => [
				id,
				Number(value?.toFixed(6)),
			]),
		)
		expect(rounded).toEqual({
			...{ fees: 114_000, passedOn: 74_400, net: 39_600, fraud: 2_400, hosting: 3_600, support: 3_000, gross: 30_600 },
			...{ engineering: 17_400, selling: 6_600, general: 4_800, result: 1_800 },
			...{ grossOfOne: 5.1, resultOfOne: 0.3, contribution: 84, monthsToEarnBack: 12 },
			...{ monthsStaying: 50, lifetimeValue: 4_200 },
		})
		expect(read?.yours).toEqual(read?.asGiven)
	})

	test('is worked out anew with what its reader changed, and stays beside it as it was', () => {
		const read = readStatement(given, [{ of: 'hosting', value: '0.5' }])
		expect(read?.asGiven.lines.result).toBeCloseTo(1_800)
		expect(read?.yours.lines.result).toBeCloseTo(2_400)
		expect(read?.yours.unit.contribution).toBeCloseTo(84.6)
	})

	test('divides by nothing nowhere', () => {
		const read = readStatement(given, [
			{ of: 'payments', value: '0' },
			{ of: 'churn', value: '0' },
			{ of: 'merchant-fee', value: '0' },
		])
		expect(read?.yours.unit).toMatchObject({ grossOfOne: null, monthsToEarnBack: null, lifetimeValue: null })
	})

	test('without one of its figures is none', () => {
		expect(readStatement(given.slice(1), [])).toBeNull()
	})
})

describe('a split', () => {
	const given = [
		{ id: 'a', label: 'A', start: '3' },
		{ id: 'b', label: 'B', start: '6' },
		{ id: 'c', label: 'C', start: '5' },
	]

	test('adds up what is given, and knows what is refused, halved, open and unexplained', () => {
		const split = readSplit(given, 7, [
			{ of: 'a', share: 'none', why: 'Not this half.' },
			{ of: 'b', share: 'half' },
		])
		expect(split).toMatchObject({ spent: 3, left: 4, open: ['C'], unexplained: ['B'], halves: 1 })
		expect(split.refused.map(({ label, why }) => `${label}: ${why}`)).toEqual(['A: Not this half.'])
	})

	test('can be more than there is', () => {
		const all = given.map(({ id }) => ({ of: id, share: 'all' }))
		expect(readSplit(given, 7, all)).toMatchObject({ spent: 14, left: -7 })
	})
})

describe('marks given twice', () => {
	const given = [
		{ id: 'a', label: 'A', panel: [3, 2, 4] },
		{ id: 'b', label: 'B', panel: [1, 1, 1] },
	]
	const first = [
		{ of: 'a', first: '3' },
		{ of: 'b', first: '2' },
	]
	const both = [
		{ of: 'a', first: '3', second: '1' },
		{ of: 'b', first: '2', second: '2' },
	]

	test('open the second round after the first, and the panel after both', () => {
		expect(
			[[], first.slice(1), first, [...both.slice(1), ...first.slice(0, 1)], both].map((rows) =>
				ratingStage(given, rows),
			),
		).toEqual(['first', 'first', 'second', 'second', 'done'])
		expect(readNoise(given, first)).toBeNull()
	})

	test('tell how far one is from oneself, and raters from each other', () => {
		expect(readNoise(given, both)).toMatchObject({ moved: 1, own: 1, widest: { label: 'A', low: 2, high: 4 } })
		// Of 3, 2, 4 the pairs are 1, 1 and 2 apart; of the other packet none.
		expect(readNoise(given, both)?.panel).toBeCloseTo(2 / 3)
	})
})

describe('a map of teams', () => {
	test('takes the first kind it is told, and finds queues, crowded teams and teams without a kind', () => {
		const rows: Cells[] = [
			{ team: 'Ledger', kind: 'subsystem', mode: 'tickets', other: 'Payments' },
			{ team: 'payments', kind: 'stream', mode: 'together', other: 'ledger' },
			{ team: 'Ledger', kind: 'platform', mode: 'serves', other: 'Checkout' },
			{ team: 'Ledger', mode: 'serves', other: 'Mobile' },
			{ team: 'Ledger', mode: 'serves', other: 'Ledger' },
		]
		const map = readTeams(rows)
		expect(map.teams).toEqual([
			{ name: 'Ledger', kind: 'subsystem' },
			{ name: 'Payments', kind: 'stream' },
			{ name: 'Checkout', kind: null },
			{ name: 'Mobile', kind: null },
		])
		expect(map.links).toHaveLength(4)
		expect(map).toMatchObject({
			queues: ['Ledger takes tickets from Payments'],
			crowded: ['Ledger'],
			withoutKind: ['Checkout', 'Mobile'],
		})
	})
})

describe('a map of stakeholders', () => {
	test('places who has both figures, and says what rows lack', () => {
		const map = readStakeholders([
			{ who: 'Controller', interest: '1', power: '5', veto: 'assumed', verb: 'Ask what she signs' },
			{ who: 'Waiters', interest: '5', power: '2', veto: 'none' },
			{ who: 'Sales', interest: '3' },
			{ interest: '3', power: '3' },
		])
		expect(map).toEqual({
			placed: [
				{ who: 'Controller', interest: 1, power: 5, hasVeto: true },
				{ who: 'Waiters', interest: 5, power: 2, hasVeto: false },
			],
			unplaced: ['Sales'],
			withoutVerb: ['Waiters', 'Sales'],
			unwrittenVeto: ['Controller'],
			unheard: ['Waiters'],
		})
	})
})
