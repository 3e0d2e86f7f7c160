import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { DomainError } from '../errors'
import { COLUMNS, type Column, columnOf, columnTitles, plainCell, safeCell, whyNoHeader } from './directory-columns'
import { cellOf, type Entry } from './directory-entry'
import type { FileRow } from './import-plan'

export const MOST_ROWS = 20_000
const CHUNK = 64 * 1024
/** A quote that is never closed would swallow the file. */
const LONGEST_ROW = 32 * 1024
const BREATH_EVERY = 250
/** Empty ones count here, because reading them takes as long */
const MOST_LINES = 3 * MOST_ROWS
/** Files that went through several systems have several: longer ones first. */
const LINE_ENDS = ['\r\n', '\n', '\r']
const NO_ROWS = 'It has no rows below the titles. Nothing can be imported.'
const SEPARATORS = [',', ';', '\t']
const STRAY_QUOTE =
	'A quote stands in the middle of a cell. Put the whole cell in quotes and write each quote in it twice: "Anna ""Annie"" Berg".'

/** A file of people as rows of cells; what is wrong with the file as a whole is said instead. */
export type DirectoryFile = {
	/** Of the first row */
	titles: number
	rows: FileRow[]
	/** Titles we do not know: their columns are left out */
	unused: string[]
	/** Columns the file does not have */
	missing: string[]
}

/**
 * The text of a file: UTF-8 with or without its mark, or UTF-16 with it, as Excel's "Unicode text" is.
 * @throws DomainError 'invalid' ('no-text')
 */
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes
	const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
	try {
		const encoding = isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
		const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
		if (!text.includes('\u0000')) return text
	} catch {
		// Said below.
	}
	throw new DomainError('invalid', 'no-text')
}

/** Reads the file row by row, with pauses, so that pages are answered meanwhile. */
export async function readDirectoryFile(text: string): Promise<DirectoryFile | { fault: string }> {
	if (text.trim() === '') return { fault: NO_ROWS }
	const rows: FileRow[] = []
	let titles: string[] | null = null
	let columns: [number, Column][] = []
	let row = 0
	const separator = separatorOf(text)
	const records = Readable.from(chunksOf(text.replace(/^\uFEFF/, ''))).pipe(
		parse({
			delimiter: separator,
			record_delimiter: LINE_ENDS,
			relax_column_count: true,
			// So that a quote where none belongs is said of its row, and the rows after it are read.
			relax_quotes: true,
			raw: true,
			skip_empty_lines: false,
			max_record_size: LONGEST_ROW,
		}),
	)
	const isQuotedRightly = rightlyQuoted(separator)
	try {
		for await (const { record, raw } of records as AsyncIterable<{ record: string[]; raw: string }>) {
			row++
			if (row % BREATH_EVERY === 0) await setImmediate()
			if (row > MOST_LINES)
				return { fault: `It has more than ${MOST_LINES} lines, most of them empty. Take those out.` }
			const cells = record.map((cell) => plainCell(cell.trim()).trim())
			if (cells.every((cell) => cell === '')) continue
			if (!titles) {
				titles = cells
				columns = knownColumns(titles)
				const why = isQuotedRightly(raw) ? whyNoHeader(titles) : `Row ${row}: ${STRAY_QUOTE}`
				if (why) return { fault: why }
				continue
			}
			if (rows.length === MOST_ROWS) return { fault: `It has more than ${MOST_ROWS} rows. Send it in parts.` }
			const fault = isQuotedRightly(raw) ? null : STRAY_QUOTE
			rows.push({ row, cells: namedCells(columns, cells), cellCount: cells.length, fault })
		}
	} catch (error) {
		return { fault: sayFault(error) }
	}
	if (!titles || rows.length === 0) return { fault: NO_ROWS }
	const known = titles.map(columnOf)
	return {
		titles: titles.length,
		rows,
		unused: titles.filter((title, index) => known[index] === null && title !== ''),
		missing: COLUMNS.filter((column) => !known.includes(column)).map((column) => columnTitles[column]),
	}
}

function* chunksOf(text: string): Generator<string> {
	for (let at = 0; at < text.length; ) {
		// Not between the halves of a character: each piece is encoded by itself.
		const isSplit = /[\uD800-\uDBFF]/.test(text[at + CHUNK - 1] ?? '')
		const end = at + CHUNK + (isSplit ? 1 : 0)
		yield text.slice(at, end)
		at = end
	}
}

/** The one that makes the most known titles of the first line. */
function separatorOf(text: string): string {
	const [first = ''] = text
		.replace(/^\uFEFF/, '')
		.trimStart()
		.slice(0, 4_096)
		.split(/\r?\n|\r/)
	const known = (separator: string) =>
		first.split(separator).filter((title) => columnOf(title.trim().replace(/^"(.*)"$/, '$1')) !== null).length
	return SEPARATORS.reduce((best, separator) => (known(separator) > known(best) ? separator : best))
}

/** Whether a row, as it stands in the file, has quotes only around whole cells, and twice within them. */
function rightlyQuoted(separator: string): (raw: string) => boolean {
	const cell = `(?:"(?:[^"]|"")*"|[^"${separator}]*)`
	const row = new RegExp(`^${cell}(?:${separator}${cell})*$`)
	return (raw) => row.test(raw.replace(/[\r\n]+$/, ''))
}

/** Asked once for a file, not for each of its rows: there may be thousands of both. */
function knownColumns(titles: string[]): [number, Column][] {
	return titles.flatMap((title, index) => {
		const column = columnOf(title)
		return column ? [[index, column] satisfies [number, Column]] : []
	})
}

function namedCells(columns: [number, Column][], cells: string[]): FileRow['cells'] {
	return Object.fromEntries(columns.map(([index, column]) => [column, cells[index] ?? '']))
}

/** The reader knows which row it broke off in; rows it read ahead of us may not have come yet. */
function sayFault(error: unknown): string {
	const { code, records = 0 } = error as { code?: string; records?: number }
	const row = records + 1
	if (code === 'CSV_QUOTE_NOT_CLOSED') return `A quote that opens in row ${row} is never closed.`
	if (code === 'CSV_MAX_RECORD_SIZE')
		return `Row ${row} is longer than any row of people. Look for a quote in it that is never closed.`
	throw error
}

/** A file that spreadsheets and our own import read: RFC 4180 with the mark Excel knows UTF-8 by, no cell a formula. */
export function writeDirectoryFile(entries: Iterable<Entry>): string {
	const rows = Array.from(entries, (entry) => COLUMNS.map((column) => safeCell(cellOf[column](entry))))
	return stringify([COLUMNS.map((column) => columnTitles[column]), ...rows], { bom: true, record_delimiter: 'windows' })
}
