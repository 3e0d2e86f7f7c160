import { describe, expect, test } from 'vitest'
import { conflictForm } from '~/domain/insight/conflict-schema'
import { medianDays } from '~/domain/insight/conflicts'

const days = (...pairs: [from: string, to: string | null][]) =>
	pairs.map(([noticedOn, agreedOn]) => ({ noticedOn, agreedOn }))

test.each([
	['nothing', days(), null],
	['what is open alone', days(['2026-11-01', null]), null],
	['one day', days(['2026-11-03', '2026-11-03']), 0],
	[
		'the middle of three',
		days(['2026-11-01', '2026-11-03'], ['2026-11-01', '2026-12-31'], ['2026-11-01', '2026-11-08']),
		7,
	],
	['half way between two', days(['2026-11-01', '2026-11-03'], ['2026-11-01', '2026-11-06'], ['2026-11-02', null]), 3.5],
])('of %s the middle is taken', (_what, conflicts, median) => {
	expect(medianDays(conflicts)).toBe(median)
})

describe('a conflict as it is typed', () => {
	const typed = { conflict: 'c1', kind: 'task', noticedOn: '2026-11-03' }
	const faults = (said: Record<string, string>) =>
		conflictForm.safeParse({ ...typed, ...said }).error?.issues.map(({ path }) => path.join('.')) ?? []

	test.each<[string, Record<string, string>, string[]]>([
		['open', {}, []],
		['agreed, with its way', { agreedOn: '2026-11-03', way: 'coached' }, []],
		['agreed before it was noticed', { agreedOn: '2026-11-02', way: 'coached' }, ['agreedOn']],
		['agreed, nobody knows how', { agreedOn: '2026-11-05' }, ['way']],
		['of a kind there is not', { kind: 'personal' }, ['kind']],
		['on a day there is not', { noticedOn: '2026-02-30' }, ['noticedOn']],
		['with more than a line', { line: 'one\ntwo' }, ['line']],
		['with a line that is too long', { line: 'x'.repeat(201) }, ['line']],
	])('%s', (_what, said, wrong) => {
		expect(faults(said)).toEqual(wrong)
	})
})
