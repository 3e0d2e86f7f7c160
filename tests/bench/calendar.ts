import { paths } from '../../app/paths'
import { openDatabase } from '../../server/db'
import { startChild } from './child'
import type { World } from './world'

const SESSIONS = 2_000
/** A year back and a year ahead: about twenty a week */
const DAYS = 730
const DAY_MS = 86_400_000
const ROUNDS = 60
const WARM_UP_ROUNDS = 10

export type CalendarFigures = { on: string; view: string; p50: number; p95: number; rows: number }

/** The pages of a reader who has two thousand sessions, one after the other: each shows its window and reads no more. */
export async function measureCalendar(world: World): Promise<CalendarFigures[]> {
	const made = await addSessions(world, SESSIONS)
	const app = await startChild('serve', world.env)
	const figures: CalendarFigures[] = []
	for (const [view, address] of [
		['month', paths.calendar({ view: 'month' })],
		['week', paths.calendar({ view: 'week' })],
		['agenda', paths.calendar()],
	] as const) {
		const took: number[] = []
		let rows = 0
		for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
			const startedMs = performance.now()
			const answer = await fetch(app.url + address, { headers: { cookie: world.reader.cookie } })
			const html = await answer.text()
			if (answer.status !== 200) throw new Error(`the ${view} answered ${answer.status}`)
			if (round >= WARM_UP_ROUNDS) took.push(performance.now() - startedMs)
			rows = new Set(html.match(/\/sessions\/[0-9a-f-]{36}/g)).size
		}
		// A page that shows nothing, or everything, measures something else.
		if (rows < 10 || rows > SESSIONS / 4) throw new Error(`the ${view} shows ${rows} sessions`)
		took.sort((a, b) => a - b)
		const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
		figures.push({ on: world.kind, view, p50: at(0.5), p95: at(0.95), rows })
	}
	await app.close()
	await made.remove()
	return figures
}

/** So many more sessions for the reader, spread over the two years. */
export async function addSessions(world: World, count: number): Promise<{ remove(): Promise<void> }> {
	const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = '' } = world.env
	const database = await openDatabase({ databaseUrl, dataDir })
	const { cohortId } = await database.db.cohortMember.findFirstOrThrow({
		where: { personId: world.reader.personId },
		select: { cohortId: true },
	})
	const beginMs = Date.now() - (DAYS / 2) * DAY_MS
	await database.db.session.createMany({
		data: Array.from({ length: count }, (_, index) => {
			const startsAt = new Date(beginMs + Math.round((index / count) * DAYS * DAY_MS))
			return {
				cohortId,
				position: index + 10_000,
				title: `Case ${index + 1}`,
				format: 'critique-60',
				localStart: startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt,
			}
		}),
	})
	await database.close()
	return {
		async remove() {
			const again = await openDatabase({ databaseUrl, dataDir })
			await again.db.session.deleteMany({ where: { cohortId, position: { gte: 10_000 } } })
			await again.close()
		},
	}
}
