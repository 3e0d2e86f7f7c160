import { createElement } from 'react'
import { type KitName, standsInPart } from './kit'
import type { Lesson, Part } from './lesson'
import { allowedOnly } from './markup.server'
import { buriedFaults, placementFaults } from './placement.server'
import { type Draft, readBlock, readVariants, type Shared } from './read-block.server'
import type { ReportFault } from './tag.server'
import {
	childrenOf,
	countWords,
	isBlank,
	kitNameOf,
	type Node,
	type Tag,
	textOf,
	toHtml,
	unwrapParagraph,
} from './tree.server'

type Report = (field: string, message: string) => void

const WORDS_PER_MINUTE = 200
const LONGEST_TITLE = 40

type Section = { title: string; nodes: Node[] }
type PartDraft = { title: string; standfirst: string; drafts: Draft[]; standfirstWords: number }

/** Turns the nodes of one MDX file into parts and blocks, reporting every fault it meets. */
export function parseLesson(nodes: Node[], report: Report): Pick<Lesson, 'parts' | 'words' | 'computedMinutes'> {
	const shared: Shared = { ids: new Set(), noteCount: 0 }
	const parts = sectionsOf(nodes, report).map((section) => readPart(section, report, shared))
	reportTitles(parts, report)
	const words = sum(parts.map(wordsOf))
	return {
		words,
		computedMinutes: Math.round(words / WORDS_PER_MINUTE + sum(parts.map(extraMinutesOf))),
		parts: parts.map(toPart),
	}
}

/** Each `## Title` with what stands under it, without blanks and without HTML that has no place in a lesson. */
function sectionsOf(nodes: Node[], report: Report): Section[] {
	const sections: Section[] = []
	let textAtTop = false
	for (const each of nodes) {
		if (isBlank(each)) continue
		const section = sections.at(-1)
		const node = allowedOnly(each, (message) => report(fieldOf(section, kitNameOf(each)), message))
		if (node === null) continue
		if (typeof node !== 'string' && node.type === 'h2')
			sections.push({ title: textOf(node.props.children).trim(), nodes: [] })
		else if (section) section.nodes.push(node)
		else textAtTop = true
	}
	if (textAtTop) report('body', 'text must follow a "## Part title"')
	return sections
}

function fieldOf(section: { title: string } | undefined, name: KitName | undefined): string {
	return [section?.title ?? 'body', ...(name ? [name] : [])].join(' / ')
}

function readPart(section: Section, report: Report, shared: Shared): PartDraft {
	const part: PartDraft = { title: section.title, standfirst: '', standfirstWords: 0, drafts: [] }
	let prose: Node[] = []
	const flush = () => {
		if (prose.length > 0)
			part.drafts.push({
				block: { kind: 'prose', html: toHtml(prose.map(raised)) },
				words: countWords(prose),
				minutes: 0,
			})
		prose = []
	}
	for (const [index, node] of section.nodes.entries()) {
		if (kitNameOf(node)) {
			flush()
			readTag(part, section, index, report, shared)
		} else {
			reportProse(node, (message) => report(section.title, message))
			prose.push(node)
		}
	}
	flush()
	return part
}

/** A part's `##` is the first heading of its page, so what stands below it is the second, and so on. */
function raised(node: Node): Node {
	if (typeof node === 'string' || (node.type !== 'h3' && node.type !== 'h4')) return node
	return createElement(node.type === 'h3' ? 'h2' : 'h3', node.props) as Tag
}

/** Adds what the component at `index` of the section makes. */
function readTag(part: PartDraft, section: Section, index: number, report: Report, shared: Shared): void {
	const tag = section.nodes[index] as Tag
	const name = kitNameOf(tag) as KitName
	const fault: ReportFault = (message) => report(fieldOf(section, name), message)
	if (!standsInPart(name)) {
		fault(`${name} cannot stand here`)
		return
	}
	for (const message of placementFaults(tag, name)) fault(message)
	if (name === 'Standfirst') readStandfirst(part, tag, fault)
	else if (name === 'ForManagers' || name === 'ForICs') readTwin(part, section, index, report)
	else {
		const draft = readBlock(name, tag, fault, shared)
		if (draft) part.drafts.push(draft)
	}
}

function reportProse(node: Node, fault: ReportFault): void {
	if (typeof node !== 'string' && node.type === 'h1') fault('use ## for parts and ### below them, no #')
	for (const message of buriedFaults(node)) fault(message)
}

function readStandfirst(part: PartDraft, tag: Tag, fault: ReportFault): void {
	if (part.standfirst || part.drafts.length > 0) fault('one Standfirst, first in its part')
	part.standfirst = toHtml(unwrapParagraph(childrenOf(tag)))
	part.standfirstWords += countWords(childrenOf(tag))
}

/** ForManagers and ForICs are one passage: each is read with the other, and a pair torn apart is one fault. */
function readTwin(part: PartDraft, { title, nodes }: Section, index: number, report: Report): void {
	const names = nodes.map(kitNameOf)
	if (names[index] === 'ForManagers') {
		if (names[index + 1] !== 'ForICs') report(title, 'ForManagers must be followed directly by ForICs')
	} else if (names[index - 1] === 'ForManagers') {
		part.drafts.push(readVariants(nodes[index - 1] as Tag, nodes[index] as Tag))
	} else if (!isTornFrom(names.slice(0, index))) {
		report(fieldOf({ title }, 'ForICs'), 'ForICs must follow ForManagers directly')
	}
}

/** Whether the last of the variants before was a ForManagers, which has been reported. */
function isTornFrom(before: (KitName | undefined)[]): boolean {
	return before.filter((name) => name === 'ForManagers' || name === 'ForICs').at(-1) === 'ForManagers'
}

function reportTitles(parts: PartDraft[], report: Report): void {
	const slugs = new Set<string>()
	for (const { title, standfirst } of parts) {
		if (title.length > LONGEST_TITLE) report(title, `a part title has at most ${LONGEST_TITLE} characters`)
		if (!standfirst) report(title, 'a part begins with a Standfirst')
		if (slugs.has(slugOf(title))) report(title, 'two parts have the same title')
		slugs.add(slugOf(title))
	}
}

function toPart(draft: PartDraft): Part {
	return {
		slug: slugOf(draft.title),
		title: draft.title,
		standfirst: draft.standfirst,
		minutes: Math.max(1, Math.round(wordsOf(draft) / WORDS_PER_MINUTE + extraMinutesOf(draft))),
		blocks: draft.drafts.map((each) => each.block),
	}
}

function wordsOf(part: PartDraft): number {
	return part.standfirstWords + sum(part.drafts.map((draft) => draft.words))
}

function extraMinutesOf(part: PartDraft): number {
	return sum(part.drafts.map((draft) => draft.minutes))
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0)
}

function slugOf(title: string): string {
	return title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
}
