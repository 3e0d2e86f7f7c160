const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
/** Elements inside a sentence: between them and what follows stands no space. */
const INLINE = /<\/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)\b[^>]*>/g

/** Text as it stood before React wrote it into HTML: five signs are entities there. */
export function decodeEntities(text: string): string {
	return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
}

/** The words of HTML that React made: without markup, on one line. */
export function plainText(html: string): string {
	return decodeEntities(html.replace(INLINE, '').replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim()
}

/** The words of a text without case and accents, as they are compared. */
export function bareWords(text: string): string[] {
	return (
		text
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	)
}
