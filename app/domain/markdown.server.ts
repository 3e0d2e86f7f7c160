import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown, { type Options } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { mayBeParsed } from './markdown-limits'

type HeadingLevel = 2 | 3 | 4

/**
 * Markdown as HTML without scripts, frames or pictures. Sanitized also where it is ours: an operator's CONTENT_DIR comes
 * this way too. The outermost headings become `topHeading`, and none is skipped, whatever was written.
 */
export function renderMarkdown(text: string, topHeading: HeadingLevel): string {
	return renderToStaticMarkup(
		createElement(
			Markdown,
			{
				remarkPlugins: [remarkGfm],
				// Sanitizing puts the prefix before every id, so that none of it is ours; twice would break footnotes.
				remarkRehypeOptions: { clobberPrefix: '' },
				rehypePlugins: [
					() => (tree: unknown) => keepHtmlAsText(tree as Node),
					rehypeSanitize,
					() => (tree: unknown) => levelHeadings(tree as Node, topHeading),
				],
				components,
			},
			text,
		),
	)
}

/** HTML is longer than what was typed, by this much at most: references can make megabytes of a page. */
const MOST_GROWTH = 20
const SHORT = 10_000

/** What people type, as HTML. Too long, too deep or not to be parsed: the plain text as it is. */
export function renderTyped(text: string, topHeading: HeadingLevel): string {
	try {
		if (mayBeParsed(text)) {
			const html = renderMarkdown(text, topHeading)
			if (html.length <= text.length * MOST_GROWTH + SHORT) return html
		}
	} catch {
		// Shown as it was typed, below.
	}
	return renderToStaticMarkup(createElement('div', { className: 'as-typed' }, text))
}

/** A box to tick is read as text, for nobody can tick it here; a picture is what it would have said. */
const components: Options['components'] = {
	input: ({ checked }) => createElement('span', null, checked ? '☑' : '☐'),
	img: ({ alt }): ReactElement => createElement('span', null, alt),
}

type Node = { type: string; tagName?: string; children?: Node[] }

/** "<name>" is more often a gap to fill in than HTML: it stays, as text. */
function keepHtmlAsText(node: Node): void {
	if (node.type === 'raw') node.type = 'text'
	for (const child of node.children ?? []) keepHtmlAsText(child)
}

function levelHeadings(tree: Node, topHeading: HeadingLevel): void {
	const open: number[] = []
	const visit = (node: Node): void => {
		const level = Number(/^h([1-6])$/.exec(node.tagName ?? '')?.[1] ?? 0)
		if (level > 0) {
			while ((open.at(-1) ?? 0) >= level) open.pop()
			open.push(level)
			node.tagName = `h${Math.min(topHeading + open.length - 1, 6)}`
		}
		for (const child of node.children ?? []) visit(child)
	}
	visit(tree)
}
