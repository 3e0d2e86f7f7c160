import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsOf } from '~/domain/certification/put-off.server'
import { isOnLeave, type Leave, lastDayOf, runsOutAt } from '~/domain/leave/clock'
import { mayRecordLeave } from '~/domain/leave/policy'
import { leaveForm } from '~/domain/leave/schema'
import { addDays, daysBetween } from '~/domain/zone/plain-date'
import { runs } from '../support/counting'

const leave = (fromDay: string, untilDay = fromDay): Leave => ({ fromDay, untilDay })
const at = (text: string) => new Date(`${text}:00Z`)

describe('a clock of a fortnight, from noon of the first of March to noon of the fifteenth', () => {
	const runsOut = (...leaves: Leave[]) =>
		runsOutAt(at('2027-03-01T12:00'), at('2027-03-15T12:00'), leaves).toISOString().slice(0, 16)

	test.each([
		['without leave', [], '2027-03-15T12:00'],
		['with a day within it', [leave('2027-03-05')], '2027-03-16T12:00'],
		['with a week within it', [leave('2027-03-05', '2027-03-11')], '2027-03-22T12:00'],
		['with leave long before', [leave('2027-02-01', '2027-02-28')], '2027-03-15T12:00'],
		['with leave after its end', [leave('2027-03-16', '2027-06-30')], '2027-03-15T12:00'],
		['with leave on its last day', [leave('2027-03-15', '2027-03-16')], '2027-03-17T12:00'],
		['with leave that began before it and ends in it', [leave('2027-02-20', '2027-03-03')], '2027-03-18T00:00'],
		[
			'with leave in what other leave adds',
			[leave('2027-03-10', '2027-03-12'), leave('2027-03-17')],
			'2027-03-19T12:00',
		],
		['with leave named twice', [leave('2027-03-05'), leave('2027-03-05')], '2027-03-16T12:00'],
		[
			'with leave that overlaps',
			[leave('2027-03-05', '2027-03-08'), leave('2027-03-07', '2027-03-09')],
			'2027-03-20T12:00',
		],
		['with leave of a quarter', [leave('2027-03-10', '2027-06-09')], '2027-06-15T12:00'],
	])('%s runs out then', (_what, leaves, end) => {
		expect(runsOut(...leaves)).toBe(end)
		expect(runsOut(...[...leaves].reverse())).toBe(end)
	})
})

test('a time of whole days has its last day moved by the days away, that day among them', () => {
	expect(lastDayOf('2027-03-01', '2027-03-15', [leave('2027-03-15', '2027-03-17')])).toBe('2027-03-18')
	expect(lastDayOf('2027-03-01', '2027-03-15', [leave('2027-03-16', '2027-03-17')])).toBe('2027-03-15')
	expect(lastDayOf('2027-03-01', '2027-03-15', [])).toBe('2027-03-15')
})

test('somebody is away from the first day to the last', () => {
	const days = ['2027-03-04', '2027-03-05', '2027-03-07', '2027-03-08']
	expect(days.map((day) => isOnLeave([leave('2027-03-05', '2027-03-07')], day))).toEqual([false, true, true, false])
})

describe('laws of leave', () => {
	const DAY_MS = 86_400_000
	const start = at('2027-01-01T09:30')
	const day = fc.integer({ min: -60, max: 400 })
	const aLeave = fc
		.record({ from: day, days: fc.integer({ min: 1, max: 90 }) })
		.map(({ from, days }) => leave(addDays('2027-01-01', from), addDays('2027-01-01', from + days - 1)))
	const some = fc.array(aLeave, { maxLength: 6 })
	const length = fc.integer({ min: 0, max: 300 }).map((days) => new Date(start.getTime() + days * DAY_MS))
	const ms = (end: Date, leaves: Leave[]) => runsOutAt(start, end, leaves).getTime()
	const often = runs(2_000)

	test('of d days that begin while a clock runs move it by exactly d days', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 1, max: 90 }), fc.nat(), (runsFor, days, n) => {
				const end = new Date(start.getTime() + runsFor * DAY_MS)
				const from = addDays('2027-01-02', n % (runsFor - 1))
				expect(ms(end, [leave(from, addDays(from, days - 1))]) - end.getTime()).toBe(days * DAY_MS)
			}),
			often,
		)
	})

	test('never let a clock run out sooner, and at most as much later as there are days of leave', () => {
		fc.assert(
			fc.property(some, length, (leaves, end) => {
				const all = leaves.reduce((sum, { fromDay, untilDay }) => sum + daysBetween(fromDay, untilDay) + 1, 0)
				expect(ms(end, leaves)).toBeGreaterThanOrEqual(end.getTime())
				expect(ms(end, leaves)).toBeLessThanOrEqual(end.getTime() + all * DAY_MS)
			}),
			often,
		)
	})

	test('more leave never lets a clock run out sooner, nor does a longer clock', () => {
		fc.assert(
			fc.property(some, aLeave, length, length, (leaves, more, one, other) => {
				expect(ms(one, [...leaves, more])).toBeGreaterThanOrEqual(ms(one, leaves))
				const [sooner, later] = [one, other].sort((a, b) => a.getTime() - b.getTime()) as [Date, Date]
				expect(ms(later, leaves)).toBeGreaterThanOrEqual(ms(sooner, leaves))
			}),
			often,
		)
	})

	test('leave exactly the time of the clock that is not leave', () => {
		fc.assert(
			fc.property(some, length, (leaves, end) => {
				const rings = ms(end, leaves)
				let worked = 0
				// Counted by the half hour, as slow as can be.
				for (let now = start.getTime(); now < rings; now += DAY_MS / 48)
					if (!isOnLeave(leaves, new Date(now).toISOString().slice(0, 10))) worked += DAY_MS / 48
				expect(worked).toBe(end.getTime() - start.getTime())
			}),
			runs(200),
		)
	})

	test('move the end of a certificate from the one that was signed, and leave no trace when they are taken out', () => {
		fc.assert(
			fc.property(some, some, length, (first, then, validUntil) => {
				const issued = { from: start, validUntil, signedUntil: null }
				const moved = { ...issued, ...endsOf(issued, first) }
				expect(moved.validUntil.getTime()).toBe(ms(validUntil, first))
				expect(moved.signedUntil ?? moved.validUntil).toEqual(validUntil)
				expect(endsOf(moved, then)).toEqual(endsOf(issued, then))
				expect({ ...moved, ...endsOf(moved, []) }).toEqual(issued)
			}),
			often,
		)
	})
})

describe('leave is recorded', () => {
	const facts = { leave: leave('2027-03-01', '2027-05-31'), isOwn: false, recorded: [] as Leave[], today: '2027-02-01' }

	test.each([
		['ahead of time', {}, undefined],
		['from a year ago', { today: '2028-03-01' }, undefined],
		['beside other leave', { recorded: [leave('2027-02-01', '2027-02-28'), leave('2027-06-01')] }, undefined],
		['for three years', { leave: leave('2027-03-01', addDays('2027-03-01', 3 * 366 - 1)) }, undefined],
		['by oneself', { isOwn: true }, 'own-leave'],
		['for longer', { leave: leave('2027-03-01', addDays('2027-03-01', 3 * 366)) }, 'leave-too-long'],
		['after more than a year', { today: '2028-03-03' }, 'leave-too-old'],
		['on a day that is recorded', { recorded: [leave('2027-05-31', '2027-06-02')] }, 'leave-overlaps'],
		[
			'for the forty-first time',
			{ recorded: Array.from({ length: 40 }, () => leave('2026-01-01')) },
			'too-many-leaves',
		],
	])('%s', (_what, said, why) => {
		expect(mayRecordLeave({ ...facts, ...said })).toEqual(why ? { ok: false, why } : { ok: true })
	})

	test('from a day to the same day or a later one', () => {
		expect(leaveForm.safeParse(leave('2027-03-01')).success).toBe(true)
		expect(leaveForm.safeParse(leave('2027-03-02', '2027-03-01')).success).toBe(false)
		expect(leaveForm.safeParse({ fromDay: '2027-02-30', untilDay: '2027-03-01' }).success).toBe(false)
	})
})
