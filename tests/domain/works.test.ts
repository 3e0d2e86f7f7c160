import { expect, test } from 'vitest'
import { findWork, listWorks, sayWork } from '~/domain/assessment/works'
import { aWork, judged, nov, rules } from '../support/evidence'

const { scenario } = rules
const analysis = { ...scenario, id: 'analysis', form: 'A one-page analysis' }
const planned = { ...scenario, id: 'panel', status: 'planned' as const }
const stage = { label: 'Level 2', requirements: [rules.check, scenario, planned, analysis] }

test('the works of a level are what can be handed in, each by its requirement', () => {
	expect(listWorks(stage.requirements)).toEqual([scenario, analysis])
	expect(findWork(stage.requirements, 'analysis')).toBe(analysis)
	for (const other of ['check', 'panel', '', 'l1-scenario'])
		expect(findWork(stage.requirements, other), other).toBeUndefined()
})

test('a work is said with its level; what the rules name no more is its level alone', () => {
	expect(sayWork(stage, 'analysis')).toBe('Level 2: a one-page analysis')
	expect(sayWork(stage, 'dossier')).toBe('Level 2')
})

test('a work is judged by its own tries, whatever became of another of the level', () => {
	const of = (id: string, state: Parameters<typeof aWork>[0]) => aWork(state, nov(20), undefined, id)
	const submissions = [of('analysis', 'again'), of('scenario', 'met')]
	expect(judged(scenario, { submissions }).state).toBe('met')
	expect(judged(analysis, { submissions })).toMatchObject({ state: 'in-progress', short: 'again' })
	expect(judged(analysis, { submissions: [of('scenario', 'met')] })).toMatchObject({ state: 'open', short: 'open' })
})
