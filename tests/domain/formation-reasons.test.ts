import { describe, expect, test } from 'vitest'
import { FEWEST_SEATS } from '~/domain/cohort/kinds'
import { limitsFor } from '~/domain/formation/arrange'
import type { Group, Problem, Someone } from '~/domain/formation/kinds'
import { freedBy } from '~/domain/formation/relax'
import { reasonsFor, whyLeft } from '~/domain/formation/why'
import { aLead, anOrganization, aProblem, aSomeone } from '../support/formation'

/** Why Ana sits in A, with Ben, while Cleo and Dan sit in B. */
function whyAna(said: {
	ana?: Parameters<typeof aSomeone>[1]
	ben?: Parameters<typeof aSomeone>[1]
	cleo?: Parameters<typeof aSomeone>[1]
	dan?: Parameters<typeof aSomeone>[1]
	kofi?: Partial<Someone>
	pairs?: Problem['pairs']
	groups?: Group[]
}): string | undefined {
	const problem = aProblem({
		people: [
			aSomeone('Ana', { team: 'Ledger', ...said.ana }),
			aSomeone('Ben', { team: 'Cards', offset: 60, ...said.ben }),
			aSomeone('Cleo', { team: 'Loans', ...said.cleo }),
			aSomeone('Dan', { team: 'Risk', ...said.dan }),
		],
		leads: [aLead('Ruth'), aLead('Kofi', said.kofi)],
		pairs: said.pairs ?? [],
		settings: { fewest: 2, most: 4 },
	})
	const groups = said.groups ?? [
		{ key: 'A', leadId: 'Ruth', people: ['Ana', 'Ben'] },
		{ key: 'B', leadId: 'Kofi', people: ['Cleo', 'Dan'] },
	]
	return reasonsFor(problem, { groups }).Ana
}
const pair = (kind: 'together' | 'apart' | 'allowed', other: string, first = false) => ({
	one: first ? other : 'Ana',
	other: first ? 'Ana' : other,
	kind,
	reason: 'Asked',
})

describe('why somebody sits where they sit', () => {
	test.each([
		['a wish to be together that is met', { pairs: [pair('together', 'Ben')] }, 'To be with Ben'],
		['the same wish, said the other way round', { pairs: [pair('together', 'Ben', true)] }, 'To be with Ben'],
		['a wish to be apart that is met', { pairs: [pair('apart', 'Cleo')] }, 'To be apart from Cleo'],
		['no wish that is not met', { pairs: [pair('together', 'Cleo'), pair('apart', 'Ben')] }, 'Hours and mix'],
		['no pair that may only meet', { pairs: [pair('allowed', 'Ben')] }, 'Hours and mix'],
		[
			'hours that no other cohort shares',
			{ ana: { hours: [1, 5] as [number, number] } },
			'No other cohort has hours in common with theirs',
		],
		['a colleague of their team in the only other one', { cleo: { team: 'Ledger' } }, 'Cleo of Ledger too is in B'],
		['their manager there', { ana: { line: ['Dan'] } }, 'Dan, who is above them, is in B'],
		['somebody who reports to them there', { dan: { line: ['Ana'] } }, 'Dan, who reports to them, is in B'],
		['a lead there who is above them', { ana: { line: ['Kofi'] } }, 'Kofi leads B and is in their reporting line'],
		[
			'a mix that is short of their track',
			{ ana: { track: 'ic' as const } },
			'For the mix: few individual contributors here',
		],
		['others on the same clock', { ben: { offset: 0 } }, 'With one other on the same clock'],
		['nothing in particular', {}, 'Hours and mix'],
	])('is %s', (_what, said, why) => {
		expect(whyAna(said)).toBe(why)
	})

	test('names no colleague whom an admin lets them meet', () => {
		expect(whyAna({ cleo: { team: 'Ledger' }, pairs: [pair('allowed', 'Cleo')] })).toBe('Hours and mix')
	})

	test('names a wish before hours, and hours before a team', () => {
		const kept = { ana: { hours: [1, 5] as [number, number] }, cleo: { team: 'Ledger' } }
		expect(whyAna({ ...kept, pairs: [pair('together', 'Ben')] })).toBe('To be with Ben')
		expect(whyAna(kept)).toBe('No other cohort has hours in common with theirs')
	})

	test('is said of nobody without a place, and blames no other cohort where there is none', () => {
		expect(whyAna({ groups: [{ key: 'B', leadId: 'Kofi', people: ['Cleo', 'Dan'] }] })).toBeUndefined()
		expect(whyAna({ groups: [{ key: 'A', leadId: 'Ruth', people: ['Ana', 'Ben'] }] })).toBe('Hours and mix')
	})
})

test.each([
	['is tried while the form takes one', FEWEST_SEATS + 1, FEWEST_SEATS, ['size']],
	['is not advised where the form takes none', FEWEST_SEATS, FEWEST_SEATS - 1, []],
])('a smaller cohort %s', (_name, fewest, count, rules) => {
	const people = Array.from({ length: count }, (_, index) => aSomeone(`p${index}`))
	const problem = aProblem({ people, leads: [aLead('Ruth')], settings: { fewest } })
	const quiet = { solve: () => ({ values: null, bound: 0, isOptimal: false }), nowMs: () => 0, say: () => undefined }
	const left = people.map(({ id }) => id)
	expect(freedBy(problem, left, quiet, limitsFor(count, 800)).map(({ rule }) => rule)).toEqual(rules)
})

test('two thousand people with seats for seven hundred are explained before anybody waits for a page', () => {
	const problem = anOrganization(2_000, 60)
	const groups = Array.from({ length: 60 }, (_, index) => ({
		key: `C${index}`,
		leadId: problem.leads[index % problem.leads.length]?.id ?? '',
		people: problem.people.slice(index * 12, index * 12 + 12).map(({ id }) => id),
	}))
	const begunMs = performance.now()
	expect(whyLeft(problem, { groups })).toHaveLength(1_280)
	// A third of a second; asked for each of them anew it was twenty, in which nobody else was answered.
	expect(performance.now() - begunMs).toBeLessThan(4_000)
})
