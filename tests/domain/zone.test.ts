import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortForm } from '~/domain/cohort/schema'
import { excuseForm, intakeForm } from '~/domain/intake/schema'
import { personForm } from '~/domain/person/schema'
import { commitmentFields } from '~/domain/progress/schema'
import { changeSeriesForm, planForm, seriesForm, sessionForm } from '~/domain/session/schema'
import { holidaysOf } from '~/domain/zone/holidays.server'
import { addDays, plusMonths } from '~/domain/zone/plain-date'
import {
	areZoneDataOld,
	dateOf,
	instantOf,
	isZone,
	listZones,
	localOf,
	partOfDay,
	plainTimesAround,
	whenOf,
	zoneDataVersion,
} from '~/domain/zone/zone.server'
import { runs } from '../support/counting'

const at = (local: string, zone: string) => {
	const result = instantOf(local, zone)
	return result.ok ? result.at.toISOString() : result
}

describe('a date somebody types', () => {
	const forms = {
		session: sessionForm.shape.date,
		plan: planForm.shape.rows.element.shape.date,
		series: seriesForm.shape.date,
		'changed series': changeSeriesForm.shape.date,
		cohort: cohortForm.shape.startsOn,
		'intake, from': intakeForm.shape.opensOn,
		'intake, until': intakeForm.shape.closesOn,
		'intake, first week': intakeForm.shape.startsOn,
		excuse: excuseForm.shape.until,
		person: personForm.shape.levelSince,
		commitment: commitmentFields.dueOn,
	}
	const said = (form: keyof typeof forms, date: string) => forms[form].safeParse(date).error?.issues[0]?.message
	const names = Object.keys(forms) as (keyof typeof forms)[]

	test.each(names)('of a form (%s) is a day of the years 2000 to 2100', (name) => {
		for (const good of ['2000-01-01', '2026-02-28', '2100-12-31']) expect(said(name, good), good).toBeUndefined()
		for (const bad of ['9999-12-31', '0000-01-01', '1999-12-31', '2101-01-01'])
			expect(said(name, bad), bad).toBe('Choose a date in the years 2000 to 2100')
		expect(said(name, '2026-02-30')).toBe('There is no such date')
		for (const none of ['+010000-01-01', '2026-1-1', '99999999999', 'x'])
			expect(said(name, none), none).toBe('Choose a date')
	})

	test('is counted on within the years of four digits, whatever is added', () => {
		expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
		expect(addDays('2026-11-20', Number.MAX_SAFE_INTEGER)).toBe('9999-12-31')
		expect(addDays('0001-01-01', -1)).toBe('0001-01-01')
		expect(plusMonths('9999-12', 1)).toBe('9999-12')
	})
})

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

test('no other module brings zone data of its own: they would take the place of ours', async () => {
	const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as { packages: Record<string, unknown> }
	const copies = Object.keys(lock.packages).filter((name) => name.endsWith('node_modules/moment-timezone'))
	expect(copies).toEqual(['node_modules/moment-timezone'])
	const before = zoneDataVersion
	holidaysOf('PT', '2026-12-01', '2026-12-31')
	expect(at('2026-12-10T09:00', 'America/Vancouver')).toBe('2026-12-10T16:00:00.000Z')
	expect(zoneDataVersion).toBe(before)
})

test('the data are those of the version that package.json asks for', async () => {
	const read = async (file: string) => JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
	const { dependencies } = (await read('package.json')) as { dependencies: Record<string, string> }
	const installed = await read('node_modules/moment-timezone/package.json')
	const data = await read('node_modules/moment-timezone/data/packed/latest.json')
	expect(installed.version).toBe(dependencies['moment-timezone'])
	expect(zoneDataVersion).toBe(data.version)
})

test('data are called old once they are more than a year old for certain', () => {
	const on = (day: string) => new Date(`${day}T12:00:00Z`)
	expect(areZoneDataOld(on('2027-12-31'), '2026c')).toBe(false)
	expect(areZoneDataOld(on('2028-01-01'), '2026c')).toBe(true)
	expect(areZoneDataOld(on('2026-11-20'))).toBe(false)
})

test.each([
	['Europe/Berlin', '2026-10-25T02:30', ['01:45', '03:00']],
	['Europe/Berlin', '2027-03-28T02:30', ['01:45', '03:00']],
	['America/New_York', '2026-11-01T01:00', ['00:45', '02:00']],
	['Australia/Lord_Howe', '2027-04-04T01:45', ['01:15', '02:00']],
	// Its clock goes back at midnight: the plain time after it belongs to another day.
	['America/Santiago', '2027-04-03T23:30', ['22:45']],
])('around a time that %s skips or shows twice (%s), %j can be had', (zone, local, times) => {
	expect(instantOf(local, zone).ok).toBe(false)
	expect(plainTimesAround(local, zone)).toEqual(times)
	for (const time of times) expect(instantOf(`${local.slice(0, 11)}${time}`, zone).ok).toBe(true)
})
