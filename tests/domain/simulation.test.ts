import { describe, expect, test } from 'vitest'
import { HEIGHT, lineOf, pointsOf, WIDTH } from '~/domain/simulation/course'
import { playThrough, type Talk } from '~/domain/simulation/play'
import { changeWords, courseWords, sayLookBack, sayTalk } from '~/domain/simulation/say'
import { simulationsOf } from '~/domain/simulation/simulation'
import { aSimulation } from '../support/simulations'

const simulation = aSimulation((file) => {
	file.turns[0]?.lines?.push({ who: 'ines', says: 'Well.' })
})
const ROAD = ['one', 'two-warm', 'three', 'four-warm', 'five', 'six-warm', 'seven', 'eight']
function talkOf(...choices: string[]): Talk {
	const talk = playThrough(
		simulation,
		choices.map((choice, index) => ({ turn: ROAD[index] ?? '', choice })),
	)
	if (!talk) throw new Error('The road of the builder has changed')
	return talk
}
const played = talkOf('ask', 'wait', 'ask')

describe('what is shown while somebody plays', () => {
	const said = sayTalk(simulation, played)

	test('is the talk so far, by name, and the choices of now', () => {
		expect(said.past[0]).toEqual({
			number: 1,
			scene: null,
			lines: [
				{ who: 'Ines', says: 'This is one.' },
				{ who: 'Ines', says: 'Well.' },
			],
			chosen: { id: 'ask', text: 'What happened, in one?', isAct: false },
			reply: 'She looks up.',
		})
		expect(said.past[1]?.chosen).toEqual({ id: 'wait', text: 'You wait, in two-warm.', isAct: true })
		expect(said.now?.number).toBe(4)
		expect(said.now?.choices.map(({ id }) => id)).toEqual(['ask', 'wait', 'tell'])
	})

	test('holds no value, no reason, no road and no ending', () => {
		const shown = JSON.stringify(said)
		for (const { choices } of simulation.turns) for (const { why } of choices) expect(shown).not.toContain(why)
		expect(shown).not.toMatch(/trust|clarity|energy|strong|"to"|"if"|On time|Nearly|Gone/)
		expect(Object.keys(said.now?.choices[0] ?? {}).sort()).toEqual(['id', 'isAct', 'text'])
	})
})

describe('the look back', () => {
	const said = sayLookBack(simulation, talkOf('ask', 'tell', 'ask', 'ask', 'ask', 'wait', 'ask', 'wait'))

	test('tells the ending, every choice with its reason, and what it did', () => {
		expect(said.ending).toEqual({ title: 'Nearly', html: '<p>She came at ten.</p>' })
		expect(said.endings).toBe('three endings')
		expect(said.turns.map(({ why, did }) => [why, did]).slice(0, 2)).toEqual([
			['Asks, in one.', 'Trust rose'],
			['Tells, in two-warm.', 'Trust fell'],
		])
		expect(said.turns[5]?.did).toBeNull()
		expect(said).toMatchObject({
			trap: 'One tells.',
			links: [{ to: '/learn/ladder/l1/listening', title: 'Listening' }],
		})
	})

	test('tells how each value went, from its beginning on', () => {
		expect(said.courses.map(({ name, words }) => `${name}: ${words}`)).toEqual([
			'Trust: Began in the middle, was lowest after turn 2, ended high',
			'Clarity: Began low, ended low',
			'Energy: Began high, ended high',
		])
		expect(said.courses[0]?.from).toEqual([50, 55, 45, 50, 55, 60, 60, 65, 65])
	})
})

test.each([
	[{ trust: 54, clarity: 30, energy: 60 }, 'Trust rose a little'],
	[{ trust: 55, clarity: 18, energy: 56 }, 'Trust rose, clarity fell a lot, energy fell a little'],
	[{ trust: 50, clarity: 30, energy: 60 }, null],
])('what a choice did is said in words, with small and large steps', (after, words) => {
	expect(changeWords({ trust: 50, clarity: 30, energy: 60 }, after)).toBe(words)
})

test.each([
	[[50, 70, 90, 55], 'Began in the middle, was highest after turn 2, ended in the middle'],
	[[10, 30, 85], 'Began very low, ended very high'],
	[[50], 'Began in the middle, ended in the middle'],
])('the course %j is said in words', (course, words) => {
	expect(courseWords(course)).toBe(words)
})

test('the drawing of a course stays in its frame, from its left edge to its right', () => {
	const points = pointsOf([0, 100, 50])
	expect(points.map(({ x }) => x)).toEqual([4, WIDTH / 2, WIDTH - 4])
	expect(points.map(({ y }) => y)).toEqual([HEIGHT - 4, 4, HEIGHT / 2])
	expect(lineOf([0, 100])).toBe(`M4 ${HEIGHT - 4}L${WIDTH - 4} 4`)
})

test('a stage has those that name it, and no others', () => {
	const other = { ...simulation, stages: ['track/q1'] }
	expect(simulationsOf([simulation, other], 'track/q1')).toEqual([other])
})
