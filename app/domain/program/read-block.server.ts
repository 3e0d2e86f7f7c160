import type { KitName } from './kit'
import type { Block, Labelled } from './lesson'
import { readQuestions } from './read-check.server'
import { readDecisions } from './read-scenario.server'
import { readWorksheet } from './read-worksheet.server'
import { amount, attribute, type ReportFault, reportRepeats } from './tag.server'
import {
	childrenOf,
	countWords,
	heldIn,
	kitNameOf,
	openedChildrenOf,
	type Tag,
	toHtml,
	unwrapParagraph,
} from './tree.server'

/** Minutes of the parts (docs/decisions/0009). */
const MINUTES = { scenario: 5, check: 6, reflection: 4, try: 2, exercise: 2 } as const

/** A block, the words one reads in it and the minutes it takes beside them */
export type Draft = { block: Block; words: number; minutes: number }

/** What the blocks of one lesson share: ids name answers, and notes are numbered through. */
export type Shared = { ids: Set<string>; noteCount: number }
type Reader = (tag: Tag, fault: ReportFault, shared: Shared) => Draft | null

const interactive = (block: Block & { kind: keyof typeof MINUTES }): Draft => ({
	block,
	words: 0,
	minutes: MINUTES[block.kind],
})

/** One reader for each component that makes a block by itself. Where each may stand is kit.ts. */
const readers: Partial<Record<KitName, Reader>> = {
	Note: (tag, fault, shared) => {
		shared.noteCount += 1
		const title = attribute(tag, 'title', fault)
		return {
			block: { kind: 'note', id: `note-${shared.noteCount}`, title, html: htmlOf(tag) },
			words: wordsOf(tag),
			minutes: 0,
		}
	},
	Transcript: (tag, fault) => ({
		block: { kind: 'transcript', title: attribute(tag, 'title', fault), lines: readLines(tag, fault) },
		words: 0,
		minutes: amount(tag, 'minutes', fault),
	}),
	BeforeAfter: (tag, fault) => ({
		block: {
			kind: 'before-after',
			title: attribute(tag, 'title', fault),
			before: readLabelled(tag, 'Before', fault),
			after: readLabelled(tag, 'After', fault),
		},
		words: wordsOf(tag),
		minutes: 0,
	}),
	Scenario: (tag, fault, shared) =>
		interactive({
			kind: 'scenario',
			id: uniqueId(tag, fault, shared),
			title: attribute(tag, 'title', fault),
			html: toHtml(childrenOf(tag).filter((child) => kitNameOf(child) !== 'Decision')),
			decisions: readDecisions(tag, fault),
		}),
	Check: (tag, fault, shared) =>
		interactive({
			kind: 'check',
			id: uniqueId(tag, fault, shared),
			questions: readQuestions(tag, fault),
		}),
	Reflection: (tag, fault, shared) =>
		interactive({
			kind: 'reflection',
			id: uniqueId(tag, fault, shared),
			ask: attribute(tag, 'ask', fault),
			html: htmlOf(tag),
		}),
	Exercise: (tag, fault, shared) =>
		interactive({
			kind: 'exercise',
			id: uniqueId(tag, fault, shared),
			title: attribute(tag, 'title', fault),
			with: attribute(tag, 'with', fault),
			minutes: amount(tag, 'minutes', fault),
			html: htmlOf(tag),
		}),
	// Most lists are kept for later and take no time. One that is worked through while reading says how long.
	Checklist: (tag, fault, shared) => ({
		block: {
			kind: 'checklist',
			id: uniqueId(tag, fault, shared),
			title: attribute(tag, 'title', fault),
			items: readItems(tag, fault),
		},
		words: 0,
		minutes: tag.props.minutes === undefined ? 0 : amount(tag, 'minutes', fault),
	}),
	Worksheet: (tag, fault, shared) => {
		const block = readWorksheet(tag, uniqueId(tag, fault, shared), fault)
		return block && { block, words: 0, minutes: block.isFurther ? 0 : block.minutes }
	},
	TryThisWeek: (tag, fault, shared) =>
		interactive({
			kind: 'try',
			id: uniqueId(tag, fault, shared),
			ask: attribute(tag, 'ask', fault),
			html: htmlOf(tag),
		}),
	Advanced: (tag, fault) => ({
		block: {
			kind: 'advanced',
			title: attribute(tag, 'title', fault),
			minutes: amount(tag, 'minutes', fault),
			html: htmlOf(tag),
		},
		words: 0,
		minutes: 0,
	}),
	FurtherReading: (tag) => ({ block: { kind: 'further-reading', html: htmlOf(tag) }, words: 0, minutes: 0 }),
}

/** @returns null for a component that makes no block by itself */
export function readBlock(name: KitName, tag: Tag, fault: ReportFault, shared: Shared): Draft | null {
	return readers[name]?.(tag, fault, shared) ?? null
}

/** One passage in two variants. The longer one counts. */
export function readVariants(managers: Tag, ics: Tag): Draft {
	return {
		block: { kind: 'variants', manager: htmlOf(managers), ic: htmlOf(ics) },
		words: Math.max(wordsOf(managers), wordsOf(ics)),
		minutes: 0,
	}
}

function readLines(transcript: Tag, fault: ReportFault) {
	const tags = openedChildrenOf(transcript).filter((node): node is Tag => kitNameOf(node) !== undefined)
	return tags.map((tag) => {
		const html = toHtml(unwrapParagraph(childrenOf(tag)))
		if (kitNameOf(tag) === 'Line') return { who: attribute(tag, 'who', fault), html }
		return { who: kitNameOf(tag) === 'Beat' ? 'beat' : 'remark', html }
	})
}

function readLabelled(tag: Tag, name: 'Before' | 'After', fault: ReportFault): Labelled {
	const [first, second] = heldIn(tag, name)
	if (second) fault(`${name} stands twice`)
	if (first) return { label: attribute(first, 'label', fault), html: htmlOf(first) }
	fault(`${name} is missing`)
	return { label: '', html: '' }
}

function readItems(checklist: Tag, fault: ReportFault) {
	const items = heldIn(checklist, 'Item').map((tag) => ({
		id: attribute(tag, 'id', fault),
		html: toHtml(unwrapParagraph(childrenOf(tag))),
	}))
	reportRepeats(
		items.map((item) => item.id),
		'Item',
		fault,
	)
	return items
}

function uniqueId(tag: Tag, fault: ReportFault, { ids }: Shared): string {
	const id = attribute(tag, 'id', fault)
	if (id !== '' && ids.has(id)) fault(`the id "${id}" is used twice`)
	ids.add(id)
	return id
}

function htmlOf(tag: Tag): string {
	return toHtml(childrenOf(tag))
}

function wordsOf(tag: Tag): number {
	return countWords(childrenOf(tag))
}
