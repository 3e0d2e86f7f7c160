import { createElement, Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Block, Choice, Decision, Lesson, Part } from './lesson'
import { childrenOf, isBlank, type KitName, kitNameOf, type Tag, textOf } from './mdx.server'

type Node = Tag | string
type Report = (field: string, message: string) => void

/** Minutes of the parts (program-design.md §1.2). Reading is words ÷ 200. */
const WORDS_PER_MINUTE = 200
const PART_MINUTES = { scenario: 5, check: 6, reflection: 4, try: 2, exercise: 2, checklist: 0 } as const

/** Turns the nodes of one MDX file into parts and blocks, reporting every fault it meets. */
export function parseLesson(nodes: Node[], report: Report): Pick<Lesson, 'parts' | 'words' | 'computedMinutes'> {
	const parts: (Part & { words: number; extraMinutes: number })[] = []
	const ids = new Set<string>()
	let prose: Node[] = []
	let notes = 0
	let waitingManagers: Tag | null = null

	const current = () => parts.at(-1)
	const flush = () => {
		const part = current()
		if (part && prose.length > 0) {
			part.blocks.push({ kind: 'prose', html: toHtml(prose) })
			part.words += countWords(prose)
		}
		prose = []
	}
	const uniqueId = (tag: Tag, field: string): string => {
		const id = attribute(tag, 'id', report, field)
		if (ids.has(id)) report(field, `the id "${id}" is used twice`)
		ids.add(id)
		return id
	}

	for (const node of nodes) {
		if (isBlank(node)) continue
		const kitName = typeof node === 'string' ? undefined : kitNameOf(node)
		if (typeof node !== 'string' && node.type === 'h2') {
			flush()
			const title = textOf(node.props.children).trim()
			if (title.length > 40) report(title, 'a part title has at most 40 characters')
			parts.push({ slug: slugOf(title), title, standfirst: '', minutes: 0, blocks: [], words: 0, extraMinutes: 0 })
			continue
		}
		const part = current()
		if (!part) {
			report('body', 'text must follow a "## Part title"')
			continue
		}
		if (!kitName || typeof node === 'string') {
			if (typeof node !== 'string' && node.type === 'h1')
				report(part.title, 'use ## for parts and ### below them, no #')
			prose.push(node)
			continue
		}
		flush()
		if (waitingManagers && kitName !== 'ForICs') report(part.title, 'ForManagers must be followed by ForICs')
		const field = `${part.title} / ${kitName}`
		const add = (block: Block, words: number, minutes: number) => {
			part.blocks.push(block)
			part.words += words
			part.extraMinutes += minutes
		}
		const say = (name: string) => attribute(node, name, report, field)
		const inside = childrenOf(node)
		switch (kitName) {
			case 'Standfirst':
				if (part.standfirst || part.blocks.length > 0) report(field, 'one Standfirst, first in its part')
				part.standfirst = toHtml(unwrapParagraph(inside))
				part.words += countWords(inside)
				break
			case 'Note':
				add({ kind: 'note', id: `note-${++notes}`, title: say('title'), html: toHtml(inside) }, countWords(inside), 0)
				break
			case 'ForManagers':
				waitingManagers = node
				break
			case 'ForICs': {
				if (!waitingManagers) report(field, 'ForICs must follow ForManagers directly')
				const manager = waitingManagers ? childrenOf(waitingManagers) : []
				waitingManagers = null
				const words = Math.max(countWords(manager), countWords(inside))
				add({ kind: 'variants', manager: toHtml(manager), ic: toHtml(inside) }, words, 0)
				break
			}
			case 'Transcript':
				add(
					{ kind: 'transcript', title: say('title'), lines: readLines(inside, report, field) },
					0,
					amount(node, 'minutes', report, field),
				)
				break
			case 'BeforeAfter': {
				const [before, after] = (['Before', 'After'] as const).map((name) => {
					const tag = tagsNamed(inside, name)[0]
					if (!tag) report(field, `${name} is missing`)
					return { label: tag ? attribute(tag, 'label', report, field) : '', html: tag ? toHtml(childrenOf(tag)) : '' }
				})
				if (before && after) add({ kind: 'before-after', title: say('title'), before, after }, countWords(inside), 0)
				break
			}
			case 'Scenario':
				add(
					{
						kind: 'scenario',
						id: uniqueId(node, field),
						title: say('title'),
						html: toHtml(inside.filter((child) => typeof child === 'string' || kitNameOf(child) !== 'Decision')),
						decisions: readDecisions(tagsNamed(inside, 'Decision'), report, field),
					},
					0,
					PART_MINUTES.scenario,
				)
				break
			case 'Check':
				add(
					{
						kind: 'check',
						id: uniqueId(node, field),
						questions: readQuestions(tagsNamed(inside, 'Question'), report, field),
					},
					0,
					PART_MINUTES.check,
				)
				break
			case 'Reflection':
				add(
					{ kind: 'reflection', id: uniqueId(node, field), ask: say('ask'), html: toHtml(inside) },
					0,
					PART_MINUTES.reflection,
				)
				break
			case 'Exercise':
				add(
					{
						kind: 'exercise',
						id: uniqueId(node, field),
						title: say('title'),
						with: say('with'),
						minutes: amount(node, 'minutes', report, field),
						html: toHtml(inside),
					},
					0,
					PART_MINUTES.exercise,
				)
				break
			case 'Checklist':
				add(
					{
						kind: 'checklist',
						id: uniqueId(node, field),
						title: say('title'),
						items: tagsNamed(inside, 'Item').map((item) => ({
							id: attribute(item, 'id', report, field),
							html: toHtml(unwrapParagraph(childrenOf(item))),
						})),
					},
					0,
					PART_MINUTES.checklist,
				)
				break
			case 'TryThisWeek':
				add({ kind: 'try', id: uniqueId(node, field), ask: say('ask'), html: toHtml(inside) }, 0, PART_MINUTES.try)
				break
			case 'Advanced':
				add(
					{
						kind: 'advanced',
						title: say('title'),
						minutes: amount(node, 'minutes', report, field),
						html: toHtml(inside),
					},
					0,
					0,
				)
				break
			case 'FurtherReading':
				add({ kind: 'further-reading', html: toHtml(inside) }, 0, 0)
				break
			default:
				report(field, `${kitName} cannot stand here`)
		}
	}
	flush()
	return summed(parts, report)
}

function summed(parts: (Part & { words: number; extraMinutes: number })[], report: Report) {
	const slugs = new Set<string>()
	for (const part of parts) {
		if (!part.standfirst) report(part.title, 'a part begins with a Standfirst')
		if (slugs.has(part.slug)) report(part.title, 'two parts have the same title')
		slugs.add(part.slug)
	}
	const words = parts.reduce((sum, part) => sum + part.words, 0)
	const extra = parts.reduce((sum, part) => sum + part.extraMinutes, 0)
	return {
		words,
		computedMinutes: Math.round(words / WORDS_PER_MINUTE + extra),
		parts: parts.map(({ words: partWords, extraMinutes, ...part }) => ({
			...part,
			minutes: Math.max(1, Math.round(partWords / WORDS_PER_MINUTE + extraMinutes)),
		})),
	}
}

function readLines(nodes: Node[], report: Report, field: string) {
	return nodes.flatMap((node) => {
		if (isBlank(node)) return []
		const kitName = typeof node === 'string' ? undefined : kitNameOf(node)
		if (typeof node === 'string' || !kitName) {
			report(field, 'a transcript holds only Line, Beat and Remark')
			return []
		}
		const html = toHtml(unwrapParagraph(childrenOf(node)))
		if (kitName === 'Line') return [{ who: attribute(node, 'who', report, field), html }]
		return [{ who: kitName === 'Beat' ? 'beat' : 'remark', html }]
	})
}

function readDecisions(tags: Tag[], report: Report, field: string): Decision[] {
	if (tags.length === 0) report(field, 'a scenario has at least one Decision')
	const ids = tags.map((tag) => attribute(tag, 'id', report, field))
	return tags.map((tag, index) => {
		const choices: Choice[] = tagsNamed(childrenOf(tag), 'Choice').map((choice) => {
			const next = optional(choice, 'next')
			if (next && next !== 'end' && !ids.slice(index + 1).includes(next))
				report(field, `next="${next}" names no later Decision`)
			return {
				id: attribute(choice, 'id', report, field),
				say: attribute(choice, 'say', report, field),
				cost: attribute(choice, 'cost', report, field),
				best: choice.props.best === true,
				next: next === 'end' ? null : (next ?? ids[index + 1] ?? null),
				html: toHtml(childrenOf(choice)),
			}
		})
		if (choices.length < 2) report(field, `Decision "${ids[index]}" needs two choices`)
		return { id: ids[index] ?? '', ask: attribute(tag, 'ask', report, field), choices }
	})
}

function readQuestions(tags: Tag[], report: Report, field: string) {
	if (tags.length < 5) report(field, 'a check has at least five questions')
	return tags.map((tag) => {
		const id = attribute(tag, 'id', report, field)
		const answers = tagsNamed(childrenOf(tag), 'Answer').map((answer) => ({
			id: attribute(answer, 'id', report, field),
			says: attribute(answer, 'says', report, field),
			correct: answer.props.correct === true,
			html: toHtml(childrenOf(answer)),
		}))
		if (answers.filter((answer) => answer.correct).length !== 1)
			report(field, `question "${id}" needs exactly one correct answer`)
		if (answers.length < 3) report(field, `question "${id}" needs three answers or more`)
		if (answers.some((answer) => answer.html === '')) report(field, `every answer of question "${id}" is explained`)
		return { id, ask: attribute(tag, 'ask', report, field), answers }
	})
}

function tagsNamed(nodes: Node[], name: KitName): Tag[] {
	return nodes.filter((node): node is Tag => typeof node !== 'string' && kitNameOf(node) === name)
}

function attribute(tag: Tag, name: string, report: Report, field: string): string {
	const value = optional(tag, name)
	if (!value) report(field, `${name}="…" is missing`)
	return value ?? ''
}

function optional(tag: Tag, name: string): string | undefined {
	const value = tag.props[name]
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function amount(tag: Tag, name: string, report: Report, field: string): number {
	const value = tag.props[name]
	if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
	report(field, `${name}={…} must be a whole number`)
	return 0
}

function toHtml(nodes: Node[]): string {
	return renderToStaticMarkup(createElement(Fragment, null, ...nodes)).trim()
}

/** A component that holds one line needs no paragraph around it. */
function unwrapParagraph(nodes: Node[]): Node[] {
	const [only, second] = nodes.filter((node) => !isBlank(node))
	return only && !second && typeof only !== 'string' && only.type === 'p' ? childrenOf(only) : nodes
}

function countWords(nodes: Node[]): number {
	return nodes
		.map((node) => textOf(node))
		.join(' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

export function slugOf(title: string): string {
	return title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
}
