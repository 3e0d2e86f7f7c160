/** What people type is read as Markdown up to here; beyond it stays plain text (docs/decisions/0005). Characters. */
export const LONGEST_MARKDOWN = 20_000
const DEEPEST = 20
/** Parsing takes the square of these, so far more than anybody writes is not worth the wait. */
const MOST_CONTAINER_LINES = 1_000
const MOST_MARKS_IN_A_BLOCK = 600
/** For each that closes nothing the parser looks through the block anew. */
const MOST_STRAY_BRACKETS = 200
const MOST_LINES = 2_500
/** A table is filled up to the width of its widest row, so its cells are width times rows, whatever was typed. */
const MOST_CELLS = 5_000
/** An address or a title named once stands wherever it is referred to. */
const LONGEST_DEFINITION = 400
const DEFINITION = /^ {0,3}\[[^\]]*\]:/

const CONTAINER = /^([ \t]*)(?:>|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$))/

/** Whether a text is short, flat and plain enough to be parsed: some 20,000 characters would take a parser seconds. */
export function mayBeParsed(text: string): boolean {
	if (text.length > LONGEST_MARKDOWN) return false
	let containerLines = 0
	let brackets = 0
	let strays = 0
	let marks = 0
	const block = { lines: 0, widest: 0 }
	const lines = text.split('\n')
	if (lines.length > MOST_LINES) return false
	for (const line of lines) {
		if (DEFINITION.test(line) && line.length > LONGEST_DEFINITION) return false
		const depth = depthOf(line)
		if (depth > 0) containerLines++
		if (line.trim() === '') {
			brackets = 0
			strays = 0
			marks = 0
			Object.assign(block, { lines: 0, widest: 0 })
		}
		block.lines++
		block.widest = Math.max(block.widest, line.split('|').length - 1)
		if (block.lines * block.widest > MOST_CELLS) return false
		for (const [mark] of line.matchAll(/[[\]]|[*_~]+/g)) {
			if (mark === '[') brackets++
			else if (mark === ']' && brackets > 0) brackets--
			else if (mark === ']') strays++
			else marks++
			if (brackets > DEEPEST || strays > MOST_STRAY_BRACKETS || marks > MOST_MARKS_IN_A_BLOCK) return false
		}
		if (depth > DEEPEST || containerLines > MOST_CONTAINER_LINES) return false
	}
	return true
}

/** Quotes and lists that a line opens, its indentation counted as the lists it lies in. */
function depthOf(line: string): number {
	let depth = 0
	let rest = line
	while (depth <= DEEPEST) {
		const found = CONTAINER.exec(rest)
		if (!found) return depth
		depth += 1 + Math.floor((found[1] ?? '').replaceAll('\t', '    ').length / 2)
		rest = rest.slice(found[0].length)
	}
	return depth
}
