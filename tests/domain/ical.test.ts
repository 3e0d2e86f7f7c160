import ICAL from 'ical.js'
import ical from 'node-ical'
import { describe, expect, test } from 'vitest'
import { toCalendarEvent, webCalendarLinks } from '~/domain/session/calendar-event'
import { type CalendarEvent, writeFeed, writeInvitation } from '~/domain/session/ical.server'
import { instantOf, localOf, observancesOf } from '~/domain/zone/zone.server'
import { startsByItsOwnZone } from '../support/vtimezone'

const PUBLIC = 'https://belay.example'
const now = new Date('2026-11-20T10:00:00Z')
const organizer = { name: 'Ferrystone, "Learning"; ltd', email: 'belay@belay.example' }
const attendee = { name: 'Łukasz Đorđević', email: 'lukasz@example.com' }

function anEvent(localStart: string, timeZone: string, said: Partial<CalendarEvent> = {}): CalendarEvent {
	const start = instantOf(localStart, timeZone)
	if (!start.ok) throw new Error(`${localStart} is no plain time in ${timeZone}`)
	const session = {
		id: 'b7c1',
		title: 'Listening under fire',
		place: '',
		localStart,
		timeZone,
		startsAt: start.at,
		durationMinutes: 60,
		cancelledAt: null,
		revision: 0,
		cohort: { name: 'Autumn B', status: 'running' },
	}
	return { ...toCalendarEvent(session, PUBLIC), ...said }
}
const invite = (event: CalendarEvent, method: 'REQUEST' | 'CANCEL' = 'REQUEST') =>
	writeInvitation(event, { method, organizer, attendee }, now)

/** What the standard asks of the bytes (RFC 5545, 3.1). */
function linesOf(calendar: string): string[] {
	expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true)
	expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
	const lines = calendar.split('\r\n')
	for (const line of lines) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
	return calendar.replace(/\r\n[ \t]/g, '').split('\r\n')
}

/** The same entry, read by two parsers that know nothing of each other. */
function read(calendar: string) {
	const one = new ICAL.Component(ICAL.parse(calendar))
	const zones = one.getAllSubcomponents('vtimezone').map((each) => new ICAL.Timezone(each))
	const event = new ICAL.Event(one.getFirstSubcomponent('vevent') as ICAL.Component)
	const tzid = event.component.getFirstProperty('dtstart')?.getFirstParameter('tzid')
	const zone = zones.find((each) => each.tzid === tzid)
	const startOf = (time: ICAL.Time) => {
		if (zone) time.zone = zone
		return time.toJSDate().toISOString()
	}
	const other = Object.values(ical.sync.parseICS(calendar)).find((each) => each?.type === 'VEVENT') as ical.VEvent
	return { event, other, starts: startOf(event.startDate), ends: startOf(event.endDate) }
}

describe('an invitation', () => {
	test('lets nobody write a line of their own into it', () => {
		const evil = 'Evil\rBEGIN:VALARM\nX\u0085Y\u0000'
		const calendar = invite(
			anEvent('2026-11-26T16:00', 'Europe/Lisbon', { title: evil, place: evil, description: evil }),
		)
		const lines = linesOf(calendar)
		expect(lines.filter((line) => line.startsWith('BEGIN:VALARM'))).toEqual([])
		expect(lines).toContain('SUMMARY:Evil BEGIN:VALARM X Y ')
	})

	test('is one entry for one person, with the words of the standard', () => {
		const lines = linesOf(invite(anEvent('2026-11-26T16:00', 'Europe/Lisbon')))
		for (const line of [
			'METHOD:REQUEST',
			'UID:b7c1@belay.example',
			'SEQUENCE:0',
			'DTSTAMP:20261120T100000Z',
			'DTSTART;TZID=Europe/Lisbon:20261126T160000',
			'DTEND;TZID=Europe/Lisbon:20261126T170000',
			'STATUS:CONFIRMED',
		])
			expect(lines).toContain(line)
		expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1)
		expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
		expect(lines.find((line) => line.startsWith('ORGANIZER'))).toMatch(/:mailto:belay@belay\.example$/)
	})

	test('names people and places in any alphabet, and nothing typed ends a line early', () => {
		const { event, other } = read(
			invite(
				anEvent('2026-11-26T16:00', 'Europe/Lisbon', { title: 'Łódź; 50 %, "now"\nBEGIN:VALARM', place: 'Zürich' }),
			),
		)
		expect(event.summary).toBe('Łódź; 50 %, "now" BEGIN:VALARM')
		expect(other.location).toBe('Zürich')
		expect(event.attendees[0]?.getParameter('cn')).toBe('Łukasz Đorđević')
	})

	test('moved, keeps its name and counts on; cancelled, says so twice', () => {
		const moved = linesOf(invite(anEvent('2026-12-03T16:00', 'Europe/Lisbon', { sequence: 3 })))
		expect(moved).toContain('SEQUENCE:3')
		const off = linesOf(
			invite(anEvent('2026-12-03T16:00', 'Europe/Lisbon', { sequence: 4, isCancelled: true }), 'CANCEL'),
		)
		expect(off).toEqual(
			expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:4', 'UID:b7c1@belay.example']),
		)
	})

	test('holds no way into a call', () => {
		expect(invite(anEvent('2026-11-26T16:00', 'Europe/Lisbon'))).not.toContain('call.example')
	})
})

describe('across both changes of the clock', () => {
	test.each([
		['Europe/Berlin', '2026-10-24T16:00', '2026-10-24T14:00:00.000Z'],
		['Europe/Berlin', '2026-10-26T16:00', '2026-10-26T15:00:00.000Z'],
		['Europe/Berlin', '2027-03-27T16:00', '2027-03-27T15:00:00.000Z'],
		['Europe/Berlin', '2027-03-29T16:00', '2027-03-29T14:00:00.000Z'],
		['America/New_York', '2026-10-31T09:00', '2026-10-31T13:00:00.000Z'],
		['America/New_York', '2026-11-02T09:00', '2026-11-02T14:00:00.000Z'],
		['America/New_York', '2027-03-13T09:00', '2027-03-13T14:00:00.000Z'],
		['America/New_York', '2027-03-15T09:00', '2027-03-15T13:00:00.000Z'],
		// Stays on UTC−7 from 2026, which Node's own tables do not know.
		['America/Vancouver', '2026-10-31T09:00', '2026-10-31T16:00:00.000Z'],
		['America/Vancouver', '2026-11-25T09:00', '2026-11-25T16:00:00.000Z'],
		['America/Vancouver', '2027-03-15T09:00', '2027-03-15T16:00:00.000Z'],
		['Asia/Kolkata', '2026-11-26T09:30', '2026-11-26T04:00:00.000Z'],
		['Asia/Kolkata', '2027-03-28T09:30', '2027-03-28T04:00:00.000Z'],
		// Half an hour, and the other way round.
		['Australia/Lord_Howe', '2026-10-03T10:00', '2026-10-02T23:30:00.000Z'],
		['Australia/Lord_Howe', '2026-10-05T10:00', '2026-10-04T23:00:00.000Z'],
		['Australia/Lord_Howe', '2027-04-05T10:00', '2027-04-04T23:30:00.000Z'],
	])('in %s at %s every parser reads %s', (zone, local, instant) => {
		const calendar = invite(anEvent(local, zone))
		const { starts, ends, other } = read(calendar)
		expect(starts).toBe(instant)
		expect(startsByItsOwnZone(calendar)[0]?.at.toISOString()).toBe(instant)
		expect(Date.parse(ends) - Date.parse(starts)).toBe(3_600_000)
		// The other one reads zones by name from its own tables, which are older than ours for Vancouver.
		if (zone !== 'America/Vancouver') expect(other.start.toISOString()).toBe(instant)
	})

	test('one that ends in the hour that comes twice says its length', () => {
		const calendar = invite(anEvent('2026-10-25T01:30', 'Europe/Berlin', { durationMinutes: 75 }))
		expect(calendar).toContain('DURATION:PT1H15M')
		expect(calendar).not.toContain('DTEND')
	})

	test.each([
		'Europe/Berlin',
		'America/New_York',
		'America/Vancouver',
		'Australia/Lord_Howe',
		'Africa/Casablanca',
		'UTC',
	])('the rules of %s give each hour of two years the instant that ours do', (zone) => {
		const [from, until] = [new Date('2026-06-01T00:00:00Z'), new Date('2028-06-01T00:00:00Z')]
		const rules = observancesOf(zone, from, until)
		expect(rules.length).toBeGreaterThan(0)
		let twice = 0
		const wrong: string[] = []
		for (let ms = from.getTime(); ms < until.getTime(); ms += 3_600_000) {
			const inForce = rules.findLast((rule) => Date.parse(`${rule.local}Z`) - rule.offsetFrom * 60_000 <= ms)
			const local = new Date(ms + (inForce?.offsetTo ?? 0) * 60_000).toISOString().slice(0, 16)
			const read = instantOf(local, zone)
			// An hour that comes twice has no instant of its own, but the clock of ours shows it then; one it skips would be a fault.
			if (!read.ok) twice += read.why === 'twice' && localOf(new Date(ms), zone) === local ? 1 : Number.NaN
			else if (read.at.getTime() !== ms) wrong.push(local)
		}
		expect(wrong).toEqual([])
		// Each time a clock goes back there is such an hour; half of one in Lord Howe.
		const back = rules.filter((rule, index) => index > 0 && rule.offsetTo < rule.offsetFrom).length
		expect(twice).toBeGreaterThanOrEqual(back)
	})
})

describe('a feed', () => {
	const events = [
		anEvent('2026-11-26T16:00', 'Europe/Lisbon', { uid: 'a@b' }),
		anEvent('2026-11-27T09:00', 'America/Vancouver', { uid: 'c@d', isCancelled: true }),
		anEvent('2026-12-10T16:00', 'Europe/Lisbon', { uid: 'e@f' }),
	]
	const feed = () => writeFeed(events, 'Belay sessions', now)

	test('names each zone once, every event, and nobody', () => {
		const lines = linesOf(feed())
		expect(lines.filter((line) => line.startsWith('TZID:'))).toEqual(['TZID:Europe/Lisbon', 'TZID:America/Vancouver'])
		expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:a@b', 'UID:c@d', 'UID:e@f'])
		expect(lines).toContain('STATUS:CANCELLED')
		expect(feed()).not.toMatch(/ATTENDEE|ORGANIZER|mailto:/)
	})

	test('gives each event the hour of its own zone', () => {
		expect(startsByItsOwnZone(feed()).map(({ uid, at }) => [uid, at.toISOString()])).toEqual([
			['a@b', '2026-11-26T16:00:00.000Z'],
			['c@d', '2026-11-27T16:00:00.000Z'],
			['e@f', '2026-12-10T16:00:00.000Z'],
		])
	})

	test('says how often to look again, before its zones and events', () => {
		const lines = linesOf(feed())
		const refresh = lines.indexOf('REFRESH-INTERVAL;VALUE=DURATION:PT1H')
		expect(refresh).toBeGreaterThan(0)
		expect(refresh).toBeLessThan(lines.indexOf('BEGIN:VTIMEZONE'))
	})

	test('without a session is a calendar all the same', () => {
		const empty = writeFeed([], 'Belay sessions', now)
		expect(Object.values(ical.sync.parseICS(empty)).map((each) => each?.type)).not.toContain('VEVENT')
		expect(Object.values(ical.sync.parseICS(feed())).map((each) => each?.type)).toContain('VEVENT')
		expect(linesOf(empty).filter((line) => /^(BEGIN|END):/.test(line))).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
	})
})

test('links into calendars on the web carry the hour and the zone', () => {
	const { google, outlook } = webCalendarLinks(anEvent('2026-11-25T09:00', 'America/Vancouver'))
	expect(new URL(google).searchParams.get('dates')).toBe('20261125T160000Z/20261125T170000Z')
	expect(new URL(google).searchParams.get('ctz')).toBe('America/Vancouver')
	expect(new URL(outlook).searchParams.get('startdt')).toBe('2026-11-25T16:00:00.000Z')
})
