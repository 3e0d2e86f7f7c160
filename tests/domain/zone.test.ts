import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOf, instantOf, isZone, listZones, localOf, partOfDay, whenOf } from '~/domain/zone/zone.server'
import { runs } from '../support/counting'

const at = (local: string, zone: string) => {
	const result = instantOf(local, zone)
	return result.ok ? result.at.toISOString() : result
}

describe('a wall time', () => {
	test.each([
		// British Columbia keeps -07 all year from 2026: Node's own tables do not know yet.
		['2026-11-25T09:00', 'America/Vancouver', '2026-11-25T16:00:00.000Z'],
		['2026-11-26T16:00', 'Europe/Lisbon', '2026-11-26T16:00:00.000Z'],
		['2027-06-10T10:00', 'Europe/Zurich', '2027-06-10T08:00:00.000Z'],
		['2027-01-10T10:00', 'Europe/Zurich', '2027-01-10T09:00:00.000Z'],
		['2027-01-10T10:00', 'Asia/Kolkata', '2027-01-10T04:30:00.000Z'],
		['2027-01-10T10:00', 'Australia/Lord_Howe', '2027-01-09T23:00:00.000Z'],
		['2027-01-10T10:00', 'Pacific/Kiritimati', '2027-01-09T20:00:00.000Z'],
	])('%s in %s is %s', (local, zone, instant) => {
		expect(at(local, zone)).toBe(instant)
	})

	test.each([
		['2027-03-28T02:30', 'Europe/Zurich', 'no-such-time', '03:00'],
		['2027-03-28T01:30', 'Europe/Lisbon', 'no-such-time', '02:00'],
		['2027-03-14T02:15', 'America/New_York', 'no-such-time', '03:00'],
		['2027-10-31T02:30', 'Europe/Zurich', 'twice', '03:00'],
		['2027-11-07T01:30', 'America/New_York', 'twice', '02:00'],
		['2027-04-04T01:45', 'Australia/Lord_Howe', 'twice', '02:00'],
	])('%s in %s is refused as %s, with %s proposed', (local, zone, why, suggestion) => {
		expect(at(local, zone)).toEqual({ ok: false, why, suggestion })
	})

	test('goes to its instant and back in every zone people can choose', () => {
		const zones = listZones()
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }),
				(zone, ms) => {
					const minute = new Date(Math.floor(ms / 60_000) * 60_000)
					const local = localOf(minute, zone)
					const back = instantOf(local, zone)
					if (back.ok) expect(back.at.toISOString()).toBe(minute.toISOString())
					else expect(back.why).toBe('twice')
				},
			),
			runs(10_000),
		)
	})
})

test('a session at 10:00 stays at 10:00 local over the change of the clock', () => {
	const days = ['2027-03-22', '2027-03-29', '2027-10-25', '2027-11-01']
	const shown = days.map((day) => {
		const result = instantOf(`${day}T10:00`, 'Europe/Zurich')
		return result.ok ? whenOf(result.at, 'Europe/Zurich', 60).range : 'refused'
	})
	expect(new Set(shown)).toEqual(new Set(['10:00 to 11:00 in Zurich']))
})

test('a moment reads differently in two zones, with its offset', () => {
	const moment = new Date('2026-11-26T23:30:00Z')
	expect(whenOf(moment, 'Europe/Lisbon', 60)).toMatchObject({
		shortDay: 'Thu 26 Nov',
		range: '23:30 to 00:30 on Fri 27 Nov in Lisbon',
		offset: 'UTC',
	})
	expect(whenOf(moment, 'Asia/Kolkata', 60)).toMatchObject({
		day: 'Friday 27 November',
		range: '05:00 to 06:00 in Kolkata',
		offset: 'UTC+5:30',
	})
	expect(dateOf(moment, 'Asia/Kolkata')).toBe('2026-11-27')
	expect(partOfDay(moment, 'America/Vancouver')).toBe('afternoon')
})

test('only real zones are zones', () => {
	expect(isZone('Europe/Lisbon')).toBe(true)
	expect(isZone('Europe/Atlantis')).toBe(false)
	expect(listZones()).toContain('America/Argentina/Buenos_Aires')
	expect(listZones().length).toBeGreaterThan(300)
})

test('days are added over a month and a leap day', () => {
	expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
})
