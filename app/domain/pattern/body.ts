/** One section of a pattern's Markdown, and what stands below its heading. */
export type Written = { title: string; markdown: string }

const SECTIONS = [
	'Context',
	'Problem',
	'Solution',
	'Example for a manager',
	'Example for an IC',
	'When to use it',
	'When not to use it',
	'Anti-patterns',
	'Adaptations',
]
export const TEMPLATE = 'Template'
const ADAPTATIONS = ['For neurodivergent people', 'Where people are more, or less, direct', 'In text only']
const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/

/** Splits at "## ". What stands before the first one has an empty title. */
export function splitSections(markdown: string): Written[] {
	return splitAt(markdown, 2).filter((section) => section.title !== '' || section.markdown !== '')
}

function splitAt(markdown: string, level: number): Written[] {
	const parts: { title: string; lines: string[] }[] = [{ title: '', lines: [] }]
	for (const { line, heading } of linesOf(markdown)) {
		if (heading?.level === level) parts.push({ title: heading.title, lines: [] })
		else parts.at(-1)?.lines.push(line)
	}
	return parts.map(({ title, lines }) => ({ title, markdown: lines.join('\n').trim() }))
}

/** Lines, with what heading each is; inside a fence none is. */
function linesOf(markdown: string) {
	let isFenced = false
	return markdown.split('\n').map((line) => {
		if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced
		const [, marks = '', title = ''] = (isFenced ? null : HEADING.exec(line)) ?? []
		return { line, heading: marks ? { level: marks.length, title } : null }
	})
}

type Report = (field: string, message: string) => void

/** Headings in their order, each with text, steps and subheadings as they must be. */
export function reportBody(sections: Written[], hasTemplate: boolean, report: Report): void {
	const wanted = hasTemplate ? [...SECTIONS, TEMPLATE] : SECTIONS
	const titles = sections.map((section) => section.title)
	if (titles[0] === '') report('text', 'stands before the first heading')
	const named = titles.filter((title) => title !== '')
	const missing = wanted.filter((title) => !named.includes(title))
	const unknown = named.filter((title) => !wanted.includes(title))
	for (const title of missing) report('headings', `there is no "## ${title}"`)
	for (const title of unknown)
		report(
			'headings',
			title === TEMPLATE ? 'there is a "## Template", but template is false' : `"## ${title}" is not known here`,
		)
	if (missing.length + unknown.length === 0 && named.join('\n') !== wanted.join('\n'))
		report('headings', `must stand once each, in this order: ${wanted.join(', ')}`)
	for (const section of sections) reportSection(section, report)
}

function reportSection({ title, markdown }: Written, report: Report): void {
	if (title !== '' && markdown === '') report(title, 'is empty')
	if (linesOf(markdown).some(({ heading }) => heading?.level === 1))
		report(title || 'text', 'the title stands in the front matter; headings begin with ##')
	if (title === 'Solution') reportSteps(markdown, report)
	if (title === TEMPLATE || title === '') return
	const [, ...parts] = splitAt(markdown, 3)
	for (const part of parts) if (part.markdown === '') report(title, `"### ${part.title}" is empty`)
	const count = parts.length
	if (title === 'Anti-patterns') {
		if (count < 2 || count > 4) report(title, `holds ${count} ###, 2 to 4 are needed`)
	} else if (title === 'Adaptations') {
		if (parts.map((part) => part.title).join('\n') !== ADAPTATIONS.join('\n'))
			report(title, `must hold these, in this order: ${ADAPTATIONS.map((each) => `### ${each}`).join(', ')}`)
	} else if (count > 0) report(title, '### can stand in Anti-patterns, Adaptations and Template only')
}

function reportSteps(markdown: string, report: Report): void {
	const steps = markdown.split('\n').filter((line) => /^\d+\.\s/.test(line))
	if (steps.length < 4 || steps.length > 8) report('Solution', `has ${steps.length} numbered steps, 4 to 8 are needed`)
	for (const step of steps)
		if (!/^\d+\.\s+\*\*\S/.test(step)) report('Solution', `step ${step.split('.')[0]} begins with no bold imperative`)
}

/** The text without its template, as one takes it along. */
export function bodyOf(sections: Written[]): string {
	return `${sections
		.filter((section) => section.title !== TEMPLATE)
		.map(({ title, markdown }) => `## ${title}\n\n${markdown}`)
		.join('\n\n')}\n`
}
