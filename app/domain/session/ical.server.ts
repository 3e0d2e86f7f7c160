import ICAL from 'ical.js'
import { instantOf, localOf, type Observance, observancesOf } from '../zone/zone.server'

/** A session as a calendar holds it (RFC 5545). The wall time is the truth; the zone is spelled out beside it. */
export type CalendarEvent = {
	/** Fixed for life: what an update and a cancellation find their entry by */
	uid: string
	/** Grows with every change that is told */
	sequence: number
	title: string
	place: string
	/** Of our own page: an entry may be read by others, so it holds no way into a call */
	url: string
	description: string
	/** "2026-11-26T16:00" */
	localStart: string
	timeZone: string
	startsAt: Date
	durationMinutes: number
	isCancelled: boolean
}

export type Party = { name: string; email: string }

/** An invitation, an update or a cancellation for one person, as mail programs read it (RFC 5546). */
export type Invitation = { method: 'REQUEST' | 'CANCEL'; organizer: Party; attendee: Party }

/** ical.js escapes line feeds, and passes what else ends a line on as it is. */
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ')

const PRODUCT = '-//Belay//Sessions//EN'
const DAY_MS = 86_400_000
/** How often a subscribed calendar should look again */
const REFRESH = 'PT1H'

/** What mail programs take in: one event, for one person. */
export function writeInvitation(event: CalendarEvent, { method, organizer, attendee }: Invitation, now: Date): string {
	const calendar = aCalendar(method)
	addZones(calendar, [event])
	const entry = addEvent(calendar, event, now)
	addParty(entry, 'organizer', organizer)
	const invited = addParty(entry, 'attendee', attendee)
	invited.setParameter('role', 'REQ-PARTICIPANT')
	invited.setParameter('partstat', 'NEEDS-ACTION')
	invited.setParameter('rsvp', 'FALSE')
	return written(calendar)
}

/** What a calendar subscribes to, or keeps as a file: no addresses, nobody else's name. */
export function writeFeed(events: readonly CalendarEvent[], name: string, now: Date): string {
	const calendar = aCalendar('PUBLISH')
	calendar.updatePropertyWithValue('name', name)
	calendar.updatePropertyWithValue('x-wr-calname', name)
	calendar.updatePropertyWithValue('refresh-interval', ICAL.Duration.fromString(REFRESH))
	calendar.updatePropertyWithValue('x-published-ttl', REFRESH)
	addZones(calendar, events)
	for (const event of events) addEvent(calendar, event, now)
	return written(calendar)
}

function aCalendar(method: string): ICAL.Component {
	const calendar = new ICAL.Component('vcalendar')
	calendar.updatePropertyWithValue('version', '2.0')
	calendar.updatePropertyWithValue('prodid', PRODUCT)
	calendar.updatePropertyWithValue('calscale', 'GREGORIAN')
	calendar.updatePropertyWithValue('method', method)
	return calendar
}

/** The library leaves out the end of the last line. */
function written(calendar: ICAL.Component): string {
	return `${calendar.toString()}\r\n`
}

function addEvent(calendar: ICAL.Component, event: CalendarEvent, now: Date): ICAL.Component {
	const entry = new ICAL.Component('vevent')
	const endsAt = new Date(event.startsAt.getTime() + event.durationMinutes * 60_000)
	entry.updatePropertyWithValue('uid', event.uid)
	entry.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
	entry.updatePropertyWithValue('sequence', event.sequence)
	addLocal(entry, 'dtstart', event.localStart, event.timeZone)
	addEnd(entry, event, endsAt)
	entry.updatePropertyWithValue('summary', oneLine(event.title))
	entry.updatePropertyWithValue('description', oneLine(event.description))
	if (event.place) entry.updatePropertyWithValue('location', oneLine(event.place))
	entry.updatePropertyWithValue('url', event.url)
	entry.updatePropertyWithValue('status', event.isCancelled ? 'CANCELLED' : 'CONFIRMED')
	entry.updatePropertyWithValue('transp', event.isCancelled ? 'TRANSPARENT' : 'OPAQUE')
	calendar.addSubcomponent(entry)
	return entry
}

/** A wall time the clock shows twice would end an hour early: then its length is said instead. */
function addEnd(entry: ICAL.Component, { timeZone, durationMinutes }: CalendarEvent, endsAt: Date): void {
	const local = localOf(endsAt, timeZone)
	if (instantOf(local, timeZone).ok) addLocal(entry, 'dtend', local, timeZone)
	else entry.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(durationMinutes * 60))
}

function addLocal(component: ICAL.Component, name: string, local: string, timeZone: string): void {
	const property = component.addPropertyWithValue(name, wallTime(local))
	property.setParameter('tzid', timeZone)
}

/** Without a zone of its own: which one is said beside it. */
function wallTime(local: string): ICAL.Time {
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = local.split(/[-T:]/).map(Number)
	return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone)
}

function addParty(entry: ICAL.Component, role: 'organizer' | 'attendee', { name, email }: Party): ICAL.Property {
	const property = entry.addPropertyWithValue(role, `mailto:${email}`)
	property.setParameter('cn', name)
	return property
}

/** Every zone once, from the day before its first event to the day after its last. */
function addZones(calendar: ICAL.Component, events: readonly CalendarEvent[]): void {
	for (const zone of new Set(events.map(({ timeZone }) => timeZone))) {
		const starts = events.filter(({ timeZone }) => timeZone === zone).map(({ startsAt }) => startsAt.getTime())
		const [from, until] = [Math.min(...starts) - DAY_MS, Math.max(...starts) + 2 * DAY_MS]
		const component = new ICAL.Component('vtimezone')
		component.updatePropertyWithValue('tzid', zone)
		for (const rule of observancesOf(zone, new Date(from), new Date(until)))
			component.addSubcomponent(anObservance(rule))
		calendar.addSubcomponent(component)
	}
}

function anObservance({ local, offsetFrom, offsetTo, name }: Observance): ICAL.Component {
	const component = new ICAL.Component(offsetTo > offsetFrom ? 'daylight' : 'standard')
	component.updatePropertyWithValue('dtstart', wallTime(local))
	component.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(offsetFrom * 60))
	component.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(offsetTo * 60))
	if (name) component.updatePropertyWithValue('tzname', name)
	return component
}
