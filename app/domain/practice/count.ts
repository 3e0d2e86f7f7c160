import { PRACTICE_CAPS, type PracticeKind } from './log-kinds'

/** `onDay`: yyyy-mm-dd */
export type Practiced = { onDay: string; minutes: number; kind: PracticeKind }

/**
 * Minutes of each entry that count (program-design.md, section 1): a conversation once a week and for half an hour, an
 * empathy day for an hour. More entries never count for less.
 * @returns in the order of the entries
 */
export function countMinutes(entries: readonly Practiced[], days = daysOf(entries)): number[] {
	const best = new Map<string, number>()
	const slots = entries.map(({ kind }, index) => slotOf(kind, days[index] ?? 0))
	for (const [index, entry] of entries.entries()) {
		const slot = slots[index] ?? null
		if (slot === null) continue
		const longest = entries[best.get(slot) ?? -1]?.minutes ?? 0
		if (entry.minutes > longest) best.set(slot, index)
	}
	return entries.map((entry, index) => {
		const slot = slots[index] ?? null
		if (slot === null) return entry.minutes
		return best.get(slot) === index ? Math.min(entry.minutes, PRACTICE_CAPS[entry.kind]?.minutes ?? 0) : 0
	})
}

/** Where only one entry counts: "talk 20773" of a week, of a day by its number; null where all do. */
function slotOf(kind: PracticeKind, day: number): string | null {
	const cap = PRACTICE_CAPS[kind]
	if (!cap) return null
	return `${kind} ${cap.per === 'week' ? mondayBefore(day) : day}`
}

/** Counted minutes in all, and by the Monday of their week: yyyy-mm-dd. */
export function countPractice(entries: readonly Practiced[]): { minutes: number; weeks: Map<string, number> } {
	const { minutes, weeks } = countWeeks(entries)
	return { minutes, weeks: new Map([...weeks].map(([monday, of]) => [dateOfNumber(monday), of])) }
}

/** As {@link countPractice}, each Monday by its number: for whoever only counts the weeks. */
export function countWeeks(entries: readonly Practiced[]): { minutes: number; weeks: Map<number, number> } {
	const byMonday = new Map<number, number>()
	const days = daysOf(entries)
	let minutes = 0
	for (const [index, counts] of countMinutes(entries, days).entries()) {
		const monday = mondayBefore(days[index] ?? 0)
		byMonday.set(monday, (byMonday.get(monday) ?? 0) + counts)
		minutes += counts
	}
	return { minutes, weeks: byMonday }
}

// Numbers, for ten thousand logs are counted in a second or two: a date as text takes several times as long.
const DAY_MS = 86_400_000
/** A date alone is read as of UTC. */
const daysOf = (entries: readonly Practiced[]) => entries.map(({ onDay }) => Date.parse(onDay) / DAY_MS)
/** Day 0 was a Thursday. */
const mondayBefore = (day: number) => day - ((day + 3) % 7)
const dateOfNumber = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** "45 min", "1 h", "7 h 10" */
export function saidMinutes(minutes: number): string {
	if (minutes < 60) return `${minutes} min`
	return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60}`
}
