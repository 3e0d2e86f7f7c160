import { createElement, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { KIT_NAMES, type KitName } from './kit'

/** The tree of a lesson as MDX hands it over: tags of the kit, which only mark, and HTML. */
export type Tag = ReactElement<Record<string, unknown> & { children?: ReactNode }>
export type Node = Tag | string

type KitComponent = ((props: { children?: ReactNode }) => ReactNode) & { kitName: KitName }

export const kitComponents = Object.fromEntries(
	KIT_NAMES.map((name) => [
		name,
		Object.assign(({ children }: { children?: ReactNode }) => children, { kitName: name }),
	]),
) as Record<KitName, KitComponent>

export function kitNameOf(node: Node): KitName | undefined {
	if (typeof node === 'string' || typeof node.type !== 'function') return undefined
	return (node.type as unknown as Partial<KitComponent>).kitName
}

/** Children as a flat list of elements and strings; blank strings are kept, since a space between two words is one. */
export function childrenOf(tag: Tag): Node[] {
	return flatten(tag.props.children)
}

/**
 * Children, but with what Markdown puts around components opened: text on a component's line makes a paragraph of both.
 */
export function openedChildrenOf(tag: Tag): Node[] {
	return childrenOf(tag).flatMap((child) => (holdsKit(child) ? openedChildrenOf(child) : [child]))
}

function holdsKit(node: Node): node is Tag {
	if (typeof node === 'string' || kitNameOf(node)) return false
	return childrenOf(node).some((child) => kitNameOf(child) !== undefined || holdsKit(child))
}

/** The components of one name that a tag holds. */
export function heldIn(tag: Tag, name: KitName): Tag[] {
	return openedChildrenOf(tag).filter((node): node is Tag => kitNameOf(node) === name)
}

export function isBlank(node: Node): node is string {
	return typeof node === 'string' && node.trim() === ''
}

function flatten(node: ReactNode): Node[] {
	if (Array.isArray(node)) return node.flatMap(flatten)
	if (isValidElement(node)) return node.type === Fragment ? flatten((node as Tag).props.children) : [node as Tag]
	if (typeof node === 'string' || typeof node === 'number') return [String(node)]
	return []
}

export function textOf(node: ReactNode): string {
	if (Array.isArray(node)) return node.map(textOf).join('')
	if (isValidElement(node)) return textOf((node as Tag).props.children)
	return typeof node === 'string' || typeof node === 'number' ? String(node) : ''
}

export function toHtml(nodes: Node[]): string {
	return renderToStaticMarkup(createElement(Fragment, null, ...nodes)).trim()
}

/** A component that holds one line needs no paragraph around it. */
export function unwrapParagraph(nodes: Node[]): Node[] {
	const [only, second] = nodes.filter((node) => !isBlank(node))
	return only && !second && typeof only !== 'string' && only.type === 'p' ? childrenOf(only) : nodes
}

export function countWords(nodes: Node[]): number {
	return nodes
		.map((node) => textOf(node))
		.join(' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

const EXCERPT_CHARACTERS = 40

/** The beginning of its words, in quotes, so that an author finds it; a tag without words by its name. */
export function excerpt(node: Node): string {
	const text = textOf(node).replace(/\s+/g, ' ').trim()
	if (text === '' && typeof node !== 'string') return `<${String(node.type)}>`
	return text.length > EXCERPT_CHARACTERS ? `"${text.slice(0, EXCERPT_CHARACTERS).trim()}…"` : `"${text}"`
}
