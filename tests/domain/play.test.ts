import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step } from '~/domain/simulation/kinds'
import { move, playThrough } from '~/domain/simulation/play'
import { first } from '../support/content-folder'
import { aSimulation } from '../support/simulations'

const simulation = aSimulation()
const step = (turn: string, choice = 'ask'): Step => ({ turn, choice })
const WARM = ['one', 'two-warm', 'three', 'four-warm', 'five', 'six-warm', 'seven', 'eight'].map((turn) => step(turn))

describe('a talk', () => {
	test('begins in its first turn with the values of its text', () => {
		expect(playThrough(simulation, [])).toMatchObject({ played: [], at: { turn: { id: 'one' } } })
	})

	test('goes where its choices lead, and keeps what each did', () => {
		const talk = playThrough(simulation, WARM.slice(0, 2))
		expect(talk?.at).toMatchObject({ turn: { id: 'three' } })
		expect(talk?.played.map(({ turn, values }) => [turn.id, values.trust])).toEqual([
			['one', 55],
			['two-warm', 60],
		])
	})

	test('takes the road its values open, after the choice', () => {
		const at = (...choices: [string, string][]) =>
			playThrough(
				simulation,
				choices.map(([turn, choice]) => step(turn, choice)),
			)?.at
		expect(at(['one', 'wait'], ['two-cold', 'wait'], ['three', 'wait'])).toMatchObject({ turn: { id: 'four-warm' } })
		expect(at(['one', 'tell'], ['two-cold', 'ask'], ['three', 'wait'])).toMatchObject({ turn: { id: 'four-cold' } })
	})

	test('comes to an ending', () => {
		expect(playThrough(simulation, WARM)?.at).toEqual({ ending: 'good' })
	})

	test.each<[string, Step[]]>([
		['a choice nobody offered', [step('one', 'shout')]],
		['a turn it did not come to', [step('one'), step('two-cold')]],
		['a turn that is not there', [step('zero')]],
		['more after its ending', [...WARM, step('eight')]],
	])('with %s does not fit', (_what, steps) => {
		expect(playThrough(simulation, steps)).toBeNull()
	})

	test('that leads where the text has nothing any more does not fit', () => {
		const shorter = { ...simulation, endings: simulation.endings.filter(({ id }) => id !== 'good') }
		expect(playThrough(shorter, WARM)).toBeNull()
	})
})

test('values stay between 0 and 100, whatever is chosen', () => {
	const value = fc.integer({ min: 0, max: 100 })
	const by = fc.integer({ min: -25, max: 25 })
	const choice = first(first(simulation.turns).choices)
	fc.assert(
		fc.property(
			fc.record({ trust: value, clarity: value, energy: value }),
			fc.record({ trust: by, clarity: by, energy: by }),
			(values, steps) => {
				for (const after of Object.values(move(values, { ...choice, ...steps }).values)) {
					expect(after).toBeGreaterThanOrEqual(0)
					expect(after).toBeLessThanOrEqual(100)
				}
			},
		),
	)
})
