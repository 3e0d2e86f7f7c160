import QRCode from 'qrcode'
import svgToPdf from 'svg-to-pdfkit'
import map from '~/assets/certificate-map.svg?raw'
import favicon from '~/assets/favicon.svg?raw'
import { drawingOf } from '../credential/art.server'
import { hoursWords, TEST_WORDS } from '../credential/badge'
import {
	bytesOf,
	type Face,
	INK,
	INK_2,
	newPaper,
	ROPE,
	registerFaces,
	registerFacesToMeasure,
	writeText,
} from '../paper.server'
import { longDate } from '../zone/zone.server'
import { holdsForGood } from './policy'
import type { Certificate } from './read.server'

/** The certificate on paper: A4 across, own type, one rope from edge to badge. */
const tints: Record<string, { wash: string; line: string }> = {
	l1: { wash: '#E6F0DF', line: '#3F7030' },
	l2: { wash: '#F7EDD6', line: '#875A08' },
	l3: { wash: '#EFEAF0', line: '#665768' },
	l4: { wash: '#DFF0F5', line: '#166A88' },
	q1: { wash: '#FAE9E1', line: '#A04C2E' },
	q2: { wash: '#E4EDF8', line: '#2A62A6' },
	q3: { wash: '#F9E7EE', line: '#9C3F66' },
	q4: { wash: '#EAEBF7', line: '#4A4E99' },
}

const SHEET = { size: 'A4', layout: 'landscape', margin: 0 } as const
const PAGE = { width: 841.89, height: 595.28 }
/** The drawing of the mockup is 1000 units wide. */
const UNIT = PAGE.width / 1000

/**
 * @param document the signed credential, which goes with it as an attachment
 * @returns the bytes of the PDF; `verifyUrl` is what its QR opens
 */
export async function certificatePdf(
	certificate: Certificate,
	verifyUrl: string,
	document: string | null,
): Promise<Buffer> {
	const { statement } = certificate
	const tint = tints[statement.stageId] ?? { wash: '#EAECE7', line: '#767F79' }
	const doc = newPaper({
		...SHEET,
		lang: 'en',
		tagged: true,
		displayTitle: true,
		pdfVersion: '1.7',
		info: {
			Title: `${certificate.holderName}: ${statement.stageLabel}, ${statement.stageTitle}`,
			Author: statement.organization,
			Subject: statement.program,
		},
	})
	const done = bytesOf(doc)
	registerFaces(doc)
	drawLand(doc, tint)
	drawRope(doc)
	const drawing = drawingOf(statement.stageId)
	if (drawing) svgToPdf(doc, drawing, 705 * UNIT, 85 * UNIT * 0.7, { width: 240 * UNIT, height: 240 * UNIT })
	drawWords(doc, certificate, topOfWords(certificate))
	drawSignatures(doc, statement)
	await drawCheck(doc, certificate, verifyUrl)
	if (document)
		doc.file(Buffer.from(document), {
			name: 'credential.json',
			type: 'application/json',
			description: 'The signed Open Badge of this certificate',
			creationDate: certificate.issuedAt,
			modifiedDate: certificate.issuedAt,
		})
	doc.end()
	return done
}

type Doc = PDFKit.PDFDocument

function drawLand(doc: Doc, tint: { wash: string; line: string }): void {
	const left = PAGE.width * 0.59
	doc.rect(left, 0, PAGE.width - left, PAGE.height).fill(tint.wash)
	doc
		.save()
		.rect(left, 0, PAGE.width - left, PAGE.height)
		.clip()
	svgToPdf(doc, map.replace('stroke="#000"', `stroke="${tint.line}" stroke-opacity=".55"`), left, 0, {
		width: PAGE.width - left,
		height: PAGE.height,
		preserveAspectRatio: 'xMidYMid slice',
	})
	doc.restore()
}

function drawRope(doc: Doc): void {
	const rope = 'M-10 682C110 668 210 698 330 684S500 640 580 640S664 566 690 500S812 420 824 296'
	for (const [color, width] of [
		[INK, 10],
		[ROPE, 6.5],
	] as const) {
		doc.save().scale(UNIT).path(rope).lineWidth(width).stroke(color).restore()
	}
}

/** Where the name begins: higher up when a long name or waivers would else run into the signatures. Found on a scratch sheet. */
function topOfWords(certificate: Certificate): number {
	const scratch = newPaper(SHEET)
	registerFacesToMeasure(scratch)
	const usual = 205 * UNIT
	const below = drawWords(scratch, certificate, usual) - 576 * UNIT
	return Math.max(92 * UNIT, usual - Math.max(0, below))
}

/** @returns where the words end */
function drawWords(doc: Doc, certificate: Certificate, top: number): number {
	const { statement } = certificate
	const left = 54 * UNIT
	svgToPdf(doc, favicon, left, 48 * UNIT, { width: 26 * UNIT, height: 26 * UNIT })
	text(
		doc,
		'strong',
		13.5,
		INK_2,
		`${statement.program}, at ${statement.organization}`,
		left + 36 * UNIT,
		54 * UNIT,
		470 * UNIT,
	)
	const nameSize = fitted(doc, certificate.holderName, 500 * UNIT)
	let y = text(doc, 'name', nameSize / UNIT, INK, certificate.holderName, left, top, 510 * UNIT, { lineGap: -4 })
	y += 14 * UNIT
	y =
		text(
			doc,
			'serif',
			19.5,
			INK,
			`has learned, practiced and shown the craft of ${statement.stageLabel}, ${statement.stageTitle}: ${statement.craft}.`,
			left,
			y,
			410 * UNIT,
			{ lineGap: 4 },
		) +
		18 * UNIT
	doc
		.moveTo(left, y)
		.lineTo(left + 410 * UNIT, y)
		.lineWidth(1.5)
		.stroke(INK)
	y = text(doc, 'sans', 12.5, INK_2, `${statement.took}.`, left, y + 12 * UNIT, 410 * UNIT, { lineGap: 2 })
	if (statement.waived.length > 0)
		y = text(doc, 'sans', 11, INK_2, `Waived: ${statement.waived.join('; ')}.`, left, y + 4 * UNIT, 410 * UNIT)
	if (statement.minutes)
		y = text(doc, 'sans', 11, INK_2, `${hoursWords(statement.minutes)}.`, left, y + 4 * UNIT, 410 * UNIT)
	if (certificate.isTest) y = text(doc, 'strong', 11, '#96470A', TEST_WORDS, left, y + 8 * UNIT, 410 * UNIT)
	if (statement.isPreview)
		y = text(
			doc,
			'strong',
			11,
			'#96470A',
			'Preview: issued before this level was whole. A sample, not a qualification.',
			left,
			y + 8 * UNIT,
			410 * UNIT,
		)
	return y
}

function drawSignatures(doc: Doc, statement: Certificate['statement']): void {
	const left = 54 * UNIT
	const signs = [
		...(statement.lead ? [{ name: statement.lead, part: `Lead of cohort ${statement.cohort}` }] : []),
		{ name: statement.issuer, part: `For ${statement.organization}` },
	]
	for (const [index, sign] of signs.entries()) {
		const x = left + index * 230 * UNIT
		doc
			.moveTo(x, 588 * UNIT)
			.lineTo(x + 210 * UNIT, 588 * UNIT)
			.lineWidth(0.8)
			.stroke(INK)
		text(doc, 'strong', 11, INK, sign.name, x, 594 * UNIT, 210 * UNIT)
		text(doc, 'sans', 11, INK_2, sign.part, x, 609 * UNIT, 210 * UNIT)
	}
}

async function drawCheck(doc: Doc, certificate: Certificate, verifyUrl: string): Promise<void> {
	const box = { x: 700 * UNIT, y: 562 * UNIT, width: 266 * UNIT, height: 112 * UNIT }
	doc.rect(box.x, box.y, box.width, box.height).lineWidth(1).fillAndStroke('#FFFFFF', INK)
	const size = 92 * UNIT
	drawQr(doc, verifyUrl, box.x + box.width - size - 10 * UNIT, box.y + 10 * UNIT, size)
	const x = box.x + 12 * UNIT
	let y = box.y + 14 * UNIT
	y = text(doc, 'sans', 10.5, INK_2, `Issued ${longDate(certificate.issuedAt, 'UTC')}`, x, y, 150 * UNIT)
	const holds = holdsForGood(certificate)
		? 'Does not run out'
		: `Holds until ${longDate(certificate.validUntil, 'UTC')}`
	y = text(doc, 'sans', 10.5, INK_2, holds, x, y + 2, 150 * UNIT)
	y = text(doc, 'mono', 12, INK, certificate.number, x, y + 4, 150 * UNIT)
	text(doc, 'sans', 10, INK_2, `${new URL(verifyUrl).host}/verify`, x, y + 4, 150 * UNIT)
	doc.link(box.x, box.y, box.width, box.height, verifyUrl)
}

/** Dark on white, at least 24 mm with its quiet zone, level M. */
function drawQr(doc: Doc, url: string, x: number, y: number, size: number): void {
	const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
	const cell = size / modules.size
	for (let row = 0; row < modules.size; row++) {
		for (let column = 0; column < modules.size; column++) {
			if (modules.get(row, column)) doc.rect(x + column * cell, y + row * cell, cell + 0.05, cell + 0.05)
		}
	}
	doc.fill(INK)
}

/** Two lines at most: long names get smaller letters. @returns points */
function fitted(doc: Doc, name: string, width: number): number {
	for (let size = 56 * UNIT; size > 18 * UNIT; size -= 2) {
		doc.font('name').fontSize(size)
		const longestWord = Math.max(...name.split(/\s+/).map((word) => doc.widthOfString(word)))
		if (doc.widthOfString(name) <= width * 1.8 && longestWord <= width) return size
	}
	return 18 * UNIT
}

/** `size` in mockup units. @returns where the next line begins */
function text(
	doc: Doc,
	face: Face,
	size: number,
	color: string,
	words: string,
	x: number,
	y: number,
	width: number,
	options: { lineGap?: number } = {},
): number {
	return writeText(doc, { face, size: size * UNIT, color, words, x, y, width, ...options })
}
