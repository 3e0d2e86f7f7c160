import type { MarkView } from './mark-view'

/** What the notes page can be narrowed down to. */
export const SHOWN = ['all', 'notes', 'highlights', 'changed', 'bookmarks'] as const
export type Shown = (typeof SHOWN)[number]
export const shownNames: Record<Shown, string> = {
	all: 'Everything',
	notes: 'Notes',
	highlights: 'Highlights without a note',
	changed: 'Changed since',
	bookmarks: 'Bookmarks',
}

const holds: Record<Shown, (mark: MarkView) => boolean> = {
	all: () => true,
	notes: (mark) => mark.note !== '',
	highlights: (mark) => mark.note === '',
	changed: (mark) => mark.standing !== 'stands',
	bookmarks: () => false,
}

/** What was just deleted stays in sight, whatever is shown: it can still be put back. */
export function filterNotes<Module extends { key: string; marks: MarkView[]; bookmarks: object[] }>(
	modules: Module[],
	{ show, module }: { show: string; module: string },
): Module[] {
	const shown = SHOWN.find((each) => each === show) ?? 'all'
	return modules
		.filter(({ key }) => module === '' || key === module)
		.map((each) => ({
			...each,
			marks: each.marks.filter((mark) => mark.isDeleted || holds[shown](mark)),
			bookmarks: shown === 'all' || shown === 'bookmarks' ? each.bookmarks : [],
		}))
		.filter(({ marks, bookmarks }) => marks.length + bookmarks.length > 0)
}
