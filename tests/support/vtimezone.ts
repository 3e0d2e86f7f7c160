/**
 * Reads the instant of a DTSTART from the calendar's own VTIMEZONE, by RFC 5545 alone: no zone data, no library, nothing of
 * what wrote it. What our calendars never hold (RRULE in a zone, dates without an hour) is refused, not guessed.
 */
export function startsByItsOwnZone(calendar: string): { uid: string; at: Date }[] {
	const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)
	const zones = new Map(blocksOf(lines, 'VTIMEZONE').map((zone) => [wordsOf(zone, 'TZID'), onsetsOf(zone)]))
	return blocksOf(lines, 'VEVENT').map((event) => {
		const { parameters, value } = propertyOf(event, 'DTSTART')
		const uid = wordsOf(event, 'UID')
		if (value.endsWith('Z')) return { uid, at: new Date(localMs(value.slice(0, -1))) }
		const zone = zones.get(/(?:^|;)TZID=([^;]+)/.exec(parameters)?.[1] ?? '')
		if (!zone) throw new Error(`${uid}: no VTIMEZONE for ${parameters}`)
		return { uid, at: new Date(localMs(value) - offsetAt(zone, localMs(value))) }
	})
}

type Onset = { localMs: number; fromMs: number; toMs: number }

/** §3.6.5: each STANDARD and DAYLIGHT begins at a local time told by the offset before it. */
function onsetsOf(zone: string[]): Onset[] {
	return [...blocksOf(zone, 'STANDARD'), ...blocksOf(zone, 'DAYLIGHT')]
		.map((rule) => {
			if (rule.some((line) => /^(RRULE|RDATE)/.test(line))) throw new Error('this reader knows single onsets alone')
			return {
				localMs: localMs(wordsOf(rule, 'DTSTART')),
				fromMs: offsetMs(wordsOf(rule, 'TZOFFSETFROM')),
				toMs: offsetMs(wordsOf(rule, 'TZOFFSETTO')),
			}
		})
		.sort((one, other) => one.localMs - other.localMs)
}

/** §3.3.5: an hour that comes twice is the first of the two. */
function offsetAt(onsets: Onset[], local: number): number {
	const inForce = onsets.findLast((onset) => onset.localMs <= local)
	const [first] = onsets
	if (!first) throw new Error('a VTIMEZONE without a rule')
	return inForce ? inForce.toMs : first.fromMs
}

function blocksOf(lines: string[], name: string): string[][] {
	const starts = lines.flatMap((line, index) => (line === `BEGIN:${name}` ? [index] : []))
	return starts.map((start) => lines.slice(start + 1, lines.indexOf(`END:${name}`, start)))
}

function propertyOf(lines: string[], name: string): { parameters: string; value: string } {
	const found = lines.map((line) => new RegExp(`^${name}(?:;([^:]*))?:(.*)$`).exec(line)).find(Boolean)
	if (!found) throw new Error(`no ${name}`)
	return { parameters: found[1] ?? '', value: found[2] ?? '' }
}

const wordsOf = (lines: string[], name: string) => propertyOf(lines, name).value

/** 20261125T090000 */
function localMs(text: string): number {
	const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
	if (parts.length === 0) throw new Error(`no local time: ${text}`)
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
	return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** -0700, +1030 */
function offsetMs(text: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(text) ?? []
	if (!sign) throw new Error(`no offset: ${text}`)
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
