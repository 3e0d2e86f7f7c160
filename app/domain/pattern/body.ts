import { reportSections, splitAt, type Written } from '../markdown-sections'

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

type Report = (field: string, message: string) => void

/** Headings in their order, each with text, steps and subheadings as they must be. */
export function reportBody(sections: Written[], hasTemplate: boolean, report: Report): void {
	// Where there is none, its text is told about once, by name.
	const isExtra = ({ title }: Written) => title === TEMPLATE && !hasTemplate
	if (sections.some(isExtra)) report('headings', `there is a "## ${TEMPLATE}", but template is false`)
	const others = sections.filter((section) => !isExtra(section))
	reportSections(others, hasTemplate ? [...SECTIONS, TEMPLATE] : SECTIONS, report)
	for (const section of others) reportSection(section, report)
}

function reportSection({ title, markdown }: Written, report: Report): void {
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
