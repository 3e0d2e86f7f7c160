import { expect, test } from 'vitest'
import type { Db } from '~/domain/db'
import { fold } from '~/domain/room/evolve'
import type { RoomEvent, RoomSetup } from '~/domain/room/room'
import { view } from '~/domain/room/view'
import { startMeasured, type Usage } from '../support/measured-server'
import { aFolder, endWhatWasStarted, eventually, withData } from '../support/nodes'
import { aSoakWorld, type Reader, readAndAnswer, type Soaker, soakScreens } from '../support/soak'

/**
 * Twelve people in a room and four readers, for BELAY_SOAK_MINUTES on the embedded database. Nothing may be refused,
 * lost or logged, and nothing may pile up.
 */
endWhatWasStarted()

const minutes = Number(process.env.BELAY_SOAK_MINUTES ?? '10')
const MIB = 1024 * 1024
const READING_EVERY_MS = 5_000

/**
 * What may be added between the first third of the time and the last, in steady use. A room keeps 500 events with the
 * state after each, the compiler and the database their caches: all are full after the first third. What is left is
 * noise of a few MiB; a leak of one connection's buffers, one kept frame or one kept state per act would be ten times
 * this within minutes (24 acts a second).
 */
const HEAP_MAY_GROW = 12 * MIB
/** The embedded database's own memory grows in steps with the tables, and the collector gives pages back late. */
const RSS_MAY_GROW = 64 * MIB
/** After everybody left: caches that were filled stay, sessions and buffers do not. */
const HEAP_MAY_STAY = 24 * MIB
/** Every commit of the embedded database holds the loop while it is written to the disk; a quarter of a second is felt. */
const LATE_MS = 250
/** One act costs as much at the end as it did early on, but for what the machine does beside. */
const COST_MAY_GROW = 1.5

test(
	`${minutes} minutes of twelve in a room and four readers leave nothing behind`,
	async () => {
		expect(minutes).toBeGreaterThan(0)
		const dataDir = aFolder()
		const world = await withData(dataDir, aSoakWorld)
		const server = await startMeasured({ DATA_DIR: dataDir })
		await warmUp(server.url, world.readers)
		await eventually('the warm-up’s connections are closed', async () => sockets(await server.usage()) === 0, 60_000)
		const idle = await idleUsage(server.usage)

		const until = Date.now() + minutes * 60_000
		const screens = await soakScreens(server.url, world)
		const readings: Reading[] = []
		const done = () =>
			screens.reduce((sum, each) => sum + each.acknowledged.length, 0) +
			world.readers.reduce((sum, each) => sum + each.saved, 0)
		const measuring = measureUntil(until, async () => ({ ...(await server.usage()), done: done() }), readings)
		await Promise.all([
			...screens.map((soaker) => soaker.actUntil(until)),
			...world.readers.map((reader) => readAndAnswer(server.url, reader, until)),
			measuring,
		])
		await untilAllShow(screens)
		for (const { screen } of screens) screen.close()
		// Timers come and go by themselves: what was left behind would never be gone.
		await eventually('nothing more is open than before', async () => isNoMore(await server.usage(), idle), 60_000)
		const after = await idleUsage(server.usage)
		console.info(report({ idle, readings, after, screens, readers: world.readers }))

		const third = Math.floor(readings.length / 3)
		const [early, last] = [readings.slice(third, 2 * third), readings.slice(-third)]
		expect(median(last.map((each) => each.heapUsed)) - median(early.map((each) => each.heapUsed))).toBeLessThan(
			HEAP_MAY_GROW,
		)
		expect(median(last.map((each) => each.rss)) - median(early.map((each) => each.rss))).toBeLessThan(RSS_MAY_GROW)
		expect(median(readings.map(lateByItself))).toBeLessThan(idle.late.p99 + LATE_MS)
		expect(costOf(last)).toBeLessThan(costOf(early) * COST_MAY_GROW)
		expect(after.heapUsed - idle.heapUsed).toBeLessThan(HEAP_MAY_STAY)
		expect(await server.close()).toBe(0)
		expect(server.printed()).toBe('')
		await withData(dataDir, async (db) => {
			await expectTheLogToHold(db, world.roomId, screens)
			await expectTheAnswersToStand(db, world.readers)
		})
	},
	minutes * 60_000 + 300_000,
)

/** Every page and file once, so that what is loaded once is not taken for growth. */
async function warmUp(url: string, readers: Reader[]): Promise<void> {
	for (const reader of readers) await readAndAnswer(url, reader, Date.now() + 3_000)
}

const sockets = ({ open }: Usage) => (open.TCPSocketWrap ?? 0) + (open.TCPWRAP ?? 0)

function isNoMore({ open }: Usage, before: Usage): boolean {
	return Object.entries(open).every(([kind, count]) => count <= (before.open[kind] ?? 0))
}

/** The quietest of a few readings: another program on this machine may disturb one. */
async function idleUsage(usage: () => Promise<Usage>): Promise<Usage> {
	const readings: Usage[] = []
	await measureUntil(Date.now() + 10_000, usage, readings, 2_000)
	const [quietest] = [...readings].sort((a, b) => a.late.p99 - b.late.p99)
	if (!quietest) throw new Error('nothing was measured')
	return quietest
}

async function measureUntil<Measured>(
	until: number,
	usage: () => Promise<Measured>,
	into: Measured[],
	everyMs = READING_EVERY_MS,
): Promise<void> {
	while (Date.now() < until) {
		await new Promise((resolve) => setTimeout(resolve, everyMs))
		into.push(await usage())
	}
}

type Reading = Usage & { done: number }

/** Lateness, less what other programs of this machine made of it. */
function lateByItself(reading: Reading, index: number, all: Reading[]): number {
	const before = all[index - 1]
	const ranMs = reading.ranMs - (before?.ranMs ?? 0)
	const waitedMs = reading.waitedMs - (before?.waitedMs ?? 0)
	return (reading.late.p99 * ranMs) / (ranMs + waitedMs)
}

/** Milliseconds of the processor for each act or answer. */
function costOf(readings: Reading[]): number {
	const [first, last] = [readings[0], readings.at(-1)]
	return first && last ? (last.ranMs - first.ranMs) / (last.done - first.done) : Number.NaN
}

function median(numbers: number[]): number {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

async function untilAllShow(soakers: Soaker[]): Promise<void> {
	const newest = Math.max(...soakers.map(({ acknowledged }) => acknowledged.at(-1)?.seq ?? 0))
	for (const { screen } of soakers) await screen.until('the whole log', ({ view }) => view?.seq === newest, 30_000)
}

/** Everything that was called saved, in the order of sending, each once, and nothing besides; and every screen shows it. */
async function expectTheLogToHold(db: Db, roomId: string, soakers: Soaker[]): Promise<void> {
	const log = await db.roomEvent.findMany({
		where: { roomId },
		orderBy: { seq: 'asc' },
		select: { seq: true, opId: true, actorId: true, payload: true },
	})
	expect(log.every((row, index) => row.seq === index + 1)).toBe(true)
	const room = await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { lastSeq: true, format: true } })
	expect(room.lastSeq).toBe(log.length)
	const events = log.map(({ payload }) => payload as unknown as RoomEvent)
	const folded = fold(room.format as unknown as RoomSetup, events)
	for (const { personId, acknowledged, screen } of soakers) {
		expect(screen.state().view).toEqual(view(folded, personId))
		const own = log.filter((row) => row.actorId === personId).map(({ seq, opId }) => ({ seq, opId }))
		expect(own).toEqual(acknowledged)
	}
}

async function expectTheAnswersToStand(db: Db, readers: Reader[]): Promise<void> {
	for (const { personId, saved } of readers) {
		expect(saved).toBeGreaterThan(0)
		const row = await db.partAnswer.findFirstOrThrow({ where: { personId }, select: { answer: true } })
		expect(row.answer).toMatchObject({ text: `What I think, ${saved}` })
	}
}

function report(of: { idle: Usage; readings: Reading[]; after: Usage; screens: Soaker[]; readers: Reader[] }): string {
	const say = ({ rss, heapUsed, late, open }: Usage) =>
		`rss ${Math.round(rss / MIB)} MiB, heap ${(heapUsed / MIB).toFixed(1)} MiB, late p99 ${late.p99.toFixed(0)} ms, max ${late.max.toFixed(0)} ms, open ${JSON.stringify(open)}`
	const { readings } = of
	const late = median(readings.map(lateByItself)).toFixed(0)
	const steps = [0, 0.25, 0.5, 0.75, 1].map((at) => readings[Math.round(at * (readings.length - 1))])
	const acts = of.screens.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
	const saves = of.readers.reduce((sum, { saved }) => sum + saved, 0)
	return [
		`${acts} acts in the room, ${saves} answers of readers, ${costOf(readings).toFixed(1)} ms each, late by itself ${late} ms`,
		`idle:   ${say(of.idle)}`,
		...steps.map((each) => `during: ${each ? say(each) : ''}`),
		`after:  ${say(of.after)}`,
	].join('\n')
}
