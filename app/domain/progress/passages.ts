import { decodeEntities } from '../plain-text'
import type { Block, Part } from '../program/lesson'

/**
 * The text of a part as both sides read it: the server from the HTML of its blocks, the browser from the page (the
 * elements with `data-passage`). White space is one space, the border of a block one line break.
 */
export type Passage = {
	/** Of the block: "3", "3.ic"; "s" is the standfirst */
	id: string
	text: string
}

/** A string of text, or null where a block begins or ends. */
export type Piece = string | null

const BORDERS = new Set(
	'p h1 h2 h3 h4 h5 h6 hr br blockquote pre ul ol li dl dt dd table thead tbody tfoot tr th td caption section div figure figcaption details summary'.split(
		' ',
	),
)

export function isBorder(tagName: string): boolean {
	return BORDERS.has(tagName.toLowerCase())
}

/** @param onCharacter told for each character of the text from which piece it came, and from where in it */
export function collapse(pieces: readonly Piece[], onCharacter?: (piece: number, offset: number) => void): string {
	let text = ''
	// White space since the last word, which becomes one sign before the next
	const gap = { sign: '', piece: 0, offset: 0 }
	const add = (sign: string, piece: number, offset: number) => {
		text += sign
		onCharacter?.(piece, offset)
	}
	const widen = (sign: ' ' | '\n', piece: number, offset: number) => {
		if (gap.sign === '') Object.assign(gap, { sign, piece, offset })
		else if (sign === '\n') gap.sign = sign
	}
	for (const [index, piece] of pieces.entries()) {
		if (piece === null) widen('\n', index, 0)
		for (const [at, sign] of (piece ?? '').split('').entries()) {
			if (/\s/.test(sign)) widen(' ', index, at)
			else {
				if (gap.sign !== '' && text !== '') add(gap.sign, gap.piece, gap.offset)
				gap.sign = ''
				add(sign, index, at)
			}
		}
	}
	return text
}

/** Every passage of a part on which a mark can stand. What one answers is none: it is kept by itself. */
export function passagesOf(part: Pick<Part, 'standfirst' | 'blocks'>): Passage[] {
	return [
		{ id: 's', text: collapse(piecesOf(part.standfirst)) },
		...part.blocks.flatMap((block, index) =>
			readBlock(block, String(index)).map(({ id, pieces }) => ({ id, text: collapse(pieces) })),
		),
	].filter(({ text }) => text !== '')
}

function readBlock(block: Block, id: string): { id: string; pieces: Piece[] }[] {
	switch (block.kind) {
		case 'check':
		case 'checklist':
			return []
		case 'variants':
			return [
				{ id: `${id}.manager`, pieces: piecesOf(block.manager) },
				{ id: `${id}.ic`, pieces: piecesOf(block.ic) },
			]
		case 'before-after':
			return [
				{ id: `${id}.before`, pieces: piecesOf(block.before.html) },
				{ id: `${id}.after`, pieces: piecesOf(block.after.html) },
			]
		case 'transcript':
			return [
				{
					id,
					pieces: block.lines.flatMap((line) => {
						const who = line.who === 'beat' || line.who === 'remark' ? [] : [line.who]
						return [null, ...who, null, ...piecesOf(line.html), null]
					}),
				},
			]
		default:
			return [{ id, pieces: piecesOf(block.html) }]
	}
}

/** Pieces of HTML that React wrote: every tag is whole, and five signs stand as entities. */
function piecesOf(html: string): Piece[] {
	return html.split(/(<[^>]*>)/).flatMap((each): Piece[] => {
		if (!each.startsWith('<')) return each === '' ? [] : [decodeEntities(each)]
		const name = /^<\/?([a-z0-9]+)/i.exec(each)?.[1] ?? ''
		return isBorder(name) ? [null] : []
	})
}

/** The paragraphs of a passage: where each begins and ends. */
export function paragraphsOf(passage: Passage): { start: number; end: number; text: string }[] {
	let start = 0
	return passage.text.split('\n').map((text) => {
		const paragraph = { start, end: start + text.length, text }
		start = paragraph.end + 1
		return paragraph
	})
}
