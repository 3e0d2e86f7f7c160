import { inflateSync } from 'node:zlib'

/**
 * Reads back what a PDF says and how large, by the fonts' own ToUnicode maps: what somebody gets who searches, copies or
 * listens to the certificate. Only as much of PDF as our own writer (pdfkit) uses: no object streams, no encryption.
 */
export type PdfRun = {
	text: string
	/** Points */
	size: number
	/** "Literata-SemiBold", without the subset's tag */
	font: string
	/** Points from the left and from the bottom */
	x: number
	y: number
}

export type Pdf = { runs: PdfRun[]; text: string; pages: number; title: string }

type Font = { name: string; unicode: Map<string, string> }
type Objects = Map<string, Buffer>

export function readPdf(bytes: Buffer): Pdf {
	const source = bytes.toString('latin1')
	if (!source.startsWith('%PDF-')) throw new Error(`not a PDF: ${source.slice(0, 20)}`)
	const objects = objectsOf(bytes, source)
	const pages = [...objects.values()].filter((object) => /\/Type \/Page\b(?!s)/.test(head(object)))
	const runs = pages.flatMap((page) => runsOf(objects, page))
	return { runs, pages: pages.length, text: runs.map((run) => run.text).join(' '), title: titleOf(objects) }
}

function objectsOf(bytes: Buffer, source: string): Objects {
	const objects: Objects = new Map()
	for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
		const begin = match.index + match[0].length
		objects.set(match[1] ?? '', bytes.subarray(begin, source.indexOf('\nendobj', begin)))
	}
	return objects
}

/** The dictionary of an object, without its stream. */
const head = (object: Buffer | undefined) => (object?.toString('latin1') ?? '').split('\nstream\n')[0] ?? ''

function streamOf(object: Buffer | undefined): string {
	if (!object) return ''
	const begin = object.indexOf('\nstream\n') + '\nstream\n'.length
	const stream = object.subarray(begin, object.lastIndexOf('\nendstream'))
	return (/\/Filter \/FlateDecode/.test(head(object)) ? inflateSync(stream) : stream).toString('latin1')
}

const referTo = (objects: Objects, dictionary: string, key: string) =>
	objects.get(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '')

function runsOf(objects: Objects, page: Buffer): PdfRun[] {
	const resources = head(referTo(objects, head(page), 'Resources') ?? page)
	const fonts = new Map<string, Font>()
	for (const [, key = '', id = ''] of (/\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(
		/\/(\w+) (\d+) 0 R/g,
	))
		fonts.set(key, fontOf(objects, head(objects.get(id))))
	return readContent(streamOf(referTo(objects, head(page), 'Contents')), fonts)
}

function fontOf(objects: Objects, dictionary: string): Font {
	const name = (/\/BaseFont \/(?:[A-Z]{6}\+)?(\S+)/.exec(dictionary)?.[1] ?? '').trim()
	return { name, unicode: unicodeOf(streamOf(referTo(objects, dictionary, 'ToUnicode'))) }
}

/** The bfrange and bfchar entries of a CMap: glyph code → characters. */
function unicodeOf(map: string): Map<string, string> {
	const unicode = new Map<string, string>()
	const letters = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')
	for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
		for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
			const code = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
			unicode.set(code, letters(hex))
		}
	}
	return unicode
}

/** Follows font, size and place through the operators of a page, and decodes each string that is shown. */
function readContent(content: string, fonts: Map<string, Font>): PdfRun[] {
	const runs: PdfRun[] = []
	let font: Font = { name: '', unicode: new Map() }
	let size = 0
	let place = { x: 0, y: 0 }
	const operator = /\/(\w+) ([\d.]+) Tf|1 0 0 1 ([\d.-]+) ([\d.-]+) Tm|\[([^\]]*)\] TJ/g
	for (const [, key, points, x, y, shown] of content.matchAll(operator)) {
		if (key) {
			font = fonts.get(key) ?? font
			size = Number(points)
		} else if (x) place = { x: Number(x), y: Number(y) }
		else {
			const codes = [...(shown ?? '').matchAll(/<([0-9a-f]*)>/gi)].map(([, hex]) => hex ?? '').join('')
			const text = (codes.match(/.{4}/g) ?? []).map((code) => font.unicode.get(code.toLowerCase()) ?? '\ufffd').join('')
			runs.push({ text, size, font: font.name, ...place })
		}
	}
	return runs
}

/** The document's title, as windows and screen readers announce it. */
function titleOf(objects: Objects): string {
	const info = [...objects.values()].map(head).find((dictionary) => dictionary.includes('/Title '))
	const written = referTo(objects, info ?? '', 'Title')
	if (!written) return ''
	const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
	const plain = written
		.toString('latin1')
		.replace(/^\(|\)$/g, '')
		.replace(/\\([\s\S])/g, (_escaped, letter: string) => controls[letter] ?? letter)
	const raw = Buffer.from(plain, 'latin1')
	const isWide = raw[0] === 0xfe && raw[1] === 0xff
	return isWide ? Buffer.from(raw.subarray(2)).swap16().toString('utf16le') : raw.toString('latin1')
}
