import net from 'node:net'

/** The way between one screen and the servers, as long as it lasts: it may break, or carry nothing back. */
export type Line = {
	/** Where the screen finds a server */
	url: string
	/** Every message that was sent to it, whether it arrived or not, in order */
	heard: string[]
	/** Ends what is connected, in the middle of whatever is said. The next one finds a way again. */
	cut(): void
	/** From now on nothing comes back, until it is cut. */
	deafen(): void
	close(): void
}

/** @param port which server it leads to, asked for each connection */
export async function aLine(port: () => number): Promise<Line> {
	const heard: string[] = []
	const ends = new Set<net.Socket>()
	let isDeaf = false
	const gate = net.createServer((near) => {
		const far = net.connect(port(), '127.0.0.1')
		const read = frameReader((text) => heard.push(text))
		for (const end of [near, far]) {
			ends.add(end)
			end.setNoDelay()
			end.on('error', () => undefined)
			end.once('close', () => {
				ends.delete(end)
				near.destroy()
				far.destroy()
			})
		}
		near.pipe(far)
		far.on('data', (bytes: Buffer) => {
			read(bytes)
			if (!isDeaf) near.write(bytes)
		})
	})
	await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
	const cut = () => {
		isDeaf = false
		for (const end of [...ends]) end.destroy()
	}
	return {
		url: `http://127.0.0.1:${(gate.address() as net.AddressInfo).port}`,
		heard,
		cut,
		deafen() {
			isDeaf = true
		},
		close() {
			gate.close()
			cut()
		},
	}
}

const HEAD_ENDS = '\r\n\r\n'
const TEXT = 1
const CLOSE = 8

/** Reads what a server sends after its handshake: frames without a mask, each a whole message, until it takes its leave. */
export function frameReader(hear: (text: string) => void, leave = () => {}): (bytes: Buffer) => void {
	let left = Buffer.alloc(0)
	let isOpen = false
	return (bytes) => {
		left = Buffer.concat([left, bytes])
		if (!isOpen) {
			const end = left.indexOf(HEAD_ENDS)
			if (end === -1) return
			isOpen = true
			left = left.subarray(end + HEAD_ENDS.length)
		}
		for (let frame = frameIn(left); frame; frame = frameIn(left)) {
			if (frame.kind === CLOSE) leave()
			if (frame.kind === TEXT) hear(left.subarray(frame.from, frame.to).toString('utf8'))
			left = left.subarray(frame.to)
		}
	}
}

function frameIn(bytes: Buffer): { kind: number; from: number; to: number } | undefined {
	if (bytes.length < 2) return undefined
	const kind = bytes.readUInt8(0) & 15
	const short = bytes.readUInt8(1) & 127
	const from = { 126: 4, 127: 10 }[short] ?? 2
	if (bytes.length < from) return undefined
	const length = from === 2 ? short : from === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
	return bytes.length < from + length ? undefined : { kind, from, to: from + length }
}
