import { createRequire } from 'node:module'
import type { Font, FontCollection } from 'fontkit'
import type PDFDocument from 'pdfkit'

/** What is printed as PDF has in common: our type and ink. Web fonts do not work in PDF: these are TTF. */
const require = createRequire(import.meta.url)
const face = (file: string) => require.resolve(`@expo-google-fonts/${file}.ttf`)
const FACES = {
	serif: face('literata/400Regular/Literata_400Regular'),
	name: face('literata/600SemiBold/Literata_600SemiBold'),
	sans: face('schibsted-grotesk/400Regular/SchibstedGrotesk_400Regular'),
	strong: face('schibsted-grotesk/600SemiBold/SchibstedGrotesk_600SemiBold'),
	mono: face('ibm-plex-mono/500Medium/IBMPlexMono_500Medium'),
	/** For letters the others lack */
	fallback: face('noto-sans/600SemiBold/NotoSans_600SemiBold'),
} as const
export type Face = keyof typeof FACES

export const INK = '#161F1B'
export const INK_2 = '#434D48'
export const ROPE = '#FFC524'

type Doc = InstanceType<typeof PDFDocument>

/** Loaded with the first sheet: a server starts without them. */
const pdfkit = () => require('pdfkit') as typeof PDFDocument
const fontkit = () => require('fontkit') as typeof import('fontkit')

export function newPaper(options: ConstructorParameters<typeof PDFDocument>[0]): Doc {
	const Paper = pdfkit()
	return new Paper(options)
}

export function registerFaces(doc: Doc): void {
	for (const [name, file] of Object.entries(FACES)) doc.registerFont(name, file)
}

const opened = new Map<string, Font | FontCollection>()

/**
 * For a sheet that is only measured on. Reading fonts takes most of the time of a sheet, and here it is done once; but
 * fontkit remembers with each glyph what it first stood for, so a sheet somebody reads must have fonts of its own.
 */
export function registerFacesToMeasure(doc: Doc): void {
	for (const [name, file] of Object.entries(FACES)) {
		const font = opened.get(file) ?? fontkit().openSync(file)
		opened.set(file, font)
		// Its types know only of files; `PDFFontFactory.open` takes what can lay out text.
		doc.registerFont(name, font as unknown as Buffer)
	}
}

/** Its bytes, once it has ended. Ask before the first word: what was written before is lost. */
export function bytesOf(doc: Doc): Promise<Buffer> {
	const chunks: Buffer[] = []
	return new Promise<Buffer>((resolve, reject) => {
		doc.on('data', (chunk: Buffer) => chunks.push(chunk))
		doc.on('end', () => resolve(Buffer.concat(chunks)))
		doc.on('error', reject)
	})
}

type Written = {
	face: Face
	/** Points, as are places and widths */
	size: number
	color: string
	words: string
	x: number
	y: number
	width: number
	lineGap?: number
}

/** Writes text whose letters may need two fonts. @returns where the next line begins */
export function writeText(doc: Doc, { face, size, color, words, x, y, width, lineGap }: Written): number {
	doc.fillColor(color).fontSize(size)
	const runs = runsOf(doc, face, words)
	for (const [index, run] of runs.entries()) {
		doc.font(run.face).fontSize(size)
		const options = { width, continued: index < runs.length - 1, lineGap }
		if (index === 0) doc.text(run.text, x, y, options)
		else doc.text(run.text, options)
	}
	return doc.y
}

function runsOf(doc: Doc, wanted: Face, words: string): { face: Face; text: string }[] {
	const runs: { face: Face; text: string }[] = []
	for (const letter of words) {
		const face: Face = /\s/.test(letter) || hasLetter(doc, wanted, letter) ? wanted : 'fallback'
		const last = runs.at(-1)
		if (last && last.face === face) last.text += letter
		else runs.push({ face, text: letter })
	}
	return runs
}

function hasLetter(doc: Doc, face: Face, letter: string): boolean {
	doc.font(face)
	const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font
	return font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
}

/** Letters and signs that none of our faces has: emoji, and some scripts. */
export function isPrintable(doc: Doc, letter: string): boolean {
	return /\s/.test(letter) || hasLetter(doc, 'serif', letter) || hasLetter(doc, 'fallback', letter)
}
