import type { MarkView } from './mark-view'

type Module = {
	title: string
	marks: (MarkView & { part: string; on: string })[]
	bookmarks: { part: string }[]
}

/** One's own notes as Markdown, to take along. */
export function notesAsMarkdown(modules: Module[]): string {
	const sections = modules.map((module) => {
		const marks = module.marks.filter((mark) => !mark.isDeleted)
		const parts = [...new Set(marks.map(({ part }) => part))].map((part) =>
			[`### ${part}`, ...marks.filter((mark) => mark.part === part).map(sayMark)].join('\n\n'),
		)
		const bookmarks = module.bookmarks.map(({ part }) => `- ${part}`).join('\n')
		return [`## ${module.title}`, ...parts, ...(bookmarks ? [`### Bookmarks\n\n${bookmarks}`] : [])].join('\n\n')
	})
	return `${['# My notes', ...sections].join('\n\n')}\n`
}

function sayMark(mark: Module['marks'][number]): string {
	const changed = {
		stands: '',
		reworded: ' The passage has been reworded since.',
		gone: ' The passage has changed since.',
	}
	const lines = [quoted(mark.quote), `${mark.on}.${changed[mark.standing]}`]
	return [...lines, ...(mark.note ? [mark.note] : [])].join('\n\n')
}

function quoted(text: string): string {
	return text
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n>\n')
}
