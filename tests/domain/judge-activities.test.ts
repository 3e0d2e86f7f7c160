import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { anActivity, judged, nov, rules } from '../support/evidence'

type Row = [what: string, activities: Evidence['activities'], state: string, short: string, left: string | null]
const notBegun = { ...anActivity('pnl'), begun: false }

describe('two activities, five hours of six', () => {
	test.each<Row>([
		['of which nothing is written', [notBegun], 'open', '0 of 2, 0 min of 5 h', 'product-day and A P&L reading.'],
		['of which one is a draft', [anActivity('pnl')], 'in-progress', '0 of 2, 0 min of 5 h', 'Still to be confirmed'],
		[
			'of which one is confirmed',
			[anActivity('pnl', [[400, 3]]), anActivity('product-day')],
			'in-progress',
			'1 of 2, 6 h 40 of 5 h',
			'Still to be confirmed: A product day.',
		],
		[
			'both confirmed, and too short',
			[anActivity('pnl', [[100, 3]]), anActivity('product-day', [[140, 4]])],
			'in-progress',
			'2 of 2, 4 h of 5 h',
			'All are confirmed. 1 h are still to come',
		],
		[
			'both confirmed',
			[anActivity('pnl', [[100, 3]]), anActivity('product-day', [[200, 9]])],
			'met',
			'2 of 2, 5 h of 5 h',
			null,
		],
		[
			'one that the quarter does not ask for beside them',
			[anActivity('pnl', [[100, 3]]), anActivity('another', [[900, 9]])],
			'in-progress',
			'1 of 2, 1 h 40 of 5 h',
			'Still to be confirmed: product-day.',
		],
	])('%s', (_what, activities, state, short, left) => {
		const result = judged(rules.activities, { activities })
		expect(result).toMatchObject({ state, short })
		if (left === null) expect(result.left).toBeNull()
		else expect(result.left).toContain(left)
	})

	test('count by the longest word on each, and are met on the day on which they first were enough', () => {
		const twice = anActivity('product-day', [
			[150, 12],
			[220, 9],
			[60, 20],
		])
		const activities = [anActivity('pnl', [[100, 3]]), twice]
		expect(judged(rules.activities, { activities })).toMatchObject({ state: 'met', metAt: nov(9) })
	})

	test('asked for as all there are: those of the stage', () => {
		const all = { ...rules.activities, all: true as const }
		expect(judged(all, { activities: [anActivity('pnl', [[300, 3]])] }).state).toBe('met')
		expect(judged(all, { activities: [] }).state).toBe('open')
	})
})
