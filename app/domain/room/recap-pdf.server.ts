import { bytesOf, type Face, INK, INK_2, isPrintable, newPaper, ROPE, registerFaces, writeText } from '../paper.server'
import { oneLine } from '../plain-markdown'
import { outcomeNames } from '../practice/kinds'
import { dayLabel } from '../zone/plain-date'
import { LOOSE_TITLE, paragraphs, type Recap, type RecapBoard, votesLine } from './recap'
import type { RecapHead } from './recap.server'

/** The recap on paper: A4 upright, read top to bottom, each part marked as what it is for whoever listens to it. */
const MARGIN = 64
const WIDTH = 595.28 - 2 * MARGIN
const FOOT = 84
const INDENT = 18
/** Stands for a sign that our type does not have */
const UNKNOWN = '◊'

type Doc = PDFKit.PDFDocument
type Line = { face: Face; size: number; color?: string; lineGap?: number; indent?: number }

const TITLE: Line = { face: 'name', size: 25, lineGap: -1 }
const HEADING: Line = { face: 'strong', size: 13 }
const LEAD: Line = { face: 'serif', size: 14, color: INK_2, lineGap: 3 }
const READ: Line = { face: 'serif', size: 12.5, lineGap: 3, indent: INDENT }
const ROW: Line = { face: 'strong', size: 10.5, lineGap: 2 }
const SMALL: Line = { face: 'sans', size: 10, color: INK_2, lineGap: 2 }

/** @returns the bytes of the PDF */
export async function recapPdf({ recap, head }: { recap: Recap; head: RecapHead }): Promise<Buffer> {
	const doc = newPaper({
		size: 'A4',
		margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
		lang: 'en',
		tagged: true,
		displayTitle: true,
		pdfVersion: '1.7',
		bufferPages: true,
		info: { Title: `${oneLine(head.title)}: recap`, Author: oneLine(head.organization), Subject: oneLine(head.cohort) },
	})
	const done = bytesOf(doc)
	registerFaces(doc)
	const sheet = new Sheet(doc)
	drawRope(doc)
	sheet.block('H1', TITLE, head.title, 16)
	sheet.block('P', SMALL, `${head.session}, ${head.cohort}. ${head.when}.`, 6)
	for (const [nth, { title, situation, ask, by }] of recap.cases.entries()) {
		if (nth > 0 && title) sheet.block('P', ROW, title, 18)
		for (const words of paragraphs(situation)) sheet.block('P', { ...SMALL, color: INK }, words, 8)
		if (ask) sheet.block('P', LEAD, `${by} asked: ${ask}`, 14)
	}
	sheet.list(
		recap.sheetTitle,
		recap.learnings.map((text) => [{ ...READ, words: text }]),
	)
	for (const board of recap.boards) writeBoard(sheet, board)
	sheet.list(
		'From the groups',
		recap.groups.map(({ group, text }) => [
			{ ...READ, words: text },
			{ ...SMALL, words: group },
		]),
	)
	sheet.list(
		'Who will try what',
		recap.promises.map(({ name, text, dueOn }) => [
			{ ...SMALL, words: `${name}, by ${dayLabel(dueOn)}` },
			{ ...READ, indent: 0, words: text },
		]),
	)
	sheet.list(
		'What came of last time',
		recap.lastTime.map(({ name, text, outcome, learned }) => [
			{ ...SMALL, words: `${name}: ${outcomeNames[outcome].toLowerCase()}` },
			{ ...READ, indent: 0, words: text },
			...(learned ? [{ ...SMALL, words: learned }] : []),
		]),
	)
	for (const board of recap.boards) writeLoose(sheet, board)
	if (sheet.left) sheet.block('P', SMALL, `${UNKNOWN} stands for a sign that we have no type for.`, 18)
	writeFeet(doc, head.stays)
	doc.end()
	return done
}

function writeBoard(sheet: Sheet, { about, whole, topics }: RecapBoard): void {
	const of = about ? `: ${about}` : ''
	for (const { title, texts } of whole)
		sheet.list(
			`${title}${of}`,
			texts.map((text) => [{ ...SMALL, color: INK, words: text }]),
		)
	sheet.list(
		`What lay together, and what drew votes${of}`,
		topics.map(({ title, column, votes, slips }) => [
			{ ...ROW, words: title },
			{ ...SMALL, words: [column, votesLine(votes)].filter(Boolean).join(', ') },
			...slips.map((text) => ({ ...SMALL, color: INK, indent: INDENT, words: text })),
		]),
	)
}

function writeLoose(sheet: Sheet, { about, loose }: RecapBoard): void {
	sheet.list(
		about ? `${LOOSE_TITLE}: ${about}` : LOOSE_TITLE,
		loose.flatMap(({ title, texts }) => texts.map((text) => [{ ...SMALL, words: `${text} (${title})` }])),
	)
}

/** A sheet that is filled from top to bottom. */
class Sheet {
	/** Signs were left out */
	left = false
	constructor(readonly doc: Doc) {
		doc.y = MARGIN + 26
	}

	/** @param above points of air */
	block(tag: 'H1' | 'H2' | 'P', line: Line, words: string, above: number): void {
		this.doc.y += above
		this.doc.addStructure(this.doc.struct(tag, {}, () => this.#write(line, words)))
	}

	/** A heading over a rule, then an item for each; nothing at all where there are none. */
	list(title: string, items: (Line & { words: string })[][]): void {
		if (items.length === 0) return
		const { doc } = this
		this.#room(110)
		this.block('H2', HEADING, title, 26)
		this.#rule(1.2, INK, 4)
		const list = doc.struct('L')
		doc.addStructure(list)
		for (const item of items) {
			doc.y += 9
			this.#room(44)
			const body = doc.struct('LBody', {}, () => {
				for (const line of item) this.#write(line, line.words)
			})
			list.add(doc.struct('LI', {}, body))
		}
		list.end()
	}

	#write({ face, size, color = INK, lineGap, indent = 0 }: Line, words: string): void {
		const { doc } = this
		const place = { x: MARGIN + indent, y: doc.y, width: WIDTH - indent }
		writeText(doc, { face, size, color, words: this.#printable(words), lineGap, ...place })
	}

	#rule(width: number, color: string, above: number): void {
		const { doc } = this
		const y = doc.y + above
		doc.markContent('Artifact', { type: 'Layout' })
		doc
			.moveTo(MARGIN, y)
			.lineTo(MARGIN + WIDTH, y)
			.lineWidth(width)
			.stroke(color)
		doc.endMarkedContent()
		doc.y = y
	}

	/** Goes to the next sheet unless so much is free on this one: a heading stays with what it heads. */
	#room(points: number): void {
		if (this.doc.y + points > this.doc.page.height - FOOT) this.doc.addPage()
	}

	#printable(words: string): string {
		const signs = [...new Intl.Segmenter('en').segment(oneLine(words))].map(({ segment }) => {
			if ([...segment].every((letter) => isPrintable(this.doc, letter))) return segment
			this.left = true
			return UNKNOWN
		})
		return signs.join('')
	}
}

function drawRope(doc: Doc): void {
	const rope = `M-10 66C60 40 96 92 170 74S290 30 360 48S500 84 610 36`
	doc.markContent('Artifact', { type: 'Layout' })
	for (const [color, width] of [
		[INK, 6],
		[ROPE, 3.8],
	] as const)
		doc.save().path(rope).lineWidth(width).stroke(color).restore()
	doc.endMarkedContent()
}

function writeFeet(doc: Doc, stays: string): void {
	const { count } = doc.bufferedPageRange()
	for (let page = 0; page < count; page++) {
		doc.switchToPage(page)
		// Below the margin: the sheet would turn to the next one by itself.
		doc.page.margins.bottom = 0
		doc.markContent('Artifact', { type: 'Pagination' })
		const y = doc.page.height - FOOT + 34
		const line = { face: 'sans', size: 8.5, color: INK_2, y } as const
		writeText(doc, { ...line, words: stays, x: MARGIN, width: WIDTH - 60 })
		writeText(doc, { ...line, words: `${page + 1} / ${count}`, x: MARGIN + WIDTH - 40, width: 40 })
		doc.endMarkedContent()
	}
}
