/**
 * Portfolio: what somebody made here and would show for it. Nothing stands in it until its owner says so, of each thing by
 * itself, and nobody else reads it: its owner takes it along as a file.
 */
export const MADE_KINDS = ['work', 'sheet', 'pattern'] as const
export type MadeKind = (typeof MADE_KINDS)[number]
export const madeKindNames: Record<MadeKind, string> = {
	work: 'Handed in',
	sheet: 'Worksheets',
	pattern: 'Patterns of your own',
}

/** `key`: the id of a try or a copy; module and part of a worksheet. `text`: Markdown. */
export type Made = { kind: MadeKind; key: string; title: string; about: string; on: Date; text: string }

/** On the page beside what is in the portfolio */
const MOST_SHOWN = 200

/** What its owner chooses from: the newest, and whatever they agreed to, which can be taken out however old it is. */
export function shownOf<Each extends { isIncluded: boolean }>(made: readonly Each[]): Each[] {
	return made.filter(({ isIncluded }, index) => isIncluded || index < MOST_SHOWN)
}

/** As a form and a table name one thing */
export function refOf({ kind, key }: Pick<Made, 'kind' | 'key'>): string {
	return `${kind}:${key}`
}

/** Everything that was agreed to, as one file. */
export function portfolioAsMarkdown(made: readonly Made[]): string {
	const sections = MADE_KINDS.flatMap((kind) => {
		const own = made.filter((each) => each.kind === kind)
		return own.length > 0 ? [`## ${madeKindNames[kind]}`, ...own.map(asMarkdown)] : []
	})
	return `${['# My portfolio', ...sections].join('\n\n')}\n`
}

function asMarkdown({ title, about, text }: Made): string {
	return [`### ${title}`, about, text.trim()].filter(Boolean).join('\n\n')
}
