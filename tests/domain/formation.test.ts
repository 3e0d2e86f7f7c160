import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { arrange, limitsFor, type Tools } from '~/domain/formation/arrange'
import { changed } from '~/domain/formation/change.server'
import { costOf, gapOf } from '~/domain/formation/cost'
import { solverOf } from '~/domain/formation/highs'
import { freeHours } from '~/domain/formation/hours'
import type { Group, Pair, Problem } from '~/domain/formation/kinds'
import { brokenBy } from '~/domain/formation/rules'
import { saidGap, viewOf } from '~/domain/formation/view'
import { whyLeft } from '~/domain/formation/why'
import { findWindows } from '~/domain/formation/windows'
import { STRENGTHS } from '~/domain/person/needs'
import { aLead, aProblem, aSomeone, freeOf, loadSolver } from '../support/formation'
import { brokenPlainly, leastCost } from '../support/formation-plainly'

let tools: Tools
beforeAll(async () => {
	tools = { solve: solverOf(await loadSolver()), nowMs: () => performance.now(), say: () => undefined }
})
const propose = (problem: Problem, from: { groups: Group[]; pinned: string[] } | null = null) =>
	arrange(problem, from, tools, limitsFor(problem.people.length, 20_000))
const RUNS = process.env.BELAY_LONG === '1' ? 2_000 : 80

/** People, leads and pairs of a small organization, with sizes to match: three teams, two lines, zones around the earth. */
const problems = fc
	.record({
		people: fc.array(
			fc.record({
				team: fc.constantFrom('', 'Red', 'Blue', 'Green'),
				offset: fc.constantFrom(-480, 0, 60, 330, 720),
				track: fc.constantFrom('manager' as const, 'ic' as const),
				strength: fc.constantFrom(...STRENGTHS),
				line: fc.subarray(['p0', 'p1', 'l0', 'boss']),
				from: fc.integer({ min: 7, max: 11 }),
				// Of two who work on Mondays and Tuesdays, and from Tuesday on, one day is in common: too few.
				days: fc.constantFrom(31, 31, 31, 30, 3),
			}),
			{ minLength: 2, maxLength: 8 },
		),
		leads: fc.array(
			fc.record({
				offset: fc.constantFrom(-480, 0, 60, 330, 720),
				room: fc.integer({ min: 0, max: 2 }),
				line: fc.subarray(['p2', 'p3']),
			}),
			{ minLength: 1, maxLength: 2 },
		),
		pairs: fc.array(
			fc.record({
				one: fc.integer({ min: 0, max: 7 }),
				other: fc.integer({ min: 0, max: 7 }),
				kind: fc.constantFrom('together' as const, 'apart' as const, 'allowed' as const),
			}),
			{ maxLength: 3 },
		),
		capacity: fc.integer({ min: 2, max: 8 }),
		most: fc.integer({ min: 2, max: 4 }),
		overlap: fc.constantFrom(60, 180, 300),
		// By how much some clocks change in the seasons to come.
		changes: fc.array(
			fc.record({ far: fc.constantFrom(0, 60, -60), near: fc.constantFrom(0, 60), odd: fc.constantFrom(0, -60) }),
			{ maxLength: 2 },
		),
	})
	.map(({ people, leads, pairs, capacity, most, overlap, changes }) => {
		const freeIn = (offset: number, from: number, to: number, days = 31) =>
			[{ far: 0, near: 0, odd: 0 }, ...changes].flatMap(({ far, near, odd }) => {
				const change = offset === -480 ? far : offset === 60 ? near : offset === 720 ? odd : 0
				return freeOf(offset + change, from, to, days)
			})
		return aProblem({
			people: people.map(({ from, days, ...person }, index) =>
				aSomeone(`p${index}`, {
					...person,
					line: person.line.filter((id) => id !== `p${index}`),
					free: freeIn(person.offset, from, from + 8, days),
				}),
			),
			leads: leads.map((lead, index) => aLead(`l${index}`, { ...lead, free: freeIn(lead.offset, 8, 18) })),
			pairs: pairsOnce(pairs.filter(({ one, other }) => one !== other && one < people.length && other < people.length)),
			capacity,
			overlapMinutes: overlap,
			settings: { fewest: 2, most },
		})
	})

/** Five wishes of few people, so that they hang together. */
const wishes = fc.array(
	fc.record({
		one: fc.integer({ min: 0, max: 4 }),
		other: fc.integer({ min: 0, max: 4 }),
		kind: fc.constantFrom('together' as const, 'together' as const, 'apart' as const, 'allowed' as const),
	}),
	{ maxLength: 5 },
)

function pairsOnce(pairs: { one: number; other: number; kind: Pair['kind'] }[]): Pair[] {
	const byKey = new Map(
		pairs.map(({ one, other, kind }) => [
			[one, other].sort().join(),
			{ one: `p${one}`, other: `p${other}`, kind, reason: 'Said' },
		]),
	)
	return [...byKey.values()]
}

describe('a proposal', () => {
	test('never breaks a hard rule, and costs no less than its bound', () => {
		fc.assert(
			fc.property(problems, (problem) => {
				const { arrangement, progress } = propose(problem)
				expect(brokenBy(problem, arrangement)).toEqual([])
				expect(brokenPlainly(problem, arrangement)).toEqual([])
				expect(progress.cost).toBeCloseTo(costOf(problem, arrangement).total, 6)
				expect(progress.bound).toBeLessThanOrEqual(progress.cost + 1e-6)
			}),
			{ numRuns: RUNS },
		)
	})

	test('is as good as the best of all there are', () => {
		fc.assert(
			fc.property(problems, (problem) => {
				expect(propose(problem).progress.cost).toBeCloseTo(leastCost(problem), 6)
			}),
			{ numRuns: RUNS / 8 },
		)
	})

	// The bound alone, where wishes meet in one person, teams are large and zones far apart: what it is made of.
	test('has a bound that is not above the best of all there are', () => {
		fc.assert(
			fc.property(problems, wishes, fc.integer({ min: 2, max: 3 }), (plain, pairs, fewest) => {
				const people = plain.people.slice(0, 6)
				const there = pairs.filter(({ one, other }) => one !== other && Math.max(one, other) < people.length)
				const problem = {
					...plain,
					people,
					pairs: pairsOnce(there),
					settings: { ...plain.settings, fewest, most: fewest + 1 },
				}
				expect(findWindows(problem, tools.solve, 20).bound).toBeLessThanOrEqual(leastCost(problem) + 1e-6)
			}),
			{ numRuns: RUNS },
		)
	})

	test('leaves nobody over who must come, while somebody invited has a seat that they could take', () => {
		fc.assert(
			fc.property(problems, (plain) => {
				const problem = { ...plain, capacity: Math.min(plain.capacity, plain.people.length - 1) }
				const { groups } = propose(problem).arrangement
				const placed = new Set(groups.flatMap(({ people }) => people))
				const musts = problem.people.filter(({ id, strength }) => strength === 'must' && !placed.has(id))
				const invited = problem.people.filter(({ id, strength }) => strength === 'invited' && placed.has(id))
				for (const must of musts)
					for (const other of invited) {
						const swapped = groups.map((group) => ({
							...group,
							people: group.people.map((id) => (id === other.id ? must.id : id)),
						}))
						expect(brokenBy(problem, { groups: swapped }), `${must.id} for ${other.id}`).not.toEqual([])
					}
			}),
			{ numRuns: RUNS / 2 },
		)
	})

	test('leaves pinned people where they are', () => {
		fc.assert(
			fc.property(problems, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (problem, pins) => {
				const first = propose(problem).arrangement
				const pinned = first.groups.flatMap((group) => group.people).filter((_, index) => pins[index])
				const again = propose({ ...problem, pairs: [] }, { ...first, pinned }).arrangement
				for (const group of first.groups) {
					const staying = group.people.filter((id) => pinned.includes(id))
					const now = again.groups.find(({ key }) => key === group.key)
					for (const id of staying) expect(now?.people).toContain(id)
					if (staying.length > 0) expect(now?.leadId).toBe(group.leadId)
				}
				expect(
					brokenBy({ ...problem, pairs: [] }, again).filter(
						({ rule }) => rule !== 'too-few' && rule !== 'team' && rule !== 'line',
					),
				).toEqual([])
			}),
			{ numRuns: Math.ceil(RUNS / 3) },
		)
	})

	test('is the same for the same input', () => {
		const problem = aProblem({
			people: Array.from({ length: 30 }, (_, index) =>
				aSomeone(`p${index}`, { offset: (index % 5) * 60, team: `t${index % 15}` }),
			),
			leads: [aLead('l0', { room: 2 }), aLead('l1', { offset: 180, room: 1 })],
		})
		expect(propose(problem).arrangement).toEqual(propose(problem).arrangement)
	})
})

describe('hours', () => {
	test('are those of a working day by UTC, on the days that are worked there', () => {
		const free = freeHours({ workDays: [1], workFrom: '09:00', workTo: '17:00' }, [], -480)
		// Vancouver in winter: 17:00 to 01:00 UTC, the last hour on Tuesday.
		expect(free[17 * 4]).toBe(1)
		expect(free[0]).toBe(2)
		expect(free[4]).toBe(0)
		expect(free[17 * 4 - 1]).toBe(0)
	})

	test('leave out when somebody cannot come, and quarters they have only in part', () => {
		const free = freeHours(
			{ workDays: [1, 2], workFrom: '09:10', workTo: '17:00' },
			[{ day: 2, from: '12:00', to: '13:00' }],
			0,
		)
		expect(free[9 * 4]).toBe(0)
		expect(free[9 * 4 + 1]).toBe(3)
		expect(free[12 * 4]).toBe(1)
		expect(free[13 * 4]).toBe(3)
	})
})

describe('what the page says', () => {
	const people = ['Ana', 'Ben', 'Cleo', 'Dan'].map((id, index) => aSomeone(id, { team: `t${index}` }))
	const problem = aProblem({ people, leads: [aLead('Ruth')], settings: { fewest: 2, most: 4 } })
	const proposal = { groups: [{ key: 'A', leadId: 'Ruth', people: ['Ana', 'Ben', 'Cleo'] }], pinned: [], before: null }

	test('costs what it costs', () => {
		const view = viewOf(problem, proposal, new Map())
		expect(view.cost).toBe(costOf(problem, proposal).total)
		expect(view.facts[0]).toEqual(['Points for what is not met', '100'])
	})

	test('names who is in whose way, and the move that makes room', () => {
		const kin = aProblem({
			...problem,
			people: [...people.slice(0, 3), aSomeone('Dan', { team: 't0' }), aSomeone('Eve', { team: 't8' })],
			leads: [aLead('Ruth'), aLead('Kofi')],
			capacity: 10,
			settings: { fewest: 2, most: 4 },
		})
		const [left] = whyLeft(kin, {
			groups: [
				{ key: 'A', leadId: 'Ruth', people: ['Ana', 'Ben'] },
				{ key: 'B', leadId: 'Kofi', people: ['Cleo', 'Eve'] },
			],
		})
		expect(left).toMatchObject({ id: 'Dan', moves: [{ person: 'Dan', to: 'B' }], fix: 'There is room in B.' })
		expect(left?.why).toContain('Ana of t0 too is in A')
	})

	test('says how many hours are missing, and which lead would help', () => {
		const far = aSomeone('Keiko', { place: 'Sydney', offset: 660, team: 't9' })
		const [left] = whyLeft({ ...problem, people: [...people.slice(0, 3), far] }, proposal)
		expect(left?.why).toBe('Shares no hour with A. The rule asks for two hours.')
		expect(left?.fix).toContain('One person without a place shares these hours')
	})

	test('moves, and takes the move back', () => {
		const moved = changed(proposal, { kind: 'move', moves: [{ person: 'Dan', to: 'A' }] })
		expect(moved?.groups[0]?.people).toEqual(['Ana', 'Ben', 'Cleo', 'Dan'])
		expect(moved && changed(moved, { kind: 'undo' })).toEqual(proposal)
		expect(changed(proposal, { kind: 'move', moves: [{ person: 'Dan', to: 'Z' }] })).toBeNull()
	})

	test('the gap is of what could still be gained', () => {
		expect(gapOf(50, 40)).toBeCloseTo(0.2)
		expect(gapOf(0, 0)).toBe(0)
		const said = saidGap(50, { bound: 40, elapsedMs: 2_000 })
		expect(said).toContain('counts 50 points, and fewer is better')
		expect(said).toContain('No arrangement has fewer than 40, so the best there can be is at most 20% lower')
	})
})
