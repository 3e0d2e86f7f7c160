import { randomUUID } from 'node:crypto'
import type { Socket } from 'socket.io-client'
import { type Child, cpuMs, type Pauses, startChild } from './child'
import { connect } from './connect'
import { memoryPerConnection } from './memory'
import { memoryOfManyRooms, type ThousandRooms } from './thousand-rooms'
import { type BenchRoom, newDatabase, PEOPLE, type World } from './world'

const WRITE_PHASE = 3
const TEXT = 'He says yes in the meeting, builds something else on Monday, and nobody says a word'.slice(0, 80)
const PACED_PER_SECOND = 60
const PACED_SECONDS = 15
const CLOSED_SECONDS = 8
const OUTSTANDING = 8
const MANY_SECONDS = 12
const CARDS = 500
const NEWS_WITHIN_MS = 30_000

export type Paced = { p50: number; p99: number }
export type RoomFigures = {
	on: string
	paced: Paced
	limitPaced: Paced
	/** The limit, with a message of their own for each person */
	limitEachPaced: Paced
	/** While the cards of `paced` came in */
	pauses: Pauses
	limitPauses: Pauses
	perSecond: number
	limitPerSecond: number
	/** The limit, when what waits for a connection leaves in one write */
	limitCorkedPerSecond: number
	cpuPerAct: number
	many: Paced & { rooms: number }
	join: Paced
	kibPerConnection: number
	thousand: ThousandRooms
}

type Seat = { socket: Socket; mine: string[]; column: number }

/** Figures of one room, of many, and of the limit beside them. */
export async function measureRooms(world: World): Promise<RoomFigures> {
	const limitEach = await onLimit({ ...(await limitEnv(world, 'each')), LIMIT_EACH: '1' }, watched)
	const limit = await onLimit(await limitEnv(world, 'all'), async (bare, child) => {
		const waits = await watched(bare, child)
		return { ...waits, perSecond: (await closedLoop(bare, child)).perSecond }
	})
	const limitCorked = await onLimit({ ...(await limitEnv(world, 'corked')), LIMIT_CORK: '1' }, closedLoop)

	const app = await startChild('serve', world.env)
	const [first, ...others] = world.rooms
	if (!first) throw new Error('a world has at least one room')
	const seats = await enter(app.url, first)
	const one = await watched(seats, app)
	const closed = await closedLoop(seats, app)
	const join = await joins(app.url, first, seats)
	for (const { socket } of seats) socket.disconnect()
	const many = await manyRooms(app.url, [first, ...others])
	await app.close()
	const kibPerConnection = await memoryPerConnection(world)
	const thousand = await memoryOfManyRooms(world)
	return {
		on: world.kind,
		paced: one.waits,
		limitPaced: limit.waits,
		limitEachPaced: limitEach.waits,
		pauses: one.pauses,
		limitPauses: limit.pauses,
		perSecond: closed.perSecond,
		limitPerSecond: limit.perSecond,
		limitCorkedPerSecond: limitCorked.perSecond,
		cpuPerAct: closed.cpuPerAct,
		many,
		join,
		kibPerConnection,
		thousand,
	}
}

async function onLimit<Result>(
	env: Record<string, string>,
	measure: (seats: Seat[], child: Child) => Promise<Result>,
): Promise<Result> {
	const limit = await startChild('limit', env)
	const bare = await Promise.all(Array.from({ length: PEOPLE }, async () => bareSeat(await connect(limit.url, {}, {}))))
	const result = await measure(bare, limit)
	for (const { socket } of bare) socket.disconnect()
	await limit.close()
	return result
}

async function limitEnv(world: World, name: string): Promise<Record<string, string>> {
	const url = world.env.DATABASE_URL
	return url
		? { DATABASE_URL: await newDatabase(url, `limit_of_this_machine_${name}`) }
		: { DATA_DIR: `${world.env.DATA_DIR}/limit-${name}` }
}

const bareSeat = (socket: Socket): Seat => ({ socket, mine: [], column: 0 })

/** The twelve of a room, connected and in its writing phase. */
async function enter(url: string, room: BenchRoom): Promise<Seat[]> {
	const auth = { session: room.sessionId }
	const lead = await connect(url, auth, { cookie: room.lead.cookie, origin: url })
	const view = (await lead.emitWithAck('sync', { afterSeq: null })).view
	if (view.phase.index !== WRITE_PHASE)
		await send(lead, { type: 'start-phase', to: WRITE_PHASE, from: view.phase.version })
	lead.disconnect()
	return Promise.all(
		room.members.map(async ({ cookie }) => ({
			socket: await connect(url, auth, { cookie, origin: url }),
			mine: [],
			column: 0,
		})),
	)
}

const COLUMNS = ['goal', 'tried', 'working', 'not-working', 'try-next']

async function send(socket: Socket, intent: object, opId: string = randomUUID()): Promise<number> {
	const answer = await socket.emitWithAck('intent', { opId, intent })
	if (!answer.ok) throw new Error(`refused: ${answer.why}`)
	return answer.seq
}

/** Writes a card; once somebody holds twenty, the next act takes the oldest away. Both are one durable event. */
async function act(seat: Seat): Promise<number> {
	const oldest = seat.mine.length >= 20 ? seat.mine.shift() : undefined
	if (oldest) return send(seat.socket, { type: 'delete-slip', slipId: oldest })
	const opId = randomUUID()
	seat.mine.push(opId)
	seat.column = (seat.column + 1) % COLUMNS.length
	return send(seat.socket, { type: 'add-slip', column: COLUMNS[seat.column], text: TEXT }, opId)
}

/** When the last of a room's people had each event: told by the numbers in the news they get. */
function watch(seats: Seat[]) {
	const seen = new Map<number, number>()
	const arrivedAt = new Map<number, number>()
	const waiting = new Map<number, (atMs: number) => void>()
	const onFacts = ({ after, seq }: { after: number; seq: number }) => {
		for (let each = after + 1; each <= seq; each++) {
			const count = (seen.get(each) ?? 0) + 1
			seen.set(each, count)
			if (count < seats.length) continue
			arrivedAt.set(each, performance.now())
			waiting.get(each)?.(performance.now())
		}
	}
	for (const { socket } of seats) socket.on('facts', onFacts)
	return {
		/** Milliseconds of the clock at which the last of them had it. */
		arrived(seq: number): Promise<number> {
			const atMs = arrivedAt.get(seq)
			return atMs === undefined ? new Promise((resolve) => waiting.set(seq, resolve)) : Promise.resolve(atMs)
		},
		stop() {
			for (const { socket } of seats) socket.off('facts', onFacts)
		},
	}
}

/** Fails, and does not hang, when some news never arrives. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error('some news never arrived')), NEWS_WITHIN_MS)
	})
	try {
		return await Promise.race([work, late])
	} finally {
		clearTimeout(timer)
	}
}

/** Paced, and what made the server wait meanwhile. */
async function watched(seats: Seat[], child: Child): Promise<{ waits: Paced; pauses: Pauses }> {
	await child.usage()
	const waits = await paced(seats, PACED_PER_SECOND, PACED_SECONDS)
	return { waits, pauses: (await child.usage()).pauses }
}

/** Acts at a fixed pace, spread over the people; latency is from sending until the last one saw it. */
async function paced(seats: Seat[], perSecond: number, seconds: number): Promise<Paced> {
	const news = watch(seats)
	const sent: Promise<number>[] = []
	const startMs = performance.now()
	const total = perSecond * seconds
	await new Promise<void>((resolve) => {
		const timer = setInterval(() => {
			const due = Math.min(total, Math.floor(((performance.now() - startMs) / 1000) * perSecond))
			while (sent.length < due) {
				const seat = seats[sent.length % seats.length] as Seat
				const atMs = performance.now()
				sent.push(
					act(seat)
						.then(news.arrived)
						.then((arrivedMs) => arrivedMs - atMs),
				)
			}
			if (sent.length < total) return
			clearInterval(timer)
			resolve()
		}, 1)
	})
	const waits = await inTime(Promise.all(sent))
	news.stop()
	return percentiles(waits)
}

/** Everybody keeps some acts under way: how many a second become durable, in order, and what each costs the server. */
async function closedLoop(seats: Seat[], child: Child): Promise<{ perSecond: number; cpuPerAct: number }> {
	const before = await child.usage()
	const startMs = performance.now()
	const endMs = startMs + CLOSED_SECONDS * 1000
	let count = 0
	await Promise.all(
		seats.flatMap((seat) =>
			Array.from({ length: OUTSTANDING }, async () => {
				while (performance.now() < endMs) {
					await act(seat)
					count++
				}
			}),
		),
	)
	const seconds = (performance.now() - startMs) / 1000
	return { perSecond: count / seconds, cpuPerAct: cpuMs(before, await child.usage()) / count }
}

/** How long until somebody who comes late holds the whole room, with five hundred cards in it. */
async function joins(url: string, room: BenchRoom, seats: Seat[]): Promise<Paced> {
	for (const seat of seats) {
		const wanted = Math.ceil(CARDS / seats.length)
		while (seat.mine.length < wanted) {
			const [opId, column] = [randomUUID(), COLUMNS[seat.mine.length % COLUMNS.length]]
			await send(seat.socket, { type: 'add-slip', column, text: TEXT }, opId)
			seat.mine.push(opId)
		}
	}
	await reveal(url, room)
	const took = []
	for (let index = 0; index < 30; index++) {
		const startMs = performance.now()
		const headers = { cookie: room.lead.cookie, origin: url }
		const socket = await connect(url, { session: room.sessionId }, headers)
		const { view } = await socket.emitWithAck('sync', { afterSeq: null })
		took.push(performance.now() - startMs)
		if (view.slips.length < CARDS) throw new Error(`only ${view.slips.length} cards came along`)
		socket.disconnect()
	}
	return percentiles(took)
}

/** Face down, a card is no more than a number. */
async function reveal(url: string, room: BenchRoom): Promise<void> {
	const lead = await connect(url, { session: room.sessionId }, { cookie: room.lead.cookie, origin: url })
	const { view } = await lead.emitWithAck('sync', { afterSeq: null })
	await send(lead, { type: 'start-phase', to: WRITE_PHASE + 1, from: view.phase.version })
	lead.disconnect()
}

/** Every room at one card a second and person. */
async function manyRooms(url: string, rooms: BenchRoom[]): Promise<Paced & { rooms: number }> {
	const all = []
	for (const room of rooms) all.push(await enter(url, room))
	const results = await Promise.all(
		all.map(async (seats) => {
			const news = watch(seats)
			const offsetMs = Math.random() * 1000
			await new Promise((resolve) => setTimeout(resolve, offsetMs))
			const sent: Promise<number>[] = []
			for (let second = 0; second < MANY_SECONDS; second++) {
				for (const seat of seats) {
					await new Promise((resolve) => setTimeout(resolve, 1000 / seats.length))
					const atMs = performance.now()
					sent.push(
						act(seat)
							.then(news.arrived)
							.then((arrivedMs) => arrivedMs - atMs),
					)
				}
			}
			const waits = await inTime(Promise.all(sent))
			news.stop()
			return waits
		}),
	)
	for (const seats of all) for (const { socket } of seats) socket.disconnect()
	return { ...percentiles(results.flat()), rooms: rooms.length }
}

function percentiles(values: number[]): Paced {
	const sorted = [...values].sort((a, b) => a - b)
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
	return { p50: at(0.5), p99: at(0.99) }
}
