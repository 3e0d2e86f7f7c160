/** A section of Markdown of ours, and what stands below its heading. */
export type Written = { title: string; markdown: string }

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/

/** Splits at "## ". What stands before the first one has an empty title. */
export function splitSections(markdown: string): Written[] {
	return splitAt(markdown, 2).filter((section) => section.title !== '' || section.markdown !== '')
}

export function splitAt(markdown: string, level: number): Written[] {
	const parts: { title: string; lines: string[] }[] = [{ title: '', lines: [] }]
	for (const { line, heading } of linesOf(markdown)) {
		if (heading?.level === level) parts.push({ title: heading.title, lines: [] })
		else parts.at(-1)?.lines.push(line)
	}
	return parts.map(({ title, lines }) => ({ title, markdown: lines.join('\n').trim() }))
}

/** Lines, with what heading each is; inside a fence none is. */
export function linesOf(markdown: string) {
	let isFenced = false
	return markdown.split('\n').map((line) => {
		if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced
		const [, marks = '', title = ''] = (isFenced ? null : HEADING.exec(line)) ?? []
		return { line, heading: marks ? { level: marks.length, title } : null }
	})
}

type Report = (field: string, message: string) => void

/** Sections that must stand once each and in order, each with text below it, and no title of the page among them. */
export function reportSections(sections: Written[], wanted: readonly string[], report: Report): void {
	const titles = sections.map((section) => section.title)
	if (titles[0] === '') report('text', 'stands before the first heading')
	const named = titles.filter((title) => title !== '')
	const missing = wanted.filter((title) => !named.includes(title))
	const unknown = named.filter((title) => !wanted.includes(title))
	for (const title of missing) report('headings', `there is no "## ${title}"`)
	for (const title of unknown) report('headings', `"## ${title}" is not known here`)
	if (missing.length + unknown.length === 0 && named.join('\n') !== wanted.join('\n'))
		report('headings', `must stand once each, in this order: ${wanted.join(', ')}`)
	for (const { title, markdown } of sections) {
		if (title !== '' && markdown === '') report(title, 'is empty')
		if (linesOf(markdown).some(({ heading }) => heading?.level === 1))
			report(title || 'text', 'the title stands in the front matter; headings begin with ##')
	}
}
