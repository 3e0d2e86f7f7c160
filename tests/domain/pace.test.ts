import { describe, expect, test } from 'vitest'
import { dueOfWeek } from '~/domain/progress/pace'

/** Three sessions in weeks 1, 3 and 5 of a cohort that begins on a Monday; the reading of a week is due on its Sunday. */
const stage = {
	sessions: ['Kickoff', 'First case', 'Second case'].map((title) => ({
		title,
		format: 'critique-60',
		minutes: 60,
		about: title,
	})),
	pace: [
		{ week: 1, items: ['s1'] },
		{ week: 3, items: ['s2'] },
		{ week: 5, items: ['s3'] },
	],
} as unknown as Parameters<typeof dueOfWeek>[1]
const held = (planNumber: number | null, day: string, more: { kind?: string; cancelledAt?: Date } = {}) => ({
	kind: 'led',
	planNumber,
	localStart: `${day}T16:00`,
	cancelledAt: null,
	...more,
})
const plan = [held(1, '2026-09-08'), held(2, '2026-09-22'), held(3, '2026-10-06')]
const due = (week: number, sessions: ReturnType<typeof held>[]) =>
	dueOfWeek(week, stage, { startsOn: '2026-09-07', sessions })

describe('the reading of a week is due', () => {
	test('on its last day, where every session is in its week', () => {
		expect([1, 2, 3, 4, 5].map((week) => due(week, plan))).toEqual([
			'2026-09-13',
			'2026-09-20',
			'2026-09-27',
			'2026-10-04',
			'2026-10-11',
		])
	})

	test('as much later as the next session of the plan was put off', () => {
		const later = [held(1, '2026-09-08'), held(2, '2026-10-06'), held(3, '2026-10-20')]
		expect([1, 2, 3, 5, 6].map((week) => due(week, later))).toEqual([
			'2026-09-13',
			'2026-10-04',
			'2026-10-11',
			'2026-10-25',
			'2026-11-01',
		])
	})

	test('by the sessions that are held, and by none beside the plan', () => {
		const cancelled = held(1, '2026-12-01', { cancelledAt: new Date() })
		const beside = [held(null, '2026-12-01'), held(1, '2026-12-01', { kind: 'make-up' })]
		expect(due(1, [cancelled, ...beside, ...plan])).toBe('2026-09-13')
	})

	test('as it was, before a session has a date', () => {
		expect(due(3, [])).toBe('2026-09-27')
	})
})
