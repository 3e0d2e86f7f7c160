/** When somebody works: days of the week and, by the clock of their zone, from when until when. */
export type WorkHours = {
	/** 1 Monday … 7 Sunday, in order */
	workDays: number[]
	/** Local wall time, "09:00" */
	workFrom: string
	workTo: string
}

export const usualHours: WorkHours = { workDays: [1, 2, 3, 4, 5], workFrom: '09:00', workTo: '17:00' }

/** The week, Monday first; a day's number is its place, from 1. */
export const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const SHORT = WEEK.map((name) => name.slice(0, 3))

/** Nobody's day is shorter than an hour: nothing could be planned in it. */
const SHORTEST_MINUTES = 60

export const hoursRefusals = {
	'no-days': 'Choose at least one working day.',
	'no-time': 'Write a time of the day, such as 09:00.',
	'too-short': 'The working day ends at least an hour after it begins, on the same day.',
} as const
export type HoursRefusal = keyof typeof hoursRefusals

/** What is wrong with these hours; null when nothing is. */
export function whyNoHours({ workDays, workFrom, workTo }: WorkHours): HoursRefusal | null {
	if (workDays.length === 0) return 'no-days'
	if (!isWallTime(workFrom) || !isWallTime(workTo)) return 'no-time'
	return minutesOf(workTo) - minutesOf(workFrom) < SHORTEST_MINUTES ? 'too-short' : null
}

/** "09:00" is a time of the day, "9:00" and "24:00" are none. */
export function isWallTime(text: string): boolean {
	return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** Minutes after midnight of "09:30": 570. */
export function minutesOf(wallTime: string): number {
	return Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3))
}

/** "09:00" of what people write: "9", "9:00", "09.00", "9 h", "09:00:00". Null when it is no time. */
export function parseWallTime(text: string): string | null {
	const match = /^(\d{1,2})(?:[:.h](\d{2})(?::00)?)?\s*h?$/.exec(text.trim())
	if (!match) return null
	const time = `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
	return isWallTime(time) ? time : null
}

/** Days of what people write: "Mon-Fri", "Mon Tue Thu", "1,2,3", "Sunday–Thursday". Null when a word is no day. */
export function parseWorkDays(text: string): number[] | null {
	const days = new Set<number>()
	const spans = text
		.trim()
		.replace(/\s*[-–]\s*/g, '-')
		.split(/[\s,;/]+/)
		.filter(Boolean)
	for (const span of spans) {
		const ends = span.split('-').map(dayNumber)
		const [from, to = from] = ends
		if (!from || !to || ends.length > 2) return null
		// From Friday to Monday goes round the end of the week.
		for (let day = from; ; day = (day % 7) + 1) {
			days.add(day)
			if (day === to) break
		}
	}
	return days.size > 0 ? [...days].sort() : null
}

function dayNumber(word: string): number | null {
	if (/^[1-7]$/.test(word)) return Number(word)
	if (word.length < 2) return null
	const index = WEEK.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase()))
	return index < 0 ? null : index + 1
}

/** "Mon-Fri" of 1 to 5, "Mon Tue Thu" of days apart; parseWorkDays reads it back. */
export function describeDays(workDays: readonly number[]): string {
	const runs: number[][] = []
	for (const day of [...workDays].sort()) {
		const last = runs.at(-1)
		if (last && last.at(-1) === day - 1) last.push(day)
		else runs.push([day])
	}
	return runs
		.map((run) => (run.length > 2 ? [run[0], run.at(-1)] : run).map((day) => SHORT[(day ?? 1) - 1]))
		.map((names, index) => names.join((runs[index]?.length ?? 0) > 2 ? '-' : ' '))
		.join(' ')
}

/** "Mon-Fri, 09:00 to 17:00" */
export function describeHours({ workDays, workFrom, workTo }: WorkHours): string {
	return `${describeDays(workDays)}, ${workFrom} to ${workTo}`
}
