import { createHash } from 'node:crypto'
import type { Tx } from '../db'
import { DomainError } from '../errors'
import { listed } from '../number-words'
import { dayLabel } from '../zone/plain-date'
import { listBusy } from './attendees.server'
import { overlapMs } from './slots'

/** Of a year no more are told one by one: whoever meets in the hour of the cohort need not read fifty lines */
const MOST_TOLD = 5

/** Meetings of one's own at an hour at which somebody of them is in another session, and nobody has said to meet all the same. */
export class Collides extends DomainError {
	/** What says yes to exactly these */
	readonly accept: string

	constructor(readonly lines: string[]) {
		super('conflict', 'collides')
		this.accept = createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 16)
	}
}

type Meetings = {
	seats: { id: string; name: string }[]
	readerId: string
	meetings: { localStart: string; startsAt: Date }[]
	minutes: number
	/** Meetings of this series that would not be there any more */
	moving: string[]
	/** What was said yes to */
	despite: string | undefined
}

/** @throws Collides */
export async function refuseCollisions(tx: Tx, about: Meetings): Promise<void> {
	const { seats, readerId, meetings, minutes, moving, despite } = about
	const [first, last] = [meetings[0], meetings.at(-1)]
	if (!first || !last) return
	const days = { from: first.localStart.slice(0, 10), to: last.localStart.slice(0, 10) }
	const ids = seats.map(({ id }) => id)
	const busy = await listBusy(tx, ids, days, moving, readerId)
	const lines = meetings.flatMap(({ localStart, startsAt }) => {
		const fromMs = startsAt.getTime()
		const span = { fromMs, untilMs: fromMs + minutes * 60_000 }
		const met = seats.flatMap(({ id, name }) => {
			const clash = busy.get(id)?.find((each) => overlapMs(span, each) > 0)
			return clash ? [clash.what ? `${name} (${clash.what})` : name] : []
		})
		if (met.length === 0) return []
		const day = dayLabel(localStart.slice(0, 10), { weekday: 'short', day: 'numeric', month: 'short' })
		return [`${day}, ${localStart.slice(11)}: ${met.length} of ${seats.length} in another session, ${listed(met)}.`]
	})
	if (lines.length === 0) return
	const collides = new Collides(lines)
	if (collides.accept !== despite) throw collides
}

/** The first of them one by one, the rest counted. */
export function collisionWords({ lines }: Collides): string[] {
	const more = lines.length - MOST_TOLD
	return more > 0 ? [...lines.slice(0, MOST_TOLD), `${more} more within a year.`] : lines
}
