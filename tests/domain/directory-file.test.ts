import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOneLine } from '~/domain/one-line'
import { COLUMNS, columnTitles, plainCell, safeCell } from '~/domain/person/directory-columns'
import type { Entry } from '~/domain/person/directory-entry'
import { decodeText, MOST_ROWS, readDirectoryFile, writeDirectoryFile } from '~/domain/person/directory-file.server'
import { planImport } from '~/domain/person/import-plan'
import { CAREER_LEVELS, ROLES } from '~/domain/person/kinds'
import { runs } from '../support/counting'

const utf8 = (text: string) => new TextEncoder().encode(text)
const rowsOf = async (text: string) => {
	const file = await readDirectoryFile(text)
	if ('fault' in file) throw new Error(file.fault)
	return file
}
const faultOf = async (text: string) => {
	const file = await readDirectoryFile(text)
	return 'fault' in file ? file.fault : null
}

describe('a file is read', () => {
	test.each([
		['commas', 'E-mail,Name\na@b.co,"Ruiz, Ada"\n'],
		['semicolons', 'E-mail;Name\na@b.co;Ruiz, Ada\n'],
		['tabs', 'E-mail\tName\na@b.co\tRuiz, Ada\n'],
		['a mark of UTF-8 and Windows line ends', '\uFEFFE-mail;Name\r\na@b.co;Ruiz, Ada\r\n'],
		['quoted titles', '"E-mail";"Name"\n"a@b.co";"Ruiz, Ada"'],
		['titles of another program', 'EMAIL ADDRESS;Full_name\na@b.co;Ruiz, Ada'],
		['line ends of several systems', 'E-mail;Name\r\n\n\ra@b.co;Ruiz, Ada\n'],
		['empty rows around it', '\n\nE-mail;Name\n;\na@b.co;Ruiz, Ada\n;;;\n\n'],
	])('with %s', async (_what, text) => {
		const { rows } = await rowsOf(text)
		expect(rows.map(({ cells }) => cells)).toEqual([{ email: 'a@b.co', name: 'Ruiz, Ada' }])
	})

	test('with rows numbered as a spreadsheet shows them, and says which columns it leaves out or lacks', async () => {
		const file = await rowsOf('E-mail,Cost center\n\na@b.co,"4\n2"\nb@b.co,7\n')
		expect(file.rows.map(({ row }) => row)).toEqual([3, 4])
		expect(file.unused).toEqual(['Cost center'])
		expect(file.missing).toContain('Time zone')
	})

	test('without a pause for thousands of columns nobody knows', async () => {
		const titles = ['E-mail', ...Array.from({ length: 4_000 }, (_, index) => `x${index}`)].join()
		const begunMs = performance.now()
		expect((await rowsOf(`${titles}\n${'a@b.co\n'.repeat(5_000)}`)).rows).toHaveLength(5_000)
		// Half a second; with each title looked up for each row it was two and more.
		expect(performance.now() - begunMs).toBeLessThan(1_500)
	})

	test('whole, also where it is longer than a piece and pieces would split a character', async () => {
		for (const before of [0, 1]) {
			const team = `${'x'.repeat(before)}${'🧗'.repeat(40)}`
			const lines = Array.from({ length: 2_000 }, (_, index) => `p${index}@b.co,${team}`)
			const { rows } = await rowsOf(`E-mail,Team\n${lines.join('\n')}`)
			expect(rows).toHaveLength(2_000)
			expect(new Set(rows.map(({ cells }) => cells.team))).toEqual(new Set([team]))
		}
	})

	test('or refused for what it is: a quote, a row without end, or nothing but line ends', async () => {
		const quote = 'A quote that opens in row 2 is never closed.'
		expect(await faultOf('E-mail,Name\na@b.co,"Ada\n')).toBe(quote)
		const long = 'Row 2 is longer than any row of people. Look for a quote in it that is never closed.'
		expect(await faultOf(`E-mail,Name\na@b.co,"${'x\n'.repeat(40_000)}`)).toBe(long)
		expect(await faultOf(`E-mail,Name\na@b.co,${'x'.repeat(40_000)}\n`)).toBe(long)
		const empty = 'It has no rows below the titles. Nothing can be imported.'
		expect(await faultOf('\r\n'.repeat(2_000_000))).toBe(empty)
		expect(await faultOf(`E-mail,Name\r\n${'\n'.repeat(34_000)}`)).toBe(empty)
		expect(await faultOf(`E-mail,Name\r\n${',\n'.repeat(60_001)}`)).toMatch(
			/^It has more than 60000 lines, most of them empty/,
		)
	})

	test.each([
		['is empty', ''],
		['has titles alone', 'E-mail,Name\n'],
		['has no column for addresses', 'Name,Team\nAda,Ledger'],
		['has a column twice', 'E-mail,Mail\na@b.co,a@b.co'],
		['has a quote that is never closed', 'E-mail,Name\na@b.co,"Ada\nb@b.co,Bo'],
		['has a quote in the middle of a title', 'E-mail,"Na"me\na@b.co,Ada'],
		['never ends its first row', `E-mail,"${'x'.repeat(40_000)}`],
		['is too long', `E-mail\n${'a@b.co\n'.repeat(MOST_ROWS + 1)}`],
	])('or refused in words when it %s', async (_what, text) => {
		expect(await faultOf(text)).toMatch(/^[A-Z].*\.$/)
	})
})

describe('a quote in the middle of a cell', () => {
	test.each([
		['of a cell without quotes', 'a@b.co,Anna "Annie" Berg'],
		['of a cell that begins with it', 'a@b.co,"Annie" Berg'],
		['of a cell that holds a separator as well', 'a@b.co,"Annie" "Berg, Anna"'],
		['behind a blank', 'a@b.co, "Annie"'],
	])('%s is a problem of its own row, and the rows after it are read', async (_where, line) => {
		for (const separator of [',', ';', '\t']) {
			const lines = ['E-mail,Name', '', 'c@b.co,"Cleo ""C"" Lind"', line, 'd@b.co,Dan', '']
			const { rows } = await rowsOf(lines.map((each) => each.replaceAll(',', separator)).join('\r\n'))
			const plan = planImport({ titles: 2, rows }, [], places, '2026-11-20')
			const ofQuotes = plan.problems.filter(({ text }) => /^A quote .*twice: "Anna ""Annie"" Berg"\.$/.test(text))
			expect(ofQuotes.map(({ row, column }) => [row, column])).toEqual([[4, '']])
			expect(rows.map(({ row, cells }) => [row, cells.email])).toEqual(
				[3, 4, 5].map((row, at) => [row, ['c@b.co', 'a@b.co', 'd@b.co'][at]]),
			)
		}
	})

	test('or one that is never closed names the row it opens in', async () => {
		expect(await faultOf('E-mail,Name\n\na@b.co,Ada\nb@b.co,"Bo\nc@b.co,Cleo')).toContain('opens in row 4')
	})
})

describe('the text of a file', () => {
	test('is UTF-8, or UTF-16 with its mark', () => {
		expect(decodeText(utf8('Łukasz 山田'))).toBe('Łukasz 山田')
		const wide = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
		expect(decodeText(wide('Łukasz 山田')).replace('\uFEFF', '')).toBe('Łukasz 山田')
	})

	test.each([
		['Latin-1', new Uint8Array([0x4a, 0xf6, 0x72, 0x67])],
		['a spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff, 0x00])],
		['a zero byte', utf8('a\u0000b')],
	])('is refused when it is %s', (_what, bytes) => {
		expect(() => decodeText(bytes)).toThrow('no-text')
	})
})

describe('a cell for a spreadsheet', () => {
	test.each(['=1+1', '+49 30', '-Anna', '@home', "'=x", "''-", '\tx', '\rx'])('%j is no formula', (text) => {
		expect(safeCell(text)).toBe(`'${text}`)
		expect(plainCell(safeCell(text))).toBe(text)
	})

	test.each(['Anna-Lena', "O'Brien", "'quoted'", '1-1', ''])('%j stays as it is', (text) => {
		expect([safeCell(text), plainCell(text)]).toEqual([text, text])
	})

	test('comes back as it went, whatever it holds', () => {
		const odd = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a') })
		fc.assert(
			fc.property(fc.oneof(odd, fc.string()), (text) => {
				expect(plainCell(safeCell(text))).toBe(text)
			}),
			runs(500),
		)
	})
})

/** Somebody as the directory may hold them: every text it takes. */
const line = (longest: number, shortest = 0) =>
	fc
		.oneof(
			fc.constantFrom('=1+1', '-Anna', '+1', '@x', "'=x", 'a"b', 'a,b;c', "O'Brien", '山田 太郎', '"', ';', "'"),
			fc.string({ maxLength: longest, unit: 'grapheme' }),
		)
		.map((text) => text.trim())
		.filter(
			(text) => isOneLine(text) && !/\p{Surrogate}/u.test(text) && text.length >= shortest && text.length <= longest,
		)
const entries = fc
	.array(
		fc.record({
			name: line(40, 1),
			called: line(20, 1),
			team: line(20),
			career: fc.constantFrom(
				...(['manager', 'ic'] as const).flatMap((track) => CAREER_LEVELS[track].map((level) => ({ track, level }))),
			),
			roles: fc.subarray([...ROLES], { minLength: 1 }),
			zone: fc.constantFrom('Europe/Lisbon', 'UTC'),
			holidays: fc.constantFrom('', 'DE', 'DE-BE'),
			days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
			from: fc.constantFrom('00:00', '09:30'),
			to: fc.constantFrom('12:00', '23:59'),
			since: fc.constantFrom('', '2024-02-29'),
			most: fc.nat({ max: 10 }),
			closed: fc.boolean(),
			manager: fc.nat(),
		}),
		{ minLength: 1, maxLength: 12 },
	)
	.map((people) =>
		people.map(
			({ career, manager, ...person }, index): Entry => ({
				...person,
				...career,
				email: `p${index}@example.com`,
				// Only upwards in the file, so that there is no circle.
				manager: index > 0 && manager % 3 > 0 ? `p${manager % index}@example.com` : '',
			}),
		),
	)
const places = { isZone: (name: string) => /UTC|\//.test(name), regionOf: (text: string) => text }

describe('what was exported', () => {
	test('changes nothing when it is imported', async () => {
		await fc.assert(
			fc.asyncProperty(entries, async (people) => {
				const file = await rowsOf(writeDirectoryFile(people))
				const known = people.map((person) => ({ ...person, id: person.email, isActive: true }))
				const plan = planImport(file, known, places, '2026-11-20')
				expect([plan.problems, plan.changed, plan.fresh, plan.unchangedCount]).toEqual([[], [], [], people.length])
			}),
			runs(150),
		)
	})

	test('makes the same people in an empty directory', async () => {
		await fc.assert(
			fc.asyncProperty(entries, async (people) => {
				const plan = planImport(await rowsOf(writeDirectoryFile(people)), [], places, '2026-11-20')
				expect(plan.fresh.map(({ entry }) => entry)).toEqual(people)
			}),
			runs(100),
		)
	})

	test('is a file for Excel: its mark, CRLF, every title, and no cell that begins as a formula does', async () => {
		const [sample] = fc.sample(entries, 1)
		const text = writeDirectoryFile((sample ?? []).map((person) => ({ ...person, name: '=HYPERLINK("x")' })))
		expect(text.startsWith(`\uFEFF${COLUMNS.map((column) => columnTitles[column]).join(',')}\r\n`)).toBe(true)
		expect(text).toContain('"\'=HYPERLINK(""x"")"')
		fc.assert(
			fc.property(entries, (people) => {
				const cells: string[][] = parse(writeDirectoryFile(people), { bom: true })
				expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
			}),
			runs(100),
		)
	})
})
