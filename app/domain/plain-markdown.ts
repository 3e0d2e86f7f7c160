/** Signs by which Markdown, and the HTML in it, would be steered. */
const STEERS = /[\\`*_[\]<>#|~!&$^{}]/g
/** What only steers at the head of a line */
const AT_HEAD = /^(?:([-+=:])|(\d{1,9})([.)]))/
/** Tokens of which a viewer may make a link by itself */
const IS_ADDRESS = /:\/\/|^\W*www\.|@|^\W*(?:mailto|javascript|data|tel):/i
/** Control signs, and those that turn the direction of what follows */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * One line of what somebody typed, to stand in a Markdown file as text and as nothing else: no heading, picture or HTML
 * comes of it, and an address is code, so that it leads nowhere.
 */
export function plainMarkdown(typed: string): string {
	const words = oneLine(typed).split(' ')
	const line = words.map((word) => (IS_ADDRESS.test(word) ? asCode(word) : word.replace(STEERS, '\\$&'))).join(' ')
	return line.replace(AT_HEAD, (_all, sign, digits, after) => (sign ? `\\${sign}` : `${digits}\\${after}`))
}

/** Without line ends and what nobody sees. */
export function oneLine(typed: string): string {
	return typed.replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
}

/** Fenced by more backticks than stand in it. */
function asCode(word: string): string {
	const longest = Math.max(0, ...[...word.matchAll(/`+/g)].map(([run]) => run.length))
	const fence = '`'.repeat(longest + 1)
	return longest > 0 ? `${fence} ${word} ${fence}` : `${fence}${word}${fence}`
}
