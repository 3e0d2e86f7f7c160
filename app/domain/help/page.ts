import { z } from 'zod'
import { alsoFound } from '../search/also'

/** Help: one page a topic, plain Markdown in content/help. A route names its topic in `handle.help`. */
export const AUDIENCES = ['learner', 'facilitator', 'admin', 'anyone'] as const
export type Audience = (typeof AUDIENCES)[number]
export const audienceNames: Record<Audience, string> = {
	learner: 'For learners',
	facilitator: 'For facilitators',
	admin: 'For admins',
	anyone: 'For everyone',
}

const plain = z.string().trim().min(1)

/** What stands above the text of a help page. */
export const helpMatter = z.strictObject({
	kind: z.literal('help'),
	title: plain.max(60),
	summary: plain.max(140),
	/** The first one is home: previous and next stay in its group */
	for: z
		.array(z.enum(AUDIENCES))
		.min(1)
		.refine((list) => new Set(list).size === list.length, 'names somebody twice'),
	also: alsoFound,
	/** Place in the list, each once */
	order: z.number().int().positive(),
})

export type HelpPage = z.output<typeof helpMatter> & {
	/** The file's name; the last part of its address */
	topic: string
	html: string
	/** The same without markup, for search and for counting words */
	text: string
}

/** The pages before and after one in its first group, in the order of the list. */
export function neighborsOf(pages: readonly HelpPage[], page: HelpPage) {
	const group = pages.filter((each) => each.for[0] === page.for[0])
	const at = group.indexOf(page)
	return { previous: group[at - 1] ?? null, next: group[at + 1] ?? null }
}
