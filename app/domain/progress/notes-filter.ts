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

type Narrowed = { show: string; module: string }

const holds: Record<Shown, (mark: { note: string }) => boolean> = {
	all: () => true,
	notes: ({ note }) => note !== '',
	highlights: ({ note }) => note === '',
	changed: () => true,
	bookmarks: () => false,
}

/** What can be said of a mark before its words are looked for in the text, which is what takes time. */
export function mayBeShown(
	mark: { moduleKey: string; note: string; deletedAt: Date | null },
	{ show, module }: Narrowed,
): boolean {
	if (module !== '' && mark.moduleKey !== module) return false
	return mark.deletedAt !== null || holds[shownOf(show)](mark)
}

/** What was just deleted stays in sight, whatever is shown: it can still be put back. */
export function filterNotes<Module extends { key: string; marks: MarkView[]; bookmarks: object[] }>(
	modules: Module[],
	{ show, module }: Narrowed,
): Module[] {
	const shown = shownOf(show)
	const isShown = (mark: MarkView) =>
		mark.isDeleted || (holds[shown](mark) && (shown !== 'changed' || mark.standing !== 'stands'))
	return modules
		.filter(({ key }) => module === '' || key === module)
		.map((each) => ({
			...each,
			marks: each.marks.filter(isShown),
			bookmarks: shown === 'all' || shown === 'bookmarks' ? each.bookmarks : [],
		}))
		.filter(({ marks, bookmarks }) => marks.length + bookmarks.length > 0)
}

function shownOf(show: string): Shown {
	return SHOWN.find((each) => each === show) ?? 'all'
}
