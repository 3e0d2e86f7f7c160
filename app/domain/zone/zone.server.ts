import { DateTime, Zone } from 'luxon'
import moment from 'moment-timezone'

/**
 * Zone: wall time to instant and back, by moment-timezone's IANA data. Node's own tables are stale (docs/decisions/0008):
 * on Node 20.20 Intl is an hour off in Vancouver from autumn 2026. Nothing else may do zone arithmetic.
 */
export const zoneDataVersion: string = (moment.tz as unknown as { dataVersion: string }).dataVersion

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
	return moment.tz.zone(name) !== null
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
	const zone = new IanaZone(zoneName)
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
	const startMs = Date.parse(`${local}:00Z`)
	for (let minutes = 15; minutes <= 180; minutes += 15) {
		const next = new Date(startMs + minutes * 60_000).toISOString().slice(0, 16)
		if (instantsOf(zone, next).length === 1) return next.slice(11)
	}
	return local.slice(11)
}

/** The wall time of an instant: "2026-11-26T16:00". */
export function localOf(at: Date, zoneName: string): string {
	return inZone(at, zoneName).toFormat("yyyy-MM-dd'T'HH:mm")
}

/** Today's date where the reader is: "2026-11-26". */
export function dateOf(at: Date, zoneName: string): string {
	return inZone(at, zoneName).toFormat('yyyy-MM-dd')
}

function inZone(at: Date, zoneName: string): DateTime {
	return DateTime.fromJSDate(at, { zone: new IanaZone(isZone(zoneName) ? zoneName : 'UTC') }).setLocale('en-GB')
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
	const time = start.toFormat('HH:mm')
	const place = placeOf(zoneName)
	const sameDay = start.hasSame(end, 'day')
	const until = sameDay ? end.toFormat('HH:mm') : `${end.toFormat('HH:mm')} on ${end.toFormat('ccc d LLL')}`
	return {
		iso: at.toISOString(),
		day: start.toFormat('cccc d LLLL'),
		shortDay: start.toFormat('ccc d LLL'),
		month: start.toFormat('LLL'),
		dayOfMonth: start.toFormat('d'),
		time,
		range: durationMinutes > 0 ? `${time} to ${until} in ${place}` : `${time} in ${place}`,
		place,
		offset: offsetLabel(start.offset),
		year: start.toFormat('yyyy'),
	}
}

/** "18 December 2026". */
export function longDate(at: Date, zoneName: string): string {
	return inZone(at, zoneName).toFormat('d LLLL yyyy')
}

/** "18 Dec 2026" */
export function shortDate(at: Date, zoneName: string): string {
	return inZone(at, zoneName).toFormat('d LLL yyyy')
}

/** Moves a plain date by days: "2026-11-26" + 7. */
export function addDays(date: string, days: number): string {
	return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')
}

/** "morning", "afternoon" or "evening" where the reader is. */
export function partOfDay(at: Date, zoneName: string): 'morning' | 'afternoon' | 'evening' {
	const { hour } = inZone(at, zoneName)
	if (hour < 12) return 'morning'
	return hour < 18 ? 'afternoon' : 'evening'
}
