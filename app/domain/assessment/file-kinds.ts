/**
 * Files that may go with assessed work, each known by its ending and its bytes. Nothing is ever unpacked or rendered: of a
 * ZIP only its list of names and sizes is read, where it stands.
 */
export const MOST_FILES = 3
export const LARGEST_FILE_BYTES = 5 * 1024 * 1024
/** Of everything one person has attached, over all tries and levels */
export const MOST_BYTES_A_PERSON = 60 * 1024 * 1024
/** What an Office file says it holds once it is open: a small one that claims more would choke whoever opens it. */
const MOST_UNPACKED_BYTES = 200 * 1024 * 1024
const MOST_ENTRIES = 5_000
const LONGEST_NAME = 100

type Check = (bytes: Uint8Array) => boolean

const KINDS: Readonly<Record<string, Check>> = {
	pdf: isPdf,
	png: isPng,
	jpg: isJpeg,
	jpeg: isJpeg,
	txt: isText,
	md: isText,
	docx: (bytes) => isOffice(bytes, 'word/document.xml'),
	xlsx: (bytes) => isOffice(bytes, 'xl/workbook.xml'),
	pptx: (bytes) => isOffice(bytes, 'ppt/presentation.xml'),
}

/** For the form: ".pdf,.png,…" */
export const FILE_ENDINGS = Object.keys(KINDS)
	.map((ending) => `.${ending}`)
	.join()

export type FileFault = 'no-file' | 'file-too-large' | 'file-kind' | 'file-content'

/** What is wrong with a file, by its cleaned name and its bytes; null when nothing is. */
export function faultOf(name: string, bytes: Uint8Array): FileFault | null {
	if (bytes.byteLength === 0) return 'no-file'
	if (bytes.byteLength > LARGEST_FILE_BYTES) return 'file-too-large'
	const ending = endingOf(name)
	if (!Object.hasOwn(KINDS, ending)) return 'file-kind'
	return KINDS[ending]?.(bytes) ? null : 'file-content'
}

function endingOf(name: string): string {
	return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * The last part of what a browser sent as a name, as one line that reads the same in both directions and that a file system
 * takes; its ending in lower case.
 */
export function cleanName(sent: string): string {
	const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
	const plain = last
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}"<>:|?*;%]/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
	const ending = endingOf(plain)
	const stem = (ending ? plain.slice(0, -ending.length - 1) : plain).replace(/^[. ]+|[. ]+$/g, '')
	const short = [...stem].slice(0, LONGEST_NAME - ending.length - 1).join('')
	return ending ? `${short || 'file'}.${ending}` : short || 'file'
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
	return signature.every((byte, at) => bytes[at] === byte)
}

function endsWith(bytes: Uint8Array, ...signature: number[]): boolean {
	return signature.every((byte, at) => bytes[bytes.length - signature.length + at] === byte)
}

function isPdf(bytes: Uint8Array): boolean {
	const tail = String.fromCharCode(...bytes.subarray(-1_024))
	return startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) && tail.includes('%%EOF') && !opensAsZip(bytes)
}

/** Its last chunk ends the file: nothing is hung on behind the picture. */
function isPng(bytes: Uint8Array): boolean {
	return (
		startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) &&
		endsWith(bytes, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82) &&
		!opensAsZip(bytes)
	)
}

function isJpeg(bytes: Uint8Array): boolean {
	return startsWith(bytes, 0xff, 0xd8, 0xff) && endsWith(bytes, 0xff, 0xd9) && !opensAsZip(bytes)
}

/** UTF-8 without control characters other than lines and tabs. */
function isText(bytes: Uint8Array): boolean {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text holds.
		return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
	} catch {
		return false
	}
}

/** Word, Excel or PowerPoint without macros. */
function isOffice(bytes: Uint8Array, main: string): boolean {
	const entries = startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) ? readZipEntries(bytes) : null
	if (!entries) return false
	const names = new Set(entries.map(({ name }) => name))
	const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
	return (
		names.has('[Content_Types].xml') &&
		names.has(main) &&
		!entries.some(({ name }) => /(?:^|\/)vbaProject|\.(?:exe|dll|js|vbs|html?)$/i.test(name)) &&
		unpacked <= MOST_UNPACKED_BYTES
	)
}

const END_BYTES = 22
const ENTRY_BYTES = 46
const LONGEST_COMMENT = 0xff_ff
const ZIP_END = 0x06_05_4b_50

/** Where the list of contents of a ZIP ends, which stands at the very end of the file; null when it is none. */
function findZipEnd(bytes: Uint8Array): number | null {
	const view = viewOf(bytes)
	for (let at = bytes.length - END_BYTES; at >= Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT); at -= 1)
		if (view.getUint32(at, true) === ZIP_END && at + END_BYTES + view.getUint16(at + 20, true) === bytes.length)
			return at
	return null
}

/**
 * A file that a ZIP program would open, too, is two files, and one of them was not looked at. Such programs search the
 * end of a file for their mark, whatever stands behind it. By chance it is in one photo of sixty thousand.
 */
function opensAsZip(bytes: Uint8Array): boolean {
	const tail = viewOf(bytes.subarray(-END_BYTES - LONGEST_COMMENT))
	for (let at = 0; at + 4 <= tail.byteLength; at += 1) if (tail.getUint32(at, true) === ZIP_END) return true
	return false
}

/** The names and declared sizes in a ZIP; null for one that is broken, on several disks, or larger than 4 GB. */
function readZipEntries(bytes: Uint8Array): { name: string; unpackedBytes: number }[] | null {
	const end = findZipEnd(bytes)
	if (end === null) return null
	const view = viewOf(bytes)
	const count = view.getUint16(end + 10, true)
	const names = new TextDecoder()
	const entries: { name: string; unpackedBytes: number }[] = []
	let at = view.getUint32(end + 16, true)
	if (count > MOST_ENTRIES) return null
	for (let index = 0; index < count; index += 1) {
		if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== 0x02_01_4b_50) return null
		const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
		const from = at + ENTRY_BYTES
		at = from + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0)
		if (at > end) return null
		const unpackedBytes = view.getUint32(from - ENTRY_BYTES + 24, true)
		entries.push({ name: names.decode(bytes.subarray(from, from + (nameBytes ?? 0))), unpackedBytes })
	}
	return entries
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** "340 KB", "1.2 MB" */
export function saidSize(byteCount: number): string {
	const kilobytes = Math.max(1, Math.round(byteCount / 1024))
	return kilobytes < 1_000 ? `${kilobytes} KB` : `${(byteCount / 1024 / 1024).toFixed(1)} MB`
}
