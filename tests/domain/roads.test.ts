import { describe, expect, test } from 'vitest'
import { endingOf, roadFaults } from '~/domain/simulation/roads'
import { first } from '../support/content-folder'
import { aSimulation, type File, turnOf } from '../support/simulations'

const linesOf = (change: (file: File) => void) =>
	roadFaults(aSimulation(change)).map(({ field, message }) => `${field}: ${message}`)
const allTo = (file: File, id: string, to: string) => {
	for (const choice of turnOf(file, id).choices) choice.to = to
}

describe('the roads of a simulation', () => {
	test('without a fault have none', () => {
		expect(linesOf(() => {})).toEqual([])
	})

	test.each<[string, (file: File) => void, string]>([
		['that begin nowhere', (file) => Object.assign(file, { first: 'zero' }), 'first: there is no turn zero'],
		[
			'that go in a circle',
			(file) => allTo(file, 'seven', 'two-warm'),
			'two-warm: a road leads back to it: a talk has no circles',
		],
		[
			'that end too early',
			(file) => allTo(file, 'six-cold', 'poor'),
			'poor: a road to it takes 6 turns, 8 to 12 are wanted',
		],
		[
			'that go on for too long',
			(file) => {
				const seven = turnOf(file, 'seven')
				const more = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...structuredClone(seven), id }))
				file.turns.push(...more)
				for (const [index, { id }] of more.entries()) allTo(file, id, more[index + 1]?.id ?? 'eight')
				allTo(file, 'seven', 'a')
			},
			'good: a road to it takes 13 turns, 8 to 12 are wanted',
		],
		[
			'that all see the same turns',
			(file) => {
				allTo(file, 'one', 'two-warm')
				allTo(file, 'three', 'four-warm')
				allTo(file, 'five', 'six-warm')
			},
			'turns: 0 are seen on some roads only, 3 are wanted',
		],
		[
			'with a turn nobody is led to',
			(file) => allTo(file, 'one', 'two-warm'),
			'two-cold: nobody comes to it, whatever they choose',
		],
		[
			'with an ending whose trust nobody can reach',
			(file) =>
				Object.assign(first(turnOf(file, 'eight').choices), {
					to: [{ if: { trust: 95 }, to: 'good' }, { to: 'fair' }],
				}),
			'good: nobody comes to it, whatever they choose',
		],
		[
			'with a road nobody takes, for its values are always there',
			(file) =>
				Object.assign(first(turnOf(file, 'one').choices), {
					to: [{ if: { trust: 55 }, to: 'two-warm' }, { to: 'two-cold' }],
				}),
			'one: nobody takes the road from ask to two-cold',
		],
	])('%s are told', (_what, change, fault) => {
		expect(linesOf(change)).toContain(fault)
	})
})

test('whoever always chooses by one rule ends where it leads', () => {
	const simulation = aSimulation()
	expect(endingOf(simulation, (choices) => choices[0])).toBe('good')
	expect(endingOf(simulation, (choices) => choices[1])).toBe('fair')
	expect(endingOf(simulation, (choices) => choices.at(-1))).toBe('poor')
})
