/** Lesson text: HTML made on the server from content/ at start, never from what people type (docs/decisions/0005). */
export function Html({ html, className = 'prose', passage }: { html: string; className?: string; passage?: string }) {
	return <div className={className} {...passageMark(passage)} dangerouslySetInnerHTML={{ __html: html }} />
}

/** What a reader can mark in this element, and where a link to it leads (app/domain/progress/passages.ts). */
export function passageMark(passage: string | undefined) {
	return passage === undefined ? {} : { id: `p-${passage}`, 'data-passage': passage }
}

export function InlineHtml({ html }: { html: string }) {
	return <span dangerouslySetInnerHTML={{ __html: html }} />
}
