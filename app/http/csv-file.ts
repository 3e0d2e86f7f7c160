/**
 * A table as a download that no cache keeps. @param name without its ending
 * @param of what tells it from others of its name: the cohort, the day
 */
export function csvFile(name: string, text: string, of: readonly string[] = []): Response {
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${[name, ...of.map(plain)].filter(Boolean).join('-')}.csv"`,
			'Cache-Control': 'private, no-store',
		},
	})
}

/** Letters, digits and hyphens alone, as every file system and header takes them. */
function plain(words: string): string {
	return words
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-zA-Z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60)
		.toLowerCase()
}
