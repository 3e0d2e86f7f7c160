import { beforeAll, describe, expect, test } from 'vitest'
import { arrange, limitsFor, type Tools } from '~/domain/formation/arrange'
import { spreadOf } from '~/domain/formation/cost'
import { solverOf } from '~/domain/formation/highs'
import { freeHours } from '~/domain/formation/hours'
import { brokenBy, sharedBy } from '~/domain/formation/rules'
import { seasonsOf } from '~/domain/formation/seasons.server'
import { viewOf } from '~/domain/formation/view'
import { whyLeft } from '~/domain/formation/why'
import { aLead, aProblem, aSomeone, freeOf, loadSolver } from '../support/formation'
import { brokenPlainly } from '../support/formation-plainly'

let tools: Tools
beforeAll(async () => {
	tools = { solve: solverOf(await loadSolver()), nowMs: () => performance.now(), say: () => undefined }
})

const [BERLIN, KOLKATA] = ['Europe/Berlin', 'Asia/Kolkata'] as const
const session = { title: 'Session', format: 'critique-60', minutes: 60, about: '' }
const planOf = (weeks: number[]) =>
	({
		sessions: weeks.map(() => session),
		pace: weeks.map((week, index) => ({ week, items: [`s${index + 1}`] })),
	}) as unknown as Parameters<typeof seasonsOf>[2]
const sinceOf = (zones: string[], weeks: number[]) =>
	seasonsOf(zones, '2026-10-12', planOf(weeks)).map(({ since }) => since)

describe('seasons', () => {
	test.each([
		['one more where a clock changes against another', [BERLIN, KOLKATA], [1, 12], ['2026-10-12', '2026-10-25']],
		['none where the plan has ended by then', [BERLIN, KOLKATA], [1], ['2026-10-12']],
		['none where all change together', [BERLIN, 'Europe/Lisbon'], [1, 12], ['2026-10-12']],
		[
			'one where clocks part for a week and meet again',
			[BERLIN, 'America/New_York'],
			[1, 12],
			['2026-10-12', '2026-10-25'],
		],
	])('are %s', (_name, zones, weeks, expected) => {
		expect(sinceOf(zones, weeks)).toEqual(expected)
	})
})

describe('clocks', () => {
	test('of two sides of the earth have hours in common that go on past midnight', () => {
		const shared = sharedBy([{ free: freeOf(-480, 13, 18) }, { free: freeOf(720, 9, 14, 31) }], 2)
		expect(shared).toMatchObject({ from: 21 * 4, length: 20 })
	})

	test('lie apart by what is counted the short way round the earth', () => {
		expect(spreadOf([-480, 720])).toBe(4 * 60)
		expect(spreadOf([0, 330, 60])).toBe(330)
		expect(spreadOf([60])).toBe(0)
	})
})

describe('hours in common', () => {
	const seasons = seasonsOf([BERLIN, KOLKATA], '2026-10-12', planOf([1, 12]))
	const at = (zone: string) => {
		const offsets = seasons.map(({ offsets }) => offsets.get(zone) ?? 0)
		const nine = { workDays: [1, 2, 3, 4, 5], workFrom: '09:00', workTo: '17:00' }
		return { offset: offsets[0] ?? 0, free: offsets.flatMap((offset) => freeHours(nine, [], offset)) }
	}
	const people = [aSomeone('Ana', at(BERLIN)), aSomeone('Dev', at(KOLKATA))]
	const asking = (hours: number) =>
		aProblem({ people, leads: [aLead('Ruth', at(BERLIN))], overlapMinutes: hours * 60, settings: { fewest: 2 } })
	const proposal = { groups: [{ key: 'A', leadId: 'Ruth', people: ['Ana', 'Dev'] }], pinned: [], before: null }

	test('are those of the weeks that have the fewest', () => {
		expect(sharedBy(people, 2)).toMatchObject({ season: 1, length: 14 })
		expect(sharedBy([...people].reverse(), 2)).toMatchObject({ season: 1, length: 14 })
	})

	test.each([
		[4, ['hours'], 0],
		[3, [], 2],
	])('that are asked for, %i of them, hold to the last session or not at all', (hours, broken, placed) => {
		const problem = asking(hours)
		expect(brokenBy(problem, proposal).map(({ rule }) => rule)).toEqual(broken)
		expect(brokenPlainly(problem, proposal)).toEqual(broken)
		const found = arrange(problem, null, tools, limitsFor(2, 5_000)).arrangement
		expect(found.groups.flatMap((group) => group.people)).toHaveLength(placed)
	})

	test('are shown as of those weeks, and why somebody has no place as well', () => {
		const [group] = viewOf(asking(4), proposal, new Map()).groups
		expect(group?.shared.said).toBe('3 h 30 in common, from 08:00 UTC')
		expect(group?.weeks).toContain('Shown are the hours from 25 October on')
		const alone = { groups: [{ key: 'A', leadId: 'Ruth', people: ['Ana'] }] }
		expect(whyLeft(asking(4), alone)[0]?.why).toBe('Shares 3 h 30 with A. The rule asks for four hours.')
	})
})
