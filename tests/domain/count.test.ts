import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countMinutes, countPractice, type Practiced, saidMinutes } from '~/domain/practice/count'
import { PRACTICE_KINDS } from '~/domain/practice/log-kinds'
import { runs } from '../support/counting'

const entry = (onDay: string, minutes: number, kind: Practiced['kind']): Practiced => ({ onDay, minutes, kind })

describe('minutes of practice', () => {
	test.each<[string, Practiced[], number[]]>([
		['of a kind without a cap count whole', [entry('2026-11-16', 95, 'trio')], [95]],
		['of a conversation count for half an hour', [entry('2026-11-16', 45, 'talk')], [30]],
		[
			'of two conversations in a week count once, by the longer',
			[entry('2026-11-16', 20, 'talk'), entry('2026-11-22', 25, 'talk')],
			[0, 25],
		],
		[
			'of a conversation on Sunday and one on Monday count both',
			[entry('2026-11-22', 20, 'talk'), entry('2026-11-23', 20, 'talk')],
			[20, 20],
		],
		[
			'of two equal conversations count those of the first',
			[entry('2026-11-17', 20, 'talk'), entry('2026-11-16', 20, 'talk')],
			[20, 0],
		],
		['of an empathy day count for an hour', [entry('2026-11-16', 240, 'empathy-day')], [60]],
		[
			'of two empathy days count for an hour each',
			[entry('2026-11-16', 240, 'empathy-day'), entry('2026-11-17', 50, 'empathy-day')],
			[60, 50],
		],
	])('%s', (_what, entries, counts) => {
		expect(countMinutes(entries)).toEqual(counts)
	})

	test('are added by weeks that begin on Monday', () => {
		const log = [entry('2026-11-22', 30, 'trio'), entry('2026-11-16', 40, 'preparing'), entry('2026-11-23', 15, 'trio')]
		expect(countPractice(log)).toEqual({
			minutes: 85,
			weeks: new Map([
				['2026-11-16', 70],
				['2026-11-23', 15],
			]),
		})
	})

	const anyEntry = fc.record({
		onDay: fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
		minutes: fc.integer({ min: 5, max: 480 }),
		kind: fc.constantFrom(...PRACTICE_KINDS),
	})

	test('are never fewer with one entry more, in no week, and never more than were written down', () => {
		fc.assert(
			fc.property(fc.array(anyEntry, { maxLength: 12 }), anyEntry, (log, more) => {
				const before = countPractice(log)
				const after = countPractice([...log, more])
				for (const [week, minutes] of before.weeks) expect(after.weeks.get(week)).toBeGreaterThanOrEqual(minutes)
				expect(after.minutes - before.minutes).toBeGreaterThanOrEqual(0)
				expect(after.minutes - before.minutes).toBeLessThanOrEqual(more.minutes)
			}),
			runs(2_000),
		)
	})
})

test.each([
	[5, '5 min'],
	[60, '1 h'],
	[90, '1 h 30'],
	[430, '7 h 10'],
])('%i minutes are said as %s', (minutes, said) => {
	expect(saidMinutes(minutes)).toBe(said)
})
