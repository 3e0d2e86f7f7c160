import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { docOf, fromBase64, textOf, toBase64, writingOn } from '~/domain/room/sheet-text'
import type { DraftAnswer, IntentAnswer, SheetAnswer, SheetNews } from '~/domain/room/wire'
import { paths } from '~/paths'
import type { Entrant, FullRoom, RoomWorld } from '../support/faults-in-rooms'
import {
	aRoomWorld,
	expectTheLogToHold,
	openFullRoom,
	refuseAndQuote,
	revealAndClose,
	startPhase,
	writeOnce,
} from '../support/faults-in-rooms'
import {
	counting,
	endWhatWasStarted,
	migratedData,
	type ServerNode,
	startNode,
	stopNode,
	withData,
} from '../support/nodes'
import {
	aBrokenFrame,
	aLongCase,
	aSpoiling,
	type Broken,
	browserMessages,
	frame,
	openWire,
	piecesOf,
	spoiled,
} from '../support/raw-frames'
import { ask } from '../support/server'
import { aSheetUpdate } from '../support/sheets'
import { openRaw } from '../support/sockets'
import { flagsOfStart } from '../support/start-flags'

/**
 * S8: people of a room whose programs send anything at all. Whatever it is, the server lives, and those who write beside
 * them notice nothing: their acts are saved in order, quickly, and their screens show the log and nothing else.
 */
endWhatWasStarted()

/** Without a pace, so that what is sent is read: that floods are held back is tested where rooms are. */
const SERVE = [process.execPath, ...flagsOfStart(), 'tests/support/serve-askew.mjs']
const FRAMES = counting(400, 10_000)
const IN_ONE_CONNECTION = 40
const NOTICED_MS = 250
const REFUSED = 'never-kept'
const CASE = 1
const LEARN = 7

let node: ServerNode
let world: RoomWorld
let attackers: Entrant[]
let room: FullRoom
let hasEnded = false
let sheetText = ''

beforeAll(async () => {
	const dataDir = await migratedData()
	world = await withData(dataDir, async (db) => {
		await refuseAndQuote(db, REFUSED)
		return aRoomWorld(db, 8)
	})
	attackers = world.members.slice(4)
	node = await startNode({ DATA_DIR: dataDir, LOG_LEVEL: 'trace' }, SERVE)
	void node.ended.then(() => {
		hasEnded = true
	})
	room = await openFullRoom(node.url, { ...world, members: world.members.slice(0, 4) })
})
afterAll(async () => {
	for (const screen of [room.lead, ...room.writers.map((writer) => writer.screen)]) screen.close()
})

const headers = (entrant: Entrant | undefined) => ({ cookie: entrant?.cookie ?? '', origin: node.url })
const joins = () => frame(Buffer.from(`40${JSON.stringify({ session: world.roomId })}`))

/** They write while the work lasts. @returns how long each waited for its answer */
async function writeBeside(work: Promise<unknown>): Promise<number[]> {
	const waits: number[] = []
	let isOver = false
	void work
		.finally(() => {
			isOver = true
		})
		.catch(() => undefined)
	await Promise.all(
		room.writers.map(async (writer) => {
			while (!isOver) {
				const sentMs = performance.now()
				await writeOnce(writer)
				waits.push(performance.now() - sentMs)
			}
		}),
	)
	await work
	return waits
}

async function expectNothingNoticed(waits: number[]): Promise<void> {
	expect(hasEnded, 'the server lives').toBe(false)
	expect(waits.length).toBeGreaterThan(10)
	expect([...waits].sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(NOTICED_MS)
	for (const { screen } of [{ screen: room.lead }, ...room.writers])
		expect(screen.state()).toMatchObject({ connection: 'connected', refused: null, gone: null })
	expect((await ask(node, '/healthz')).status).toBe(200)
}

test(`${FRAMES} broken frames end no server, and the others notice nothing`, async () => {
	let sent = 0
	const course = fc.record({
		who: fc.nat({ max: 3 }),
		hasJoined: fc.boolean(),
		frames: fc.array(aBrokenFrame(browserMessages(world.roomId)), {
			minLength: IN_ONE_CONNECTION,
			maxLength: IN_ONE_CONNECTION,
		}),
	})
	const said: Broken[] = []
	const work = fc.assert(
		fc.asyncProperty(course, async ({ who, hasJoined, frames }) => {
			let wire: Awaited<ReturnType<typeof openWire>> = null
			for (const broken of frames) {
				if (!wire?.isOpen()) {
					wire = await openWire(node.port, headers(attackers[who]))
					expect(wire, `a way in after ${said.at(-1)?.says}`).not.toBeNull()
					if (hasJoined || sent % 4 > 0) wire?.send(joins())
				}
				wire?.send(broken.bytes)
				said.push(broken)
				sent++
				// So that some of it is read before the next is sent, and what ends the connection is known.
				if (sent % 2 === 0) await new Promise(setImmediate)
			}
			wire?.end()
			expect(
				hasEnded,
				said
					.slice(-IN_ONE_CONNECTION)
					.map(({ says }) => says)
					.join('\n'),
			).toBe(false)
		}),
		{ numRuns: FRAMES / IN_ONE_CONNECTION, endOnFailure: true },
	)
	await expectNothingNoticed(await writeBeside(work))
	expect(sent).toBe(FRAMES)
})

const act = (text: string) =>
	`420${JSON.stringify(['intent', { opId: randomUUID(), intent: { type: 'add-slip', column: 'goal', text } }])}`

test.each<[string, () => Buffer[]]>([
	['a message of 65 kB', () => [frame(Buffer.from(act('x'.repeat(65_600))))]],
	['a message of 65 kB in a thousand pieces', () => piecesOf(Buffer.from(act('x'.repeat(65_600))), 66)],
	[
		'a message with a thousand attachments',
		() => [
			frame(Buffer.from(`451000-${act('x').slice(3)}`)),
			...Array.from({ length: 1_000 }, () => frame(Buffer.alloc(8, 7), { opcode: 2 })),
		],
	],
	['an attachment that belongs to nothing', () => [frame(Buffer.alloc(64, 7), { opcode: 2 })]],
	['text that is none', () => [frame(Buffer.from([0x34, 0x32, 0xc3, 0x28, 0xff]))]],
	['a frame without a mask', () => [frame(Buffer.from(act('x')), { isMasked: false })]],
	['a sign of life of 200 bytes', () => [frame(Buffer.alloc(200, 7), { opcode: 9 })]],
])('%s ends its connection, and nothing else', async (_what, frames) => {
	const wire = await openWire(node.port, headers(attackers[0]))
	wire?.send(joins())
	const work = (async () => {
		for (const each of frames()) wire?.send(each)
		const deadline = Date.now() + 10_000
		while (wire?.isOpen() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
		await Promise.all(room.writers.map(writeOnce))
	})()
	await expectNothingNoticed([...(await writeBeside(work)), ...Array.from({ length: 11 }, () => 0)])
	expect(wire?.isOpen()).toBe(false)
})

test('nothing that is typed in a room is in what the server logs, whether it is kept, refused, or no message', async () => {
	const { socket, connected } = openRaw(node, { headers: headers(attackers[0]), session: world.roomId })
	await connected
	const add = (text: string, more = {}): Promise<IntentAnswer> =>
		socket.emitWithAck('intent', { opId: randomUUID(), intent: { type: 'add-slip', column: 'goal', text, ...more } })
	const keep = (text: string): Promise<DraftAnswer> => socket.emitWithAck('draft', { box: 'write:goal', text })
	expect([await add('typed-and-kept'), await keep('typed-and-kept')]).toMatchObject([{ ok: true }, { ok: true }])
	expect(await add('typed-and-odd', { odd: 'typed-and-odd' })).toMatchObject({ why: 'malformed' })
	// The database quotes them.
	expect(await add(`typed-and-${REFUSED}`)).toEqual({ ok: false, why: 'not-saved' })
	expect(await keep(`typed-and-${REFUSED}`)).toEqual({ ok: false, why: 'not-saved' })
	socket.disconnect()
	const { out, err } = node.printed()
	expect(out).toMatch(/not saved together|in a room failed/)
	expect(out + err).not.toMatch(/typed-and|Half a thought|Something learned/)
})

test('S7: twenty who do not read are cut, and the others go on and get all of it', async () => {
	const reader = attackers[1]
	const deaf = await Promise.all(Array.from({ length: 20 }, () => openWire(node.port, headers(reader))))
	for (const wire of deaf) wire?.send(joins())
	await room.lead.until('somebody who will not read', ({ present }) => present.includes(reader?.id ?? ''))
	for (const wire of deaf) wire?.stopReading()
	const phases = room.lead.state().view?.phase
	expect(await startPhase(room.lead, CASE)).toBeGreaterThan(phases?.version ?? 0)
	await room.lead.client.send({ type: 'choose-presenter', personId: world.lead.id })
	// Every change tells the whole case again: some 12 kB.
	const waits: number[] = []
	const isThere = () => room.lead.state().present.includes(reader?.id ?? '')
	for (let nth = 0; isThere() && nth < 3_000; nth++) {
		const sentMs = performance.now()
		expect(await room.lead.client.send(aLongCase(nth))).toMatchObject({ ok: true })
		waits.push(performance.now() - sentMs)
	}
	expect(isThere(), 'who does not read is gone').toBe(false)
	await expectNothingNoticed(waits)
	for (const wire of deaf) wire?.end()
	await startPhase(room.lead, LEARN)
})

const SHEETS = counting(150, 10_000)

test(
	`${SHEETS} broken updates of the sheet are refused or merged, and everybody reads the same`,
	async () => {
		const wires = attackers
			.slice(2)
			.map((attacker) => openRaw(node, { headers: headers(attacker), session: world.roomId }))
		await Promise.all(wires.map(({ connected }) => connected))
		const heard = docOf([])
		wires[1]?.socket.on('sheet', ({ update }: SheetNews) => applyUpdate(heard, fromBase64(update)))
		const read = async () => {
			const answer: SheetAnswer = await wires[0]?.socket.emitWithAck('read-sheet', {})
			return answer.ok ? fromBase64(answer.state) : Promise.reject(new Error(answer.why))
		}
		applyUpdate(heard, await read())
		const said = new Map<string, number>()
		let mine = docOf([await read()])
		for (const [nth, { text, at, value, how }] of fc.sample(aSpoiling, SHEETS).entries()) {
			const before = encodeStateVector(mine)
			writingOn(mine).insert(at % (writingOn(mine).length + 1), text)
			if (writingOn(mine).length > 200) writingOn(mine).delete(0, 150)
			const update = spoiled(encodeStateAsUpdate(mine, before), how, at, value)
			const wire = wires[nth % wires.length]
			const answer: IntentAnswer = await wire?.socket.emitWithAck('write-sheet', { update: toBase64(update) })
			const why = answer.ok ? 'ok' : answer.why
			said.set(why, (said.get(why) ?? 0) + 1)
			// What was refused is on no sheet: the next one goes on from what is.
			mine = docOf([await read()])
		}
		const { ok = 0, malformed = 0, 'not-yours': notYours = 0, ...others } = Object.fromEntries(said)
		expect(others, 'nothing that the server fell over').toEqual({})
		expect(ok).toBeGreaterThan(SHEETS / 10)
		expect(malformed + notYours).toBeGreaterThan(SHEETS / 4)
		expect(textOf(heard)).toBe(textOf(mine))
		for (const { socket } of wires) socket.disconnect()
		expect(hasEnded, 'the server lives').toBe(false)
		sheetText = textOf(mine)
	},
	counting(300_000, 1_200_000),
)

test('nor is what is written on the sheet, or promised on a page, when the database quotes it', async () => {
	const { socket, connected } = openRaw(node, { headers: headers(attackers[0]), session: world.roomId })
	await connected
	const update = aSheetUpdate(`typed-and-${REFUSED}`)
	expect(await socket.emitWithAck('write-sheet', { update })).toEqual({ ok: false, why: 'not-saved' })
	socket.disconnect()
	const form = { intent: 'promise', text: `typed-and-${REFUSED}`, dueOn: '2099-01-15' }
	expect((await ask(node, paths.practice(), { cookie: attackers[0]?.cookie, form })).status).toBe(500)
	const { out, err } = node.printed()
	expect(out).toContain('the sheet of a room was not saved')
	expect(out).toContain('a page broke')
	expect(out + err).not.toContain('typed-and')
})

test('afterwards the log holds what was acknowledged, and every screen shows it', async () => {
	await revealAndClose(room)
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
	await withData(node.env.DATA_DIR ?? '', async (db) => {
		await expectTheLogToHold(db, world.roomId, room)
		expect((await db.roomSheet.findUniqueOrThrow({ where: { roomId: world.roomId } })).text).toBe(sheetText)
	})
})
