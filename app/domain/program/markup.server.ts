import { createElement } from 'react'
import type { ReportFault } from './tag.server'
import { childrenOf, kitNameOf, type Node, type Tag } from './tree.server'

/** HTML that Markdown makes or that an author may write: what holds words, and nothing that runs, loads or submits. */
const ELEMENTS = new Set(
	[
		'p h2 h3 h4 h5 h6 hr br blockquote pre ul ol li dl dt dd table thead tbody tfoot tr th td caption',
		'section div figure figcaption details summary span a img em strong b i u s del ins mark small sub sup',
		'abbr cite q code kbd samp var time',
	].flatMap((names) => names.split(' ')),
)
const ATTRIBUTES = new Set(
	'id className title lang dir href src alt width height start value colSpan rowSpan scope dateTime open'.split(' '),
)
const SCHEMES = new Set(['http', 'https', 'mailto'])

/**
 * The same tree without HTML that has no place in a lesson: each such element, attribute or link goes to `fault`.
 * @returns null when the node itself is left out
 */
export function allowedOnly(node: Node, fault: ReportFault): Node | null {
	if (typeof node === 'string') return node
	const isKit = kitNameOf(node) !== undefined
	if (!isKit && !isAllowedElement(node)) {
		fault(`<${String(node.type)}> cannot stand in a lesson`)
		return null
	}
	const { children: _, ...props } = node.props
	const inside = childrenOf(node)
		.map((child) => allowedOnly(child, fault))
		.filter((child) => child !== null)
	return createElement(node.type, isKit ? props : allowedProps(node, props, fault), ...inside) as Tag
}

function isAllowedElement(tag: Tag): boolean {
	if (typeof tag.type !== 'string') return false
	// `#` and the boxes of `- [ ]` come from Markdown; another `input` does not.
	if (tag.type === 'input') return tag.props.type === 'checkbox' && tag.props.disabled === true
	return tag.type === 'h1' || ELEMENTS.has(tag.type)
}

function allowedProps(tag: Tag, props: Record<string, unknown>, fault: ReportFault) {
	return Object.fromEntries(
		Object.entries(props).filter(([name, value]) => {
			if (!isAllowedAttribute(tag, name)) fault(`${name} on <${tag.type}> cannot stand in a lesson`)
			else if ((name === 'href' || name === 'src') && !isAllowedAddress(value))
				fault(`the address "${String(value)}" begins with none of ${[...SCHEMES].join(', ')}, and is no path`)
			else return true
			return false
		}),
	)
}

function isAllowedAttribute(tag: Tag, name: string): boolean {
	if (ATTRIBUTES.has(name) || /^(aria|data)-/.test(name)) return true
	if (tag.type === 'input') return ['type', 'checked', 'disabled'].includes(name)
	// How Markdown aligns the cells of a table
	return name === 'style' && (tag.type === 'td' || tag.type === 'th')
}

/** What stands before the first colon is a scheme unless a path has begun; of schemes, only the known ones pass. */
function isAllowedAddress(value: unknown): boolean {
	if (typeof value !== 'string') return false
	const scheme = /^([^/?#:]*):/.exec(value)?.[1]
	return scheme === undefined || SCHEMES.has(scheme.toLowerCase())
}
