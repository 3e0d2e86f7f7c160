import { DateTime, Info, Zone } from 'luxon'
import moment from 'moment-timezone'

/**
 * Zone: wall time to instant and back, by moment-timezone's IANA data. Node's own tables are stale (docs/decisions/0008):
 * on Node 20.20 Intl is an hour off in Vancouver from autumn 2026. Nothing else may do zone arithmetic.
 */
export const zoneDataVersion: string = (moment.tz as unknown as { dataVersion: string }).dataVersion

/** Whether rules may have changed since: "2026c" is a year old for certain once 2027 is over (docs/decisions/0008). */
export function areZoneDataOld(now: Date, version: string = zoneDataVersion): boolean {
	return now.getUTCFullYear() - Number(version.slice(0, 4)) > 1
}

class IanaZone extends Zone {
	readonly #zone: moment.MomentZone

	constructor(name: string) {
		super()
		const zone = moment.tz.zone(name)
		if (!zone) throw new RangeError(`Unknown time zone ${name}`)
		this.#zone = zone
	}
	override get type() {
		return 'iana-data'
	}
	override get name() {
		return this.#zone.name
	}
	override get isUniversal() {
		return false
	}
	override get isValid() {
		return true
	}
	override offsetName(epochMs: number) {
		return this.#zone.abbr(epochMs)
	}
	override formatOffset(epochMs: number) {
		return offsetLabel(this.offset(epochMs))
	}
	override offset(epochMs: number) {
		return -this.#zone.utcOffset(epochMs)
	}
	override equals(other: Zone) {
		return other.type === this.type && other.name === this.name
	}
}

/** "UTC+5:30", "UTC-7", "UTC". */
function offsetLabel(minutes: number): string {
	if (minutes === 0) return 'UTC'
	const hours = Math.floor(Math.abs(minutes) / 60)
	const rest = Math.abs(minutes) % 60
	return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

export function isZone(name: string): boolean {
	return zonesKept.has(name) || moment.tz.zone(name) !== null
}

/** Zones people choose from: canonical places, no "Etc/…", no single words but UTC. */
export function listZones(): string[] {
	return moment.tz
		.names()
		.filter(
			(name) =>
				name === 'UTC' ||
				(/^[A-Z][A-Za-z]+\/[A-Za-z_/-]+$/.test(name) &&
					!/^(Etc|SystemV|US|Canada|Brazil|Chile|Mexico|Mideast)\//.test(name)),
		)
		.sort()
}

export type InstantResult = { ok: true; at: Date } | { ok: false; why: 'no-such-time' | 'twice'; suggestion: string }

/**
 * The instant of a wall time. A time the clock skips does not exist, one it shows twice is ambiguous: both are refused
 * with the next time that is neither.
 * @param local "2026-11-26T16:00"
 */
export function instantOf(local: string, zoneName: string): InstantResult {
	const zone = zoneOf(zoneName)
	const [only, second] = instantsOf(zone, local)
	if (only !== undefined && second === undefined) return { ok: true, at: new Date(only) }
	return { ok: false, why: only === undefined ? 'no-such-time' : 'twice', suggestion: nextPlainTime(zone, local) }
}

/** Every instant at which the zone's clock shows `local`: none in a spring gap, two in an autumn overlap. */
function instantsOf(zone: IanaZone, local: string): number[] {
	const asUtcMs = Date.parse(`${local}:00Z`)
	const offsets = new Set([-26, 0, 26].map((hours) => zone.offset(asUtcMs + hours * 3_600_000)))
	return [...offsets]
		.map((offset) => asUtcMs - offset * 60_000)
		.filter((ms) => asUtcMs - zone.offset(ms) * 60_000 === ms)
}

function nextPlainTime(zone: IanaZone, local: string): string {
	return nearestPlain(zone, local, 15)?.slice(11) ?? local.slice(11)
}

/** Steps of so many minutes, forward or back, for three hours at most. */
function nearestPlain(zone: IanaZone, local: string, stepMinutes: 15 | -15): string | null {
	const startMs = Date.parse(`${local}:00Z`)
	for (let step = 1; step <= 12; step++) {
		const near = new Date(startMs + step * stepMinutes * 60_000).toISOString().slice(0, 16)
		if (instantsOf(zone, near).length === 1) return near
	}
	return null
}

/**
 * The times of the same day on either side of one that the clock skips or shows twice: what can be chosen in its stead.
 * @param local "2026-10-25T02:30"
 */
export function plainTimesAround(local: string, zoneName: string): string[] {
	const zone = zoneOf(zoneName)
	return [nearestPlain(zone, local, -15), nearestPlain(zone, local, 15)].flatMap((near) =>
		near?.startsWith(local.slice(0, 10)) ? near.slice(11) : [],
	)
}

/** Minutes east of UTC that a zone's clock shows at this instant. */
export function offsetAt(at: Date, zoneName: string): number {
	return zoneOf(isZone(zoneName) ? zoneName : 'UTC').offset(at.getTime())
}

/** The wall time of an instant: "2026-11-26T16:00". */
export function localOf(at: Date, zoneName: string): string {
	return new Date(at.getTime() + offsetAt(at, zoneName) * 60_000).toISOString().slice(0, 16)
}

/** Today's date where the reader is: "2026-11-26". */
export function dateOf(at: Date, zoneName: string): string {
	return localOf(at, zoneName).slice(0, 10)
}

function inZone(at: Date, zoneName: string): DateTime {
	return DateTime.fromJSDate(at, { zone: zoneOf(isZone(zoneName) ? zoneName : 'UTC') })
}

const zonesKept = new Map<string, IanaZone>()

function zoneOf(name: string): IanaZone {
	const zone = zonesKept.get(name) ?? new IanaZone(name)
	zonesKept.set(name, zone)
	return zone
}

// Made once: a calendar says hundreds of moments, and luxon asks Intl for the words of each.
const english = { locale: 'en-GB' }
const weekdays = { long: Info.weekdays('long', english), short: Info.weekdays('short', english) }
const months = { long: Info.months('long', english), short: Info.months('short', english) }

/** "Thursday 26 November", or "Thu 26 Nov" */
function dayWords(at: DateTime, length: 'long' | 'short'): string {
	return `${weekdays[length][at.weekday - 1]} ${at.day} ${months[length][at.month - 1]}`
}

/** "16:00" */
function timeWords(at: DateTime): string {
	return `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`
}

/** A rule of a zone and when its clock begins to follow it, as a calendar file spells zones out (RFC 5545, 3.6.5). */
export type Observance = {
	/** Wall time by the clock before it: "2026-10-25T03:00:00" */
	local: string
	/** Minutes east of UTC */
	offsetFrom: number
	offsetTo: number
	name: string
}

const BEGINNING = '1970-01-01T00:00:00'

/** The rule that is in force at `from`, and each that begins before `until`. */
export function observancesOf(zoneName: string, from: Date, until: Date): Observance[] {
	const zone = moment.tz.zone(zoneName)
	if (!zone) throw new RangeError(`Unknown time zone ${zoneName}`)
	const inForce = zone.untils.findIndex((end) => end === null || from.getTime() < end)
	return zone.offsets.flatMap((west, index): Observance[] => {
		const begins = index === 0 ? null : (zone.untils[index - 1] ?? null)
		if (index < inForce || (index > inForce && (begins === null || begins >= until.getTime()))) return []
		const offsetTo = -Math.round(west)
		const name = zone.abbrs[index] ?? ''
		if (begins === null) return [{ local: BEGINNING, offsetFrom: offsetTo, offsetTo, name }]
		const offsetFrom = -Math.round(zone.offsets[index - 1] ?? west)
		const local = new Date(begins + offsetFrom * 60_000).toISOString().slice(0, 19)
		return [{ local, offsetFrom, offsetTo, name }]
	})
}

/** "Lisbon" of "Europe/Lisbon". */
export function placeOf(zoneName: string): string {
	return (zoneName.split('/').at(-1) ?? zoneName).replaceAll('_', ' ')
}

/** Everything a page says about a moment, in one reader's zone; made on the server because browsers may be stale too. */
export type When = {
	/** For <time dateTime> */
	iso: string
	/** "Thursday 26 November" */
	day: string
	/** "Thu 26 Nov" */
	shortDay: string
	/** "Nov" and "26" for the calendar sheet */
	month: string
	dayOfMonth: string
	/** "16:00" */
	time: string
	/** "16:00 to 17:00 in Lisbon", with the offset for who reads from elsewhere: "UTC+1" */
	range: string
	place: string
	offset: string
	year: string
}

export function whenOf(at: Date, zoneName: string, durationMinutes = 0): When {
	const start = inZone(at, zoneName)
	const end = start.plus({ minutes: durationMinutes })
	const time = timeWords(start)
	const place = placeOf(zoneName)
	const sameDay = end.ordinal === start.ordinal && end.year === start.year
	const until = sameDay ? timeWords(end) : `${timeWords(end)} on ${dayWords(end, 'short')}`
	return {
		iso: at.toISOString(),
		day: dayWords(start, 'long'),
		shortDay: dayWords(start, 'short'),
		month: months.short[start.month - 1] ?? '',
		dayOfMonth: String(start.day),
		time,
		range: durationMinutes > 0 ? `${time} to ${until} in ${place}` : `${time} in ${place}`,
		place,
		offset: offsetLabel(start.offset),
		year: String(start.year),
	}
}

/** "18 December 2026". */
export function longDate(at: Date, zoneName: string): string {
	const day = inZone(at, zoneName)
	return `${day.day} ${months.long[day.month - 1]} ${day.year}`
}

/** "18 Dec 2026" */
export function shortDate(at: Date, zoneName: string): string {
	const day = inZone(at, zoneName)
	return `${day.day} ${months.short[day.month - 1]} ${day.year}`
}

/** "morning", "afternoon" or "evening" where the reader is. */
export function partOfDay(at: Date, zoneName: string): 'morning' | 'afternoon' | 'evening' {
	const { hour } = inZone(at, zoneName)
	if (hour < 12) return 'morning'
	return hour < 18 ? 'afternoon' : 'evening'
}
