import { randomBytes, randomUUID } from 'node:crypto'
import net from 'node:net'
import fc from 'fast-check'
import { frameReader } from './room-line'
import { aSheetUpdate } from './sheets'

/** A connection that says whatever it likes, byte for byte. */
export type Wire = { send(bytes: Buffer): void; isOpen(): boolean; stopReading(): void; end(): void }

/** @returns null where the server took no upgrade */
export async function openWire(port: number, headers: Record<string, string>): Promise<Wire | null> {
	const socket = net.connect(port, '127.0.0.1')
	let isOpen = true
	socket.on('error', () => undefined)
	socket.once('close', () => {
		isOpen = false
	})
	socket.on(
		'data',
		frameReader(
			() => undefined,
			() => socket.destroy(),
		),
	)
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
	socket.write(
		`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${lines.join('')}\r\n`,
	)
	const answered = await new Promise<string>((resolve) => {
		socket.once('data', (bytes) => resolve(bytes.toString('latin1')))
		socket.once('close', () => resolve(''))
	})
	if (!answered.startsWith('HTTP/1.1 101')) {
		socket.destroy()
		return null
	}
	return {
		send: (bytes) => void (isOpen && socket.write(bytes)),
		isOpen: () => isOpen,
		stopReading: () => void socket.pause(),
		end: () => socket.destroy(),
	}
}

/** How a frame differs from one that a browser sends. */
export type Oddity = { opcode?: number; isLast?: boolean; isMasked?: boolean; reserved?: number; lengthOff?: number }

export function frame(body: Buffer, odd: Oddity = {}): Buffer {
	const { opcode = 1, isLast = true, isMasked = true, reserved = 0, lengthOff = 0 } = odd
	const length = Math.max(0, body.length + lengthOff)
	const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
	head.writeUInt8((isLast ? 128 : 0) | (reserved << 4) | opcode, 0)
	head.writeUInt8((isMasked ? 128 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127), 1)
	if (head.length === 4) head.writeUInt16BE(length, 2)
	if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
	if (!isMasked) return Buffer.concat([head, body])
	const mask = randomBytes(4)
	const masked = Buffer.from(body.map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
	return Buffer.concat([head, mask, masked])
}

/** What breaks readers of JSON, of text, of numbers and of objects. */
const NASTY = [
	'\u0000',
	'\\ud800',
	'"__proto__":{"isAdmin":true}',
	'"constructor"',
	'1e309',
	'-0',
	'NaN',
	'null',
	'[]',
	'{}',
	'['.repeat(5_000),
	'{"a":'.repeat(2_000),
	'9'.repeat(400),
	'"',
	'\\',
	'\u202e',
	'\uffff',
	',',
	'x'.repeat(70_000),
	'/admin,',
	'999999999999999999999',
	'{"_placeholder":true,"num":0}',
	'{"_placeholder":true,"num":-1}',
]

export type Broken = { bytes: Buffer; says: string }

/** A message as a browser sends it, with something wrong in its words, its bytes or its frame. */
export function aBrokenFrame(messages: readonly string[]): fc.Arbitrary<Broken> {
	const message = fc.constantFrom(...messages)
	const nat = fc.nat({ max: 1_000_000 })
	const words = fc.tuple(message, message, fc.constantFrom(...NASTY), nat, nat).chain(([one, other, nasty, at, to]) => {
		const here = at % (one.length + 1)
		const there = to % (one.length + 1)
		return fc.constantFrom(
			one.slice(0, here) + nasty + one.slice(here),
			one.slice(0, here) + nasty + one.slice(there),
			one.slice(0, here),
			one.slice(here),
			one.slice(0, here) + other.slice(to % (other.length + 1)),
			one.replace(/^4\d/, `${to % 10}${at % 10}`),
			one.replace(/\d+/, String(to)),
			one.replace(/"[^"]*"/, nasty),
			one.replaceAll(/"[a-z-]+"/g, (found, offset: number) => (offset % 3 === at % 3 ? nasty : found)),
			`45${to % 3_000}-${one.replace(/^42/, '')}`,
			one,
		)
	})
	const bytes = fc.tuple(words, nat, nat).map(([text, at, value]) => {
		const body = Buffer.from(text, 'utf8')
		if (body.length > 0 && value % 3 === 0) body[at % body.length] = value % 256
		return body
	})
	const odd = fc.oneof(
		{ weight: 8, arbitrary: fc.constant({}) },
		fc.record({ opcode: fc.integer({ min: 0, max: 15 }) }),
		fc.record({ isLast: fc.constant(false), opcode: fc.constantFrom(0, 1, 2) }),
		fc.record({ isMasked: fc.constant(false) }),
		fc.record({ reserved: fc.integer({ min: 1, max: 7 }) }),
		fc.record({ lengthOff: fc.constantFrom(-3, 1, 40, 70_000) }),
	)
	return fc.tuple(bytes, odd).map(([body, oddity]) => ({
		bytes: frame(body, oddity),
		says: `${JSON.stringify(oddity)} ${body.toString('utf8').slice(0, 120)}`,
	}))
}

/** What is wrong with an update of the sheet; `none` leaves it as a browser sends it. */
type Spoiling = 'none' | 'byte' | 'cut' | 'huge number' | 'twice' | 'noise'
export const aSpoiling = fc.record({
	text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
	at: fc.nat({ max: 1_000_000 }),
	value: fc.nat({ max: 1_000_000 }),
	how: fc.constantFrom<Spoiling>('none', 'byte', 'cut', 'huge number', 'twice', 'noise'),
})

/** Numbers in it are of variable length: this is the largest that fits. */
const HUGE = [255, 255, 255, 255, 255, 255, 255, 15]

export function spoiled(update: Uint8Array, how: Spoiling, at: number, value: number): Uint8Array {
	const here = at % update.length
	const bytes = [...update]
	switch (how) {
		case 'none':
			return update
		case 'byte':
			return Uint8Array.from(bytes.with(here, value % 256))
		case 'cut':
			return update.slice(0, Math.max(1, here))
		case 'huge number':
			return Uint8Array.from(bytes.toSpliced(here, 1, ...HUGE))
		case 'twice':
			return Uint8Array.from([...bytes.slice(0, here), ...bytes])
		case 'noise':
			return Uint8Array.from({ length: 1 + (value % 200) }, (_, nth) => (at * (nth + 1) * 31 + value) % 256)
	}
}

/** A case of some 12 kB, another one each time. */
export function aLongCase(nth: number) {
	return { type: 'tell-case', title: `Case ${nth}`, situation: '字'.repeat(3_900), ask: 'What now?' } as const
}

/** One message in several frames. */
export function piecesOf(body: Buffer, size: number): Buffer[] {
	const count = Math.ceil(body.length / size)
	return Array.from({ length: count }, (_, nth) =>
		frame(body.subarray(nth * size, (nth + 1) * size), { opcode: nth === 0 ? 1 : 0, isLast: nth === count - 1 }),
	)
}

/** What browsers send in a room, one of each. */
export function browserMessages(roomId: string): string[] {
	const act = (intent: object) => `420${JSON.stringify(['intent', { opId: randomUUID(), intent }])}`
	return [
		`40${JSON.stringify({ session: roomId })}`,
		act({ type: 'add-slip', column: 'goal', text: 'Something' }),
		act({ type: 'edit-slip', slipId: randomUUID(), text: 'Something else' }),
		act({ type: 'vote', slipId: randomUUID() }),
		act({ type: 'start-phase', to: 4, from: 1 }),
		act({ type: 'make-groups', size: 2, personIds: [randomUUID(), randomUUID()] }),
		act({ type: 'finish', done: true }),
		'421["sync",{"afterSeq":0}]',
		'422["sync",{"afterSeq":null}]',
		'423["draft",{"box":"goal","text":"Half a thought"}]',
		'424["read-sheet",{}]',
		`425${JSON.stringify(['write-sheet', { update: aSheetUpdate('Something learned') }])}`,
		'42["react","thanks"]',
		'3',
		'2probe',
		'41',
		'430[{"ok":true}]',
	]
}
