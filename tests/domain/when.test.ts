import { describe, expect, test } from 'vitest'
import { clocksAt } from '~/domain/session/clocks.server'
import type { SessionRow } from '~/domain/session/read.server'
import { noSuchTimeWords, sayAgenda, sayOpening, sayWhen } from '~/domain/session/when.server'
import { dayLabel, isDay } from '~/domain/zone/plain-date'
import { instantOf } from '~/domain/zone/zone.server'

/** A session on the wall clock of a zone. */
function aSessionOn(localStart: string, timeZone = 'Europe/Lisbon', durationMinutes = 60) {
	const instant = instantOf(localStart, timeZone)
	if (!instant.ok) throw new Error(`${localStart} is not one moment in ${timeZone}`)
	return { localStart, timeZone, durationMinutes, startsAt: instant.at }
}
const now = new Date('2026-11-20T09:00:00Z')

describe('when a session is', () => {
	const session = aSessionOn('2026-11-26T16:00')

	test('is said on the reader’s clock first, and on its own when that shows something else', () => {
		expect(sayWhen(session, 'Asia/Kolkata', now)).toEqual({
			iso: '2026-11-26T16:00:00.000Z',
			day: 'Thursday 26 November',
			shortDay: 'Thu 26 Nov',
			month: 'Nov',
			dayOfMonth: '26',
			time: '21:30',
			range: '21:30 to 22:30 in Kolkata',
			elsewhere: '16:00 to 17:00 in Lisbon',
		})
	})

	test('is said once for who shares its clock, wherever they sit', () => {
		const elsewhere = (zone: string) => sayWhen(session, zone, now).elsewhere
		expect(['Europe/Lisbon', 'Europe/London', 'Africa/Accra', 'UTC'].map(elsewhere)).toEqual([null, null, null, null])
		expect(elsewhere('Africa/Lagos')).toBe('16:00 to 17:00 in Lisbon')
	})

	test('names the day of its own clock when that is another', () => {
		const late = aSessionOn('2026-11-26T20:00', 'America/Vancouver')
		expect(sayWhen(late, 'Asia/Singapore', now)).toMatchObject({
			day: 'Friday 27 November',
			range: '11:00 to 12:00 in Singapore',
			elsewhere: '20:00 to 21:00 in Vancouver, Thursday 26 November',
		})
	})

	test('names the year when it is not this one, by the reader’s calendar', () => {
		const january = aSessionOn('2027-01-07T16:00')
		expect(sayWhen(january, 'Europe/Lisbon', now)).toMatchObject({
			day: 'Thursday 7 January 2027',
			shortDay: 'Thu 7 Jan 2027',
		})
		// In Kiritimati it is 2027 already when Lisbon rings the old year out.
		const newYear = new Date('2026-12-31T12:00:00Z')
		expect(sayWhen(january, 'Pacific/Kiritimati', newYear).shortDay).toBe('Fri 8 Jan')
		expect(sayWhen(january, 'Europe/Lisbon', newYear).shortDay).toBe('Thu 7 Jan 2027')
	})

	test('past midnight says until when and on which day', () => {
		const night = aSessionOn('2026-11-26T23:30', 'Europe/Lisbon', 90)
		expect(sayWhen(night, 'Europe/Lisbon', now).range).toBe('23:30 to 01:00 on Fri 27 Nov in Lisbon')
	})

	test('in Vancouver after autumn 2026 follows the law of 2026, whatever Node’s tables say', () => {
		const winter = aSessionOn('2026-12-03T17:00', 'Europe/Lisbon')
		expect(sayWhen(winter, 'America/Vancouver', now)).toMatchObject({ range: '10:00 to 11:00 in Vancouver' })
		const summer = aSessionOn('2027-07-01T17:00', 'Europe/Lisbon')
		expect(sayWhen(summer, 'America/Vancouver', now)).toMatchObject({ range: '09:00 to 10:00 in Vancouver' })
	})

	test('opens a day before, said on the reader’s clock', () => {
		expect(sayOpening(session, 'Asia/Kolkata')).toBe('Opens on Wed 25 Nov, 21:30 in Kolkata, a day before')
	})

	test('over the change of the clock keeps its hour at home and moves for who did not change', () => {
		const before = aSessionOn('2026-10-22T16:00')
		const after = aSessionOn('2026-10-29T16:00')
		expect(sayWhen(before, 'Asia/Kolkata', now).time).toBe('20:30')
		expect(sayWhen(after, 'Asia/Kolkata', now).time).toBe('21:30')
		expect([before, after].map((each) => sayWhen(each, 'Europe/Lisbon', now).time)).toEqual(['16:00', '16:00'])
	})
})

test('an agenda keeps the order of the plan and marks one session as next', () => {
	const row = (position: number, localStart: string, cancelledAt: Date | null = null): SessionRow => ({
		...aSessionOn(localStart),
		id: `s${position}`,
		cohortId: 'c',
		kind: 'led',
		position,
		planNumber: position,
		title: `Session ${position}`,
		format: 'critique-60',
		callUrl: '',
		place: '',
		cancelledAt,
		cancelReason: cancelledAt ? 'The lead is ill' : '',
		revision: 0,
		attendanceConfirmedAt: null,
		room: null,
	})
	const rows = [
		row(1, '2026-11-12T16:00'),
		row(2, '2026-11-26T16:00', now),
		row(3, '2026-12-10T16:00'),
		row(4, '2026-12-03T16:00'),
	]
	expect(
		sayAgenda(rows, 'Europe/Lisbon', now).map(({ id, state, isNext, reason }) => [id, state, isNext, reason]),
	).toEqual([
		['s1', 'over', false, ''],
		['s2', 'cancelled', false, 'The lead is ill'],
		['s3', 'coming', false, ''],
		['s4', 'coming', true, ''],
	])
})

describe('a wall time that cannot be is explained', () => {
	const explain = (date: string, time: string, timeZone: string) => {
		const result = instantOf(`${date}T${time}`, timeZone)
		if (result.ok) throw new Error('it can be')
		return noSuchTimeWords({ date, time, timeZone }, result)
	}
	test.each([
		[
			'2027-03-28',
			'02:30',
			'Europe/Zurich',
			'02:30 does not exist in Zurich that night: the clock goes from 02:00 to 03:00. Pick 03:00, or another hour.',
		],
		[
			'2027-03-28',
			'02:00',
			'Europe/Zurich',
			'02:00 does not exist in Zurich that night: the clock goes from 02:00 to 03:00. Pick 03:00, or another hour.',
		],
		[
			'2027-03-28',
			'01:59',
			'Europe/Lisbon',
			'01:59 does not exist in Lisbon that night: the clock goes from 01:00 to 02:00. Pick 02:14, or another hour.',
		],
		[
			'2026-10-04',
			'02:10',
			'Australia/Lord_Howe',
			'02:10 does not exist in Lord Howe that night: the clock goes from 02:00 to 02:30. Pick 02:40, or another hour.',
		],
		[
			'2027-10-31',
			'02:30',
			'Europe/Zurich',
			'02:30 comes twice in Zurich that night: the clock goes back. Pick 03:00, or another hour.',
		],
		[
			'2027-11-07',
			'01:15',
			'America/New_York',
			'01:15 comes twice in New York that night: the clock goes back. Pick 02:00, or another hour.',
		],
	])('%s %s in %s', (date, time, timeZone, words) => expect(explain(date, time, timeZone)).toBe(words))
})

describe('one moment on everybody’s clock', () => {
	const session = aSessionOn('2026-11-26T16:00')
	const people = [
		{ name: 'Ana', timeZone: 'Europe/Lisbon' },
		{ name: 'Ben', timeZone: 'Europe/London' },
		{ name: 'Chidi', timeZone: 'Africa/Lagos' },
		{ name: 'Devi', timeZone: 'Asia/Kolkata' },
		{ name: 'Eva', timeZone: 'America/Vancouver' },
		{ name: 'Fay', timeZone: 'Europe/Lisbon' },
		{ name: 'Gil', timeZone: 'Pacific/Auckland' },
	]

	test('goes from west to east, gathers who share a clock, and marks hours nobody should keep', () => {
		expect(clocksAt(session, people).map(({ places, day, hours, who, odd }) => [places, day, hours, who, odd])).toEqual(
			[
				['Vancouver', 'Thu 26 Nov', '09:00 to 10:00', 'Eva', null],
				['Lisbon and London', 'Thu 26 Nov', '16:00 to 17:00', 'Ana, Ben and Fay', null],
				['Lagos', 'Thu 26 Nov', '17:00 to 18:00', 'Chidi', null],
				['Kolkata', 'Thu 26 Nov', '21:30 to 22:30', 'Devi', 'late'],
				['Auckland', 'Fri 27 Nov', '05:00 to 06:00', 'Gil', 'early'],
			],
		)
	})

	test.each([
		['07:59', 60, 'early'],
		['08:00', 60, null],
		['18:00', 60, null],
		['18:01', 60, 'late'],
		['23:30', 60, 'late'],
	])('from %s for %i minutes is %s', (time, minutes, odd) => {
		const [clock] = clocksAt(aSessionOn(`2026-11-26T${time}`, 'Europe/Lisbon', minutes), people.slice(0, 1))
		expect(clock?.odd).toBe(odd)
	})

	test('of nobody is empty', () => expect(clocksAt(session, [])).toEqual([]))
})

describe('a calendar day', () => {
	test.each([
		['2026-12-03', 'Thu 3 Dec'],
		['2028-02-29', 'Tue 29 Feb'],
		['2027-01-01', 'Fri 1 Jan'],
	])('%s is %s, in every zone', (date, label) => expect(dayLabel(date)).toBe(label))

	test('that is none is given back as it stands', () => expect(dayLabel('soon')).toBe('soon'))

	test.each([
		['2028-02-29', true],
		['2027-02-29', false],
		['2026-02-30', false],
		['2026-04-31', false],
		['2026-12-31', true],
		['2026-13-01', false],
		['2026-00-10', false],
		['2026-1-1', false],
		['0000-00-00', false],
		['', false],
	])('%s exists: %s', (date, exists) => expect(isDay(date)).toBe(exists))
})
