import type { Place } from './anchor'
import type { Color, Standing } from './mark-kinds'

/** A mark as its owner's pages show it. */
export type MarkView = {
	id: string
	quote: string
	note: string
	/** Of note and color, as their form sends it back */
	revision: number
	color: Color
	standing: Standing
	/** Where it is drawn, and the words that stand there now; null when they are gone */
	place: Place | null
	/** Just now, so that it can be put back */
	isDeleted: boolean
}

export function viewMark(
	row: { id: string; quote: string; note: string; revision: number; color: Color; deletedAt: Date | null },
	place: Place | null,
): MarkView {
	return {
		id: row.id,
		quote: row.quote,
		// Until it is put back, its words are all one needs to know it by.
		note: row.deletedAt ? '' : row.note,
		revision: row.revision,
		color: row.color,
		standing: place ? (place.isAsMarked ? 'stands' : 'reworded') : 'gone',
		place,
		isDeleted: row.deletedAt !== null,
	}
}

/** Without a mouse one chooses a passage from a list: to mark it, or to say that it is weak. */
export const CHOOSING = ['mark', 'remark'] as const
export type Choosing = (typeof CHOOSING)[number]

/** What the page of a part holds of its reader's own. */
export type PartMarks = {
	/** In the order of the text; what is gone from it comes last */
	marks: MarkView[]
	isBookmarked: boolean
	/** Of the lesson, as a form sends it back */
	version: string
	/** Another one for each page that is loaded */
	once: string
	/** Every paragraph one can choose, by its first words; only for who asked for them, for they are a third of the page */
	choosing: { to: Choosing; passages: { where: string; label: string }[] } | null
}
