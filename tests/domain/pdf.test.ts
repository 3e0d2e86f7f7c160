import { describe, expect, test } from 'vitest'
import { WAIVER_REASONS } from '~/domain/certification/kinds'
import { certificatePdf } from '~/domain/certification/pdf.server'
import { titleOf } from '~/domain/certification/titles'
import { aCertificate } from '../support/certificates'
import { rules } from '../support/evidence'
import { readByOthers } from '../support/pdf-others'
import { type PdfRun, readPdf } from '../support/pdf-text'

const VERIFY = 'https://belay.example/verify/7K2M-4QXD-P9'
const DOCUMENT = '{"name":"Level 1, Łukasz"}'
type Said = Parameters<typeof aCertificate>[1]
const printed = async (name: string, said?: Said) =>
	readPdf(await certificatePdf(aCertificate(name, said), VERIFY, DOCUMENT))

/** The name is set in the one face nothing else uses, or in the fallback; largest of the page. */
const nameRuns = (runs: PdfRun[]) => {
	const size = Math.max(...runs.map((run) => run.size))
	return runs.filter((run) => run.size === size)
}
const nameOf = (runs: PdfRun[]) =>
	nameRuns(runs)
		.map((run) => run.text)
		.join('')

test('the file is a PDF of one page that names its holder and level in the title', async () => {
	const bytes = await certificatePdf(aCertificate('Inês Carvalho'), VERIFY, DOCUMENT)
	expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
	expect(bytes.subarray(-6).toString()).toContain('%%EOF')
	const { pages, title } = readPdf(bytes)
	expect({ pages, title }).toEqual({ pages: 1, title: 'Inês Carvalho: Level 1, Foundation Skills' })
})

describe('a name prints letter by letter', () => {
	test.each([
		'Łukasz Đorđević',
		'Nguyễn Thị Ánh',
		'Ayşe Demir',
		"O'Brien",
		'Siobhán O’Connor-Ní Dhálaigh',
		'Þórður Ægisson',
		'Žofie Křížová',
		'Ştefan Țepeș',
		'Ağır İpekçi Işık',
		'Ελένη Παπαδοπούλου',
		'Дмитрий Щербаков',
		'José María Núñez-Íñigo',
		'Ọlábísí Adé',
		'अनन्या',
	])('%s', async (name) => {
		const { runs, title } = await printed(name)
		expect(nameOf(runs).normalize('NFC')).toBe(name)
		expect(title).toContain(name)
	})

	test('also when the keyboard sent letters and accents apart', async () => {
		for (const name of ['Nguyễn', 'Đorđević', 'Ayşe', 'Křížová']) {
			const { runs } = await printed(name.normalize('NFD'))
			expect(nameOf(runs).normalize('NFC')).toBe(name)
		}
	})

	test('of one script and another, each in a font that has it', async () => {
		const { runs } = await printed('Ada अनन्या Nguyễn')
		expect(nameOf(runs)).toBe('Ada अनन्या Nguyễn')
		expect(new Set(nameRuns(runs).map((run) => run.font))).toEqual(new Set(['Literata-SemiBold', 'NotoSans-SemiBold']))
	})
})

/**
 * No font in the product has these. The sheet is whole and its number can be checked; the name is a row of empty boxes on
 * paper, and right in the title, on the page and at the check address.
 */
describe('a name in a script no font here has', () => {
	test.each(['山田 太郎', '김민준', '陈小明', 'שרה לוי', 'فاطمة الزهراء', 'Ada 🎉', '👩🏽‍🚀'])(
		'%s makes a whole sheet with boxes for what is missing',
		async (name) => {
			const { runs, title, text } = await printed(name)
			expect(title).toContain(name)
			expect(text).toContain('7K2M-4QXD-P9')
			const letters = nameOf(runs)
			expect(letters).toMatch(/\0/)
			expect(letters.replaceAll('\0', '').trim()).toBe(name.replace(/[^\p{Script=Latin}]/gu, ''))
		},
	)
})

describe('a long name', () => {
	const BADGE_LEFT = 705 * 0.84189
	const names = {
		short: 'Ada Lum',
		long: 'Maria Fernanda de Albuquerque Cavalcanti',
		longest: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4).slice(0, 120).trim(),
		oneWord: 'W'.repeat(120),
	}

	test('gets smaller letters, so that it never reaches the badge', async () => {
		const sizes: number[] = []
		for (const name of Object.values(names)) {
			const { runs } = await printed(name)
			const [first] = runs.filter((run) => run.font === 'Literata-SemiBold')
			sizes.push(Math.round(first?.size ?? 0))
			expect(
				nameLines(runs).every((line) => line.right < BADGE_LEFT),
				name,
			).toBe(true)
		}
		const [short = 0, long = 0, longest = 0, oneWord = 0] = sizes
		expect(short).toBe(47)
		expect(long).toBeLessThan(short)
		expect(longest).toBeLessThan(long)
		expect(oneWord).toBeLessThanOrEqual(longest)
	})

	test('stays whole, and everything else stands below it and above the signatures', async () => {
		// All that can be waived, for the longest reason there is.
		const [reason = ''] = WAIVER_REASONS.map((each) => each.toLowerCase()).sort((a, b) => b.length - a.length)
		const waived = [rules.modules, rules.check, rules.sessions, rules.tries].map(
			(rule) => `${titleOf(rule)} (waived: ${reason})`,
		)
		const craft = 'one-on-ones in which people are heard, helped to grow, and told the truth'
		const took = 'Six modules, a knowledge check, three sessions with a cohort and a scenario judged by two assessors'
		for (const name of Object.values(names)) {
			const { runs, pages } = await printed(name, { waived, isPreview: true, craft, took })
			const words = runs.map((run) => run.text).join('')
			expect(words.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
			const [signature] = runs.filter((run) => run.text.startsWith('Ruth'))
			const body = runs.filter((run) => run.x < 100 && !run.text.startsWith('Ruth') && !run.text.startsWith('Lead of'))
			for (const run of body) expect(run.y, run.text).toBeGreaterThan((signature?.y ?? 0) + 11)
			expect(pages).toBe(1)
		}
	})

	/** Widths by a rough measure of a wide letter: enough to see a name run into the badge. */
	function nameLines(runs: PdfRun[]) {
		const named = runs.filter((run) => run.font === 'Literata-SemiBold')
		return named.map((run) => ({
			right: run.x + [...run.text].length * run.size * (run.text.startsWith('WW') ? 1.02 : 0.62),
		}))
	}
})

describe('the sheet says', () => {
	test('who showed what, what it took, who signs, and how to check it', async () => {
		const { text } = await printed('Inês Carvalho')
		for (const words of [
			'Technical Leadership Ladder, at Ferrystone',
			'has learned, practiced and shown the craft of',
			'one-on-ones in which people are heard',
			'Three modules, a knowledge check',
			'Ruth Abrahams',
			'Lead of cohort Spring A',
			'Hanna Brandt',
			'For Ferrystone',
			'7K2M-4QXD-P9',
			'belay.example/verify',
		])
			expect(text.replace(/\s+/g, ' ')).toContain(words)
	})

	test('its dates as days of the issuer’s record, the same for every reader', async () => {
		const { text } = await printed('Inês Carvalho')
		expect(text).toContain('Issued 26 November 2026')
		expect(text).toContain('Holds until 26 November 2028')
	})

	test('what was waived, and that it is a preview, only when so', async () => {
		const plain = await printed('Inês Carvalho')
		expect(plain.text).not.toMatch(/Waived|Preview/)
		const marked = await printed('Inês Carvalho', { waived: ['Sessions, 3 of 4 (waived: on leave)'], isPreview: true })
		expect(marked.text).toContain('Waived: Sessions, 3 of 4 (waived: on leave).')
		expect(marked.text.replace(/\s+/g, ' ')).toContain('A sample, not a qualification.')
	})

	test('nothing of a lead when the cohort had none', async () => {
		const { text } = await printed('Inês Carvalho', { lead: null })
		expect(text).not.toContain('Lead of cohort')
		expect(text).toContain('Hanna Brandt')
	})

	test('a level nobody drew a badge for prints all the same', async () => {
		const { text, pages } = await printed('Inês Carvalho', { stageId: 'l9' })
		expect(pages).toBe(1)
		expect(text).toContain('Inês Carvalho')
	})
})

describe('read by others (pdf.js, jsQR)', () => {
	test('the name is whole, the code opens the check page, and the credential goes with it byte for byte', async () => {
		for (const name of ['Łukasz Đorđević', 'Nguyễn Thị Ánh']) {
			const read = await readByOthers(await certificatePdf(aCertificate(name), VERIFY, DOCUMENT))
			expect(read.text.normalize('NFC')).toContain(name)
			expect(read.code).toBe(VERIFY)
			expect(read.attachments).toEqual({ 'credential.json': DOCUMENT })
			expect(read.links).toContain(VERIFY)
		}
	})

	test('without a credential nothing goes with it', async () => {
		const read = await readByOthers(await certificatePdf(aCertificate('Inês Carvalho'), VERIFY, null))
		expect(read.attachments).toEqual({})
	})
})

test('hours, a test and what does not run out are printed as such', async () => {
	const { text } = await printed('Inês Carvalho', { minutes: { offered: 480, taken: 450 } })
	expect(text).toContain('8 hours of training offered, 7.5 taken')
	expect(text).toContain('Holds until')
	expect(text).not.toContain('A test')
	const track = { ...aCertificate('Inês Carvalho'), isTest: true, validUntil: new Date('2126-11-26') }
	const other = readPdf(await certificatePdf(track, VERIFY, DOCUMENT)).text
	expect(other).toContain('Does not run out')
	expect(other).toMatch(/Not a\s+qualification/)
})
