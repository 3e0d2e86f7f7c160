/** Lesson text: HTML made on the server from content/ at start, never from what people type (docs/decisions/0005). */
export function Html({ html, className = 'prose' }: { html: string; className?: string }) {
	return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />
}

export function InlineHtml({ html }: { html: string }) {
	return <span dangerouslySetInnerHTML={{ __html: html }} />
}
