import { afterAll, expect, test } from 'vitest'
import { type Absence, watchAbsences } from '../support/absences'
import { aBalancer } from '../support/balancer'
import {
	aRoomWorld,
	expectTheLogToHold,
	type FullRoom,
	openFullRoom,
	type RoomWorld,
	revealAndClose,
	type Writer,
	writeOnce,
} from '../support/faults-in-rooms'
import { counting, endWhatWasStarted, eventually, killNode, startNode, stopNode } from '../support/nodes'
import { aPostgresDatabase } from '../support/postgres-databases'

endWhatWasStarted()

const database = await aPostgresDatabase()
const balancer = await aBalancer()
afterAll(async () => {
	balancer.close()
	await database.close()
})

/** Of twelve and who leads them: 208 people. */
const ROOMS = 16
const PEOPLE = ROOMS * 13
const ACTS_BEFORE = 3
const BACK_WITHIN_MS = 10_000
/** As an operator leaves it in the long run; here longer than a server that has nobody to move may take to end. */
const MOVE_SECONDS = counting(11, 20)

/** Each writes about once a second until it is over: the pace of people who think. */
function writeOn(writers: readonly Writer[]) {
	let isOver = false
	const writing = Promise.all(
		writers.map(async (writer, nth) => {
			await pause((1_000 * nth) / writers.length)
			while (!isOver) {
				await writeOnce(writer)
				await pause(1_000)
			}
		}),
	)
	return {
		async stop() {
			isOver = true
			await writing
		},
	}
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until each of them has got so many answers more. */
async function answeredAgain(writers: readonly Writer[], count: number, withinMs: number): Promise<void> {
	const wanted = new Map(writers.map((writer) => [writer, writer.acknowledged.length + count]))
	const isDone = () => writers.every((writer) => writer.acknowledged.length >= (wanted.get(writer) ?? 0))
	await eventually('an answer to each of them', isDone, withinMs)
}

const longest = (absences: readonly Absence[]) => Math.max(...absences.map(({ lostMs, backMs }) => backMs - lostMs))

test('F4: of two hundred people on two servers those of the one that dies are back within 10 s; then the other is asked to end and moves all of them to the next, a few at a time: nothing is lost, nothing doubled, and all see the same', async () => {
	const env = {
		DATABASE_URL: database.url,
		BELAY_SECRET: 'the same secret for all of the nodes',
		PUBLIC_URL: balancer.url,
		MOVE_SECONDS: String(MOVE_SECONDS),
	}
	const [dying, staying] = await Promise.all([startNode(env), startNode(env)])
	balancer.leadTo([dying.port, staying.port])
	const worlds: RoomWorld[] = []
	while (worlds.length < ROOMS) worlds.push(await aRoomWorld(database.db))
	const rooms: FullRoom[] = await Promise.all(worlds.map((world) => openFullRoom(balancer.url, world)))
	const writers = rooms.flatMap((room) => room.writers)
	const screens = rooms.flatMap((room) => [room.lead, ...room.writers.map(({ screen }) => screen)])
	expect(screens).toHaveLength(PEOPLE)
	const watch = watchAbsences(screens)
	const writing = writeOn(writers)
	await answeredAgain(writers, ACTS_BEFORE, 30_000)

	const onDying = balancer.openTo(dying.port)
	expect(onDying).toBeGreaterThan(PEOPLE / 3)
	const killedMs = performance.now()
	await killNode(dying)
	await eventually('they notice', () => watch.awayCount() + watch.absences().length >= onDying)
	await eventually('all are back', () => watch.awayCount() === 0, BACK_WITHIN_MS)
	await answeredAgain(writers, 1, BACK_WITHIN_MS - (performance.now() - killedMs))
	const lost = watch.absences()
	expect(lost).toHaveLength(onDying)
	expect(balancer.openTo(staying.port)).toBe(PEOPLE)

	const next = await startNode(env)
	balancer.leadTo([staying.port, next.port])
	const askedMs = performance.now()
	expect(await stopNode(staying)).toEqual({ code: 0, signal: null })
	const tookMs = performance.now() - askedMs
	await eventually('all are on the next', () => watch.awayCount() === 0 && balancer.openTo(next.port) === PEOPLE)
	const moved = watch.absences().slice(lost.length)
	expect(moved).toHaveLength(PEOPLE)
	// By the clock, half of them in the first half of the time and half in the second.
	const left = moved.map(({ lostMs }) => lostMs - askedMs).sort((a, b) => a - b)
	for (const part of [0.25, 0.5, 0.75])
		expect((left[Math.floor(PEOPLE * part)] ?? 0) / (MOVE_SECONDS * 1_000)).toBeCloseTo(part, 1)
	expect(tookMs).toBeLessThan(MOVE_SECONDS * 1_000 + 5_000)
	console.info(
		JSON.stringify({
			people: PEOPLE,
			lost: lost.length,
			backMs: longest(lost),
			moved: moved.length,
			awayMs: longest(moved),
			tookMs,
		}),
	)

	await answeredAgain(writers, 1, BACK_WITHIN_MS)
	await writing.stop()
	watch.stop()
	await Promise.all(rooms.map(revealAndClose))
	for (const [nth, room] of rooms.entries()) await expectTheLogToHold(database.db, worlds[nth]?.roomId ?? '', room)
	expect(await stopNode(next)).toEqual({ code: 0, signal: null })
}, 180_000)
