import { crc32 } from 'node:zlib'

/** A badge that carries its own credential (Open Badges 3.0, baking), and how it is read back. */
const KEYWORD = 'openbadgecredential'
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'

/** One iTXt chunk right after the header, uncompressed, as the standard says. */
export function bakePng(picture: Buffer, document: string): Buffer {
	const [header, ...rest] = chunksOf(picture) ?? []
	if (!header) throw new Error('not a PNG')
	const text = Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), Buffer.from(document, 'utf8')])
	return Buffer.concat([SIGNATURE, header.bytes, chunk('iTXt', text), ...rest.map((each) => each.bytes)])
}

/** The credential is the first child of the drawing; its own end of CDATA is split. */
export function bakeSvg(drawing: string, document: string): string {
	const safe = document.replaceAll(']]>', ']]]]><![CDATA[>')
	return drawing.replace(
		/^<svg\b([^>]*)>/,
		(_whole, attributes: string) =>
			`<svg xmlns:openbadges="${NAMESPACE}"${attributes}><openbadges:credential><![CDATA[${safe}]]></openbadges:credential>`,
	)
}

/**
 * The JSON of whatever somebody gives us: a baked PNG or SVG, or the JSON itself. Null when it holds none, or two, or
 * says something twice.
 * Nothing of it is trusted yet.
 */
export function unbake(bytes: Buffer): unknown {
	const text = bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE) ? textOfPng(bytes) : textOf(bytes.toString('utf8'))
	try {
		return text === null ? null : readOnce(text)
	} catch {
		return null
	}
}

/** Of a name that stands twice in an object some readers take the first and some the last: such a text says nothing. */
function readOnce(text: string): unknown {
	const read = JSON.parse(text)
	const written = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g)?.filter((each) => each.endsWith(':')) ?? []
	return written.length === countNames(read) ? read : null
}

function countNames(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0
	const inside = Object.values(value).reduce((sum: number, each) => sum + countNames(each), 0)
	return Array.isArray(value) ? inside : inside + Object.keys(value).length
}

function textOfPng(bytes: Buffer): string | null {
	const texts = (chunksOf(bytes) ?? []).filter(
		({ type, data }) => type === 'iTXt' && data.subarray(0, KEYWORD.length + 1).equals(Buffer.from(`${KEYWORD}\0`)),
	)
	const [found] = texts
	// Two of them: nobody could say which one a reader would believe.
	if (texts.length !== 1 || !found || found.data[KEYWORD.length + 1] !== 0) return null
	// Language and translated keyword, each ended by a NUL, come before the text.
	const language = found.data.indexOf(0, KEYWORD.length + 3)
	const keyword = language < 0 ? -1 : found.data.indexOf(0, language + 1)
	return keyword < 0 ? null : found.data.subarray(keyword + 1).toString('utf8')
}

const OPEN = '<openbadges:credential>'
const [BEGIN, END] = [`${OPEN}<![CDATA[`, ']]></openbadges:credential>']

function textOf(source: string): string | null {
	if (!source.trimStart().startsWith('<')) return source
	const begin = source.indexOf(BEGIN)
	const end = source.indexOf(END, begin)
	if (begin < 0 || end < 0 || source.indexOf(OPEN, end) >= 0) return null
	return source.slice(begin + BEGIN.length, end).replaceAll(']]]]><![CDATA[>', ']]>')
}

type Chunk = { type: string; data: Buffer; bytes: Buffer }

/** Null when it is no PNG, or ends in the middle. */
function chunksOf(png: Buffer): Chunk[] | null {
	if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
	const chunks: Chunk[] = []
	for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
		const length = png.readUInt32BE(at)
		if (at + 12 + length > png.length) return null
		const bytes = png.subarray(at, at + 12 + length)
		chunks.push({ type: bytes.toString('latin1', 4, 8), data: bytes.subarray(8, 8 + length), bytes })
		at += bytes.length
	}
	return chunks
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
	length.writeUInt32BE(data.length)
	sum.writeUInt32BE(crc32(body))
	return Buffer.concat([length, body, sum])
}
