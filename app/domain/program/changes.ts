import { diffIndices } from 'node-diff3'
import { plainText } from '../plain-text'
import type { Block, Lesson, Part } from './lesson'

/** A passage that reads otherwise: null on the side where it does not stand. */
export type Rewording = { before: string | null; after: string | null }

export type PartChange = {
	slug: string
	title: string
	kind: 'new' | 'gone' | 'changed'
	passages: Rewording[]
}

/** A part under another title is the same part while this share of its passages stands in both. */
const SAME_SHARE = 0.6

/** `untouched`: without what a scenario or a check tells only after one has decided or answered. */
type Extent = 'everything' | 'untouched'

/** What reads otherwise from one version of a lesson to the next, part by part, in the order of the new one. */
export function lessonChanges(before: Lesson, after: Lesson, extent: Extent = 'everything'): PartChange[] {
	const renamed = new Map(renamedParts(before, after).map(({ from, to }) => [to, from]))
	const was = (slug: string) => before.parts.find((part) => part.slug === (renamed.get(slug) ?? slug))
	const stays = new Set(after.parts.map((part) => renamed.get(part.slug) ?? part.slug))
	return [
		...after.parts.flatMap((part): PartChange[] => {
			const old = was(part.slug)
			if (!old) return [{ slug: part.slug, title: part.title, kind: 'new', passages: [] }]
			const passages = rewordings(old, part, extent)
			return passages.length > 0 ? [{ slug: part.slug, title: part.title, kind: 'changed', passages }] : []
		}),
		...before.parts
			.filter((part) => !stays.has(part.slug))
			.map((part): PartChange => ({ slug: part.slug, title: part.title, kind: 'gone', passages: [] })),
	]
}

/** The address of a part is made of its title: parts that were given another title, and kept most of their text. */
export function renamedParts(before: Lesson, after: Lesson): { from: string; to: string }[] {
	const gone = before.parts.filter((part) => !after.parts.some((each) => each.slug === part.slug))
	const added = after.parts.filter((part) => !before.parts.some((each) => each.slug === part.slug))
	return added.flatMap((part) => {
		const from = gone.find((old) => sharedParagraphs(old, part) >= SAME_SHARE)
		return from ? [{ from: from.slug, to: part.slug }] : []
	})
}

function sharedParagraphs(a: Part, b: Part): number {
	const [mine, yours] = [bodyOf(a), new Set(bodyOf(b))]
	return mine.filter((passage) => yours.has(passage)).length / Math.max(mine.length, yours.size, 1)
}

/** @returns nothing when the two read alike */
export function rewordings(before: Part, after: Part, extent: Extent = 'everything'): Rewording[] {
	return diffIndices(paragraphTexts(before, extent), paragraphTexts(after, extent)).flatMap(
		({ buffer1Content, buffer2Content }) => {
			const [old, now] = [buffer1Content as string[], buffer2Content as string[]]
			return Array.from({ length: Math.max(old.length, now.length) }, (_, index) => ({
				before: old[index] ?? null,
				after: now[index] ?? null,
			}))
		},
	)
}

/** A part as plain text, a passage for each paragraph: title and standfirst first. */
export function paragraphTexts(part: Part, extent: Extent = 'everything'): string[] {
	return [part.title, ...bodyOf(part, extent)]
}

function bodyOf(part: Part, extent: Extent = 'everything'): string[] {
	return [part.standfirst, ...part.blocks.flatMap((block) => htmlsOf(block, extent))].flatMap(paragraphsOf)
}

function paragraphsOf(html: string): string[] {
	return html
		.split(/<\/(?:p|li|h[1-6]|td|th|dt|dd|blockquote|figcaption)>/)
		.map(plainText)
		.filter((text) => text !== '')
}

/** What a reader can come to see of a block, as HTML or plain words. */
function htmlsOf(block: Block, extent: Extent): string[] {
	const later = (htmls: string[]) => (extent === 'everything' ? htmls : [])
	switch (block.kind) {
		case 'prose':
		case 'further-reading':
			return [block.html]
		case 'note':
		case 'advanced':
		case 'exercise':
			return [block.title, block.html]
		case 'variants':
			return [block.manager, block.ic]
		case 'transcript':
			return [block.title, ...block.lines.flatMap((line) => [`${line.who}: ${line.html}`])]
		case 'before-after':
			return [block.title, block.before.html, block.after.html]
		case 'scenario':
			return [
				block.title,
				block.html,
				...block.decisions.flatMap((decision) => [
					decision.ask,
					...decision.choices.flatMap((choice) => [choice.say, ...later([choice.html, choice.cost])]),
				]),
			]
		case 'check':
			return block.questions.flatMap((question) => [
				question.ask,
				...question.answers.flatMap((answer) => [answer.says, ...later([answer.html])]),
			])
		case 'reflection':
		case 'try':
			return [block.ask, block.html]
		case 'worksheet':
			// Labels of figures are no sentences; one that is explained begins its sentence.
			return [
				block.title,
				block.html,
				...block.given.flatMap((row) => (row.html ? [`${row.label}: ${row.html}`] : [])),
				block.given.flatMap((row) => (row.html ? [] : [row.label])).join('; '),
			]
		case 'checklist':
			return [block.title, ...block.items.map((item) => item.html)]
	}
}
