import { deflateRawSync } from 'node:zlib'

/** Files made by hand, byte by byte: what a person attaches, and what they should not be able to. */
export type Bytes = Uint8Array<ArrayBuffer>

export function bytesOf(text: string): Bytes {
	return new TextEncoder().encode(text)
}

export function joined(...parts: Bytes[]): Bytes {
	return new Uint8Array(Buffer.concat(parts))
}

export const aPdf = (inside = '') => bytesOf(`%PDF-1.7\n1 0 obj\n${inside}\nendobj\ntrailer\n%%EOF\n`)

const PNG_HEAD = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
export const PNG_END = new Uint8Array([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])
export const aPng = () => joined(PNG_HEAD, bytesOf('IHDR and the rest'), PNG_END)

export const JPEG_END = new Uint8Array([0xff, 0xd9])
export const aJpeg = () => joined(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), bytesOf('JFIF'), JPEG_END)

type Entry = { name: string; text: string; claims?: number }

/** @param entries `claims`: how many bytes it says it holds, when that is not the truth */
export function aZip(...entries: Entry[]): Bytes {
	return aZipWith(new Uint8Array(), ...entries)
}

/** @param comment what a ZIP may end with: any bytes */
export function aZipWith(comment: Bytes, ...entries: Entry[]): Bytes {
	const locals: Bytes[] = []
	const listed: Bytes[] = []
	let at = 0
	for (const { name, text, claims } of entries) {
		const packed = new Uint8Array(deflateRawSync(text))
		const size = claims ?? text.length
		const local = fields(
			[0x04034b50, 4],
			[20, 2],
			[0, 2],
			[8, 2],
			[0, 4],
			[0, 4],
			[packed.length, 4],
			[size, 4],
			[name.length, 2],
			[0, 2],
		)
		const whole = joined(local, bytesOf(name), packed)
		listed.push(
			fields([0x02014b50, 4], [20, 2], [20, 2], [0, 2], [8, 2], [0, 4], [0, 4], [packed.length, 4], [size, 4]),
			fields([name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
			bytesOf(name),
		)
		locals.push(whole)
		at += whole.length
	}
	const list = joined(...listed)
	const count = entries.length
	return joined(
		...locals,
		list,
		fields([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [list.length, 4], [at, 4], [comment.length, 2]),
		comment,
	)
}

function fields(...of: [value: number, bytes: 2 | 4][]): Bytes {
	const buffer = Buffer.alloc(of.reduce((sum, [, bytes]) => sum + bytes, 0))
	let at = 0
	for (const [value, bytes] of of) at = buffer.writeUIntLE(value, at, bytes)
	return new Uint8Array(buffer)
}

export const anOffice = (main: string, ...more: Entry[]) =>
	aZip({ name: '[Content_Types].xml', text: '<Types/>' }, { name: main, text: '<body/>' }, ...more)
export const aDocx = (...more: Entry[]) => anOffice('word/document.xml', ...more)
