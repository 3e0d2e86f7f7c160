import { randomUUID } from 'node:crypto'
import type { Lesson, Part } from '../program/lesson'
import { type Choosing, type MarkView, type PartMarks, viewMark } from './mark-view'
import type { MarksNear } from './marks-read.server'
import { paragraphsOf, passagesOf } from './passages'
import { markedLesson } from './place-mark'
import { versionOf } from './take-anchor'

const LABEL = 72

/** In the text of one part: nothing is looked for that was not marked in it, or in a part that is gone. */
export function viewPartMarks(
	{ marks: rows, isBookmarked }: MarksNear,
	{ lesson, part }: { lesson: Lesson; part: Part },
	to: Choosing | null = null,
): PartMarks {
	const texts = markedLesson(lesson)
	const marks = rows
		.map((row) => ({ row, placed: texts.place(row) }))
		.filter(({ row, placed }) => row.partSlug === part.slug || placed?.partSlug === part.slug)
		.map(({ row, placed }) => viewMark(row, placed?.place ?? null))
	const passages = marks.length > 0 ? texts.passages(part.slug) : []
	const rank = (mark: MarkView) => {
		const at = passages.findIndex(({ id }) => id === mark.place?.passage)
		return mark.place && at !== -1 ? at * 1_000_000 + mark.place.start : Number.MAX_SAFE_INTEGER
	}
	return {
		marks: marks.sort((a, b) => rank(a) - rank(b)),
		isBookmarked,
		version: versionOf(lesson),
		once: randomUUID(),
		choosing: to && { to, passages: choicesOf(part) },
	}
}

/** The paragraphs of a part, for whoever chooses one from a list. */
function choicesOf(part: Part): { where: string; label: string }[] {
	return passagesOf(part).flatMap((passage) =>
		paragraphsOf(passage)
			.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
			.map(({ start, end, text }) => ({ where: `${passage.id}:${start}-${end}`, label: shortened(text) })),
	)
}

function shortened(text: string): string {
	return text.length > LABEL ? `${text.slice(0, LABEL).replace(/\s+\S*$/, '')} …` : text
}
