import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	describeDays,
	describeHours,
	parseWallTime,
	parseWorkDays,
	usualHours,
	whyNoHours,
} from '~/domain/person/hours'
import { runs } from '../support/counting'

describe('working days', () => {
	test.each([
		['Mon-Fri', [1, 2, 3, 4, 5]],
		['Sunday – Thursday', [1, 2, 3, 4, 7]],
		['mo, di', null],
		['mo tu we', [1, 2, 3]],
		['1,3;5', [1, 3, 5]],
		['fri-mon', [1, 5, 6, 7]],
		['Mon-Tue-Wed', null],
		['8', null],
		['t', null],
		['', null],
	])('%j are %j', (text, days) => {
		expect(parseWorkDays(text)).toEqual(days)
	})

	test('read back as they were written', () => {
		fc.assert(
			fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), (days) => {
				expect(parseWorkDays(describeDays(days))).toEqual(days)
			}),
			runs(200),
		)
		expect(describeDays([1, 2, 4, 5, 6])).toBe('Mon Tue Thu-Sat')
	})
})

describe('a time of the day', () => {
	test.each([
		['9', '09:00'],
		['9:30', '09:30'],
		['09.00', '09:00'],
		['17h', '17:00'],
		['09:00:00', '09:00'],
		['24:00', null],
		['9:60', null],
		['noon', null],
		['-9', null],
	])('%j is %j', (text, time) => {
		expect(parseWallTime(text)).toBe(time)
	})
})

describe('hours of work', () => {
	test.each([
		[{}, null],
		[{ workDays: [] }, 'no-days'],
		[{ workFrom: '9:00' }, 'no-time'],
		[{ workFrom: '17:00', workTo: '09:00' }, 'too-short'],
		[{ workFrom: '09:00', workTo: '09:59' }, 'too-short'],
		[{ workFrom: '09:00', workTo: '10:00' }, null],
	])('with %j are refused as %j', (part, why) => {
		expect(whyNoHours({ ...usualHours, ...part })).toBe(why)
	})

	test('are told in a line', () => {
		expect(describeHours(usualHours)).toBe('Mon-Fri, 09:00 to 17:00')
	})
})
