import { KIT, type KitName } from './kit'
import { childrenOf, excerpt, isBlank, kitNameOf, type Node, openedChildrenOf, type Tag } from './tree.server'

/** @returns one sentence for each thing in this tag, however deep, that its reader would drop or flatten into text */
export function placementFaults(tag: Tag, name: KitName): string[] {
	const { holds, text } = KIT[name]
	const label = typeof tag.props.id === 'string' ? `${name} "${tag.props.id}"` : name
	const faults = unknownAttributes(tag, name).map((attribute) => `${label} has no attribute ${attribute}`)
	let seen: KitName | undefined
	for (const child of text === 'nowhere' ? openedChildrenOf(tag) : childrenOf(tag)) {
		if (isBlank(child)) continue
		const childName = kitNameOf(child)
		if (childName && includes(holds, childName)) {
			seen = childName
			faults.push(...placementFaults(child as Tag, childName))
		} else if (childName) faults.push(`${childName} cannot stand in ${label}`)
		else if (text === 'nowhere') faults.push(`${label} holds only ${holds.join(', ')}, not ${excerpt(child)}`)
		else if (text === 'first' && seen)
			faults.push(`text of ${label} stands before its first ${seen}, not ${excerpt(child)}`)
		else faults.push(...buriedFaults(child))
	}
	return faults
}

/** @returns one sentence for each component inside text, where it would be words only */
export function buriedFaults(node: Node): string[] {
	if (typeof node === 'string') return []
	return childrenOf(node).flatMap((child) => {
		const name = kitNameOf(child)
		return name ? [`${name} stands in ${nameOfHtml(node)}; give it lines of its own`] : buriedFaults(child)
	})
}

function unknownAttributes(tag: Tag, name: KitName): string[] {
	return Object.keys(tag.props).filter((key) => key !== 'children' && !KIT[name].attributes.includes(key))
}

function includes(names: readonly KitName[], name: KitName): boolean {
	return names.includes(name)
}

const WORDS: Record<string, string> = {
	p: 'a paragraph',
	li: 'a list',
	ul: 'a list',
	ol: 'a list',
	blockquote: 'a quotation',
	td: 'a table',
	th: 'a table',
}

function nameOfHtml(tag: Tag): string {
	const name = String(tag.type)
	return WORDS[name] ?? `<${name}>`
}
