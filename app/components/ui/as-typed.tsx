/** What somebody typed, as HTML that the server made and sanitized when it was saved (app/domain/markdown.server.ts). */
export function AsTyped({ html, className }: { html: string; className?: string }) {
	return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />
}
