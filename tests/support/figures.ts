import type { Draft } from '~/domain/insight/schema'

/** A figure that is whole, with its reading. */
export function aFigure(said: Partial<Draft> = {}): Draft {
	return {
		kind: 'retention',
		team: 'own',
		unit: 'share',
		source: 'HR report of July',
		population: 11,
		spread: null,
		beforeFrom: '2026-01-01',
		beforeTo: '2026-03-31',
		before: 8,
		beforeOf: 11,
		afterFrom: '2026-04-01',
		afterTo: '2026-06-30',
		after: 10,
		afterOf: 11,
		changed: 'Two more stayed.',
		causes: 'Nobody was hired away that spring.',
		done: 'I asked each of them in March.',
		limits: 'Two people are no trend.',
		...said,
	}
}
