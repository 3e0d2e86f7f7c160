/** Reads a page as somebody without JavaScript gets it: what a field holds, and what stands beside it. */
export type FieldSeen = {
	value: string
	isInvalid: boolean
	/** The text of everything its `aria-describedby` names */
	says: string
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

export function decoded(html: string): string {
	return html.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** The words of a piece of HTML. */
export function wordsOf(html: string): string {
	const bare = html
		.replace(/<(script|style|datalist)\b[\s\S]*?<\/\1>/g, ' ')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/<[^>]*>/g, ' ')
	return decoded(bare).replace(/\s+/g, ' ').trim()
}

function attribute(tag: string, name: string): string | undefined {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
	return found === undefined ? undefined : decoded(found)
}

/** The words of the element with an id; elements inside it may nest once of their own kind. */
function wordsById(html: string, id: string): string {
	const start = [...html.matchAll(/<(\w+)\b[^>]*>/g)].find((match) => attribute(match[0], 'id') === id)
	if (!start) return ''
	const from = start.index
	return wordsOf(html.slice(from, html.indexOf(`</${start[1]}>`, from)))
}

/** @throws when the page has no such field */
export function fieldOf(html: string, name: string): FieldSeen {
	const tag = [...html.matchAll(/<(input|select|textarea|fieldset)\b[^>]*>/g)].find(
		(match) => attribute(match[0], 'name') === name && attribute(match[0], 'type') !== 'hidden',
	)
	if (!tag) throw new Error(`the page has no field ${name}`)
	const ids = attribute(tag[0], 'aria-describedby')?.split(' ') ?? []
	return {
		value: typedIn(html, tag),
		isInvalid: attribute(tag[0], 'aria-invalid') === 'true',
		says: ids.map((id) => wordsById(html, id)).join(' '),
	}
}

/** @throws when the page has no such hidden field */
export function hiddenOf(html: string, name: string): string {
	const tag = [...html.matchAll(/<input\b[^>]*>/g)].find((match) => attribute(match[0], 'name') === name)
	if (!tag || attribute(tag[0], 'type') !== 'hidden') throw new Error(`the page has no hidden field ${name}`)
	return attribute(tag[0], 'value') ?? ''
}

function typedIn(html: string, tag: RegExpMatchArray): string {
	const inside = html.slice(tag.index, html.indexOf(`</${tag[1]}>`, tag.index))
	if (tag[1] === 'textarea') return decoded(inside.slice(tag[0].length)).replace(/^\n/, '')
	if (tag[1] !== 'select') return attribute(tag[0], 'value') ?? ''
	const chosen = [...inside.matchAll(/<option\b[^>]*>/g)].find((option) => /\sselected\b/.test(option[0]))
	return chosen ? (attribute(chosen[0], 'value') ?? '') : ''
}

/** What is said above a form, or about a whole page. */
export function alertsOf(html: string): string {
	return [...html.matchAll(/<(\w+)\b[^>]*\srole="alert"[^>]*>/g)]
		.map((match) => wordsOf(html.slice(match.index, html.indexOf(`</${match[1]}>`, match.index))))
		.join(' ')
}

/** The first heading. */
export function headingOf(html: string): string {
	return wordsOf(/<h1\b[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '')
}
