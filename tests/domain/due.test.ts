import { expect, test } from 'vitest'
import { evaluate } from '~/domain/certification/requirements'
import { dueList } from '~/domain/progress/due.server'
import { paths } from '~/paths'
import { anEvidence, nov, now, rules } from '../support/evidence'
import { aStage } from '../support/stages-taken'

const due = (finished: number[], startsOn: string | null = '2026-11-02') =>
	dueList({
		timeZone: 'Europe/Lisbon',
		stage: aStage(),
		startsOn,
		sessions: [],
		modules: [],
		nextSession: null,
		ownCase: null,
		beside: [],
		commitments: [],
		slots: [],
		today: '2026-11-26',
		results: evaluate([rules.simulation], anEvidence({ simulations: finished.map((day) => ({ at: nov(day) })) }), now),
	}).map(({ title, why, to }) => [title, why, to])

test('somebody in a cohort is reminded of simulations until enough are finished, and nobody else is', () => {
	expect(due([4])).toEqual([['Play a simulation', '1 of 2 finished; nobody sees how', paths.simulations()]])
	expect(due([4, 9])).toEqual([])
	expect(due([4], null)).toEqual([])
})
