import type { Db } from '../db'
import type { Lesson, Part } from '../program/lesson'
import { type MarkView, type PartMarks, viewMark } from './mark-view'
import { listBookmarks, listMarks } from './marks-read.server'
import { paragraphsOf, passagesOf } from './passages'
import { markedLesson } from './place-mark'
import { versionOf } from './take-anchor'

const LABEL = 72

/** In two queries and the text of one part: nothing is looked for that was not marked. */
export async function readPartMarks(
	db: Db,
	personId: string,
	{ moduleKey, lesson, part }: { moduleKey: string; lesson: Lesson; part: Part },
	now: Date,
): Promise<PartMarks> {
	const [rows, bookmarks] = await Promise.all([
		listMarks(db, personId, now, moduleKey),
		listBookmarks(db, personId, moduleKey),
	])
	const texts = markedLesson(lesson)
	const marks = rows
		.filter((row) => row.partSlug === part.slug || !lesson.parts.some(({ slug }) => slug === row.partSlug))
		.map((row) => ({ row, placed: texts.place(row) }))
		.filter(({ row, placed }) => row.partSlug === part.slug || placed?.partSlug === part.slug)
		.map(({ row, placed }) => viewMark(row, placed?.place ?? null))
	const passages = passagesOf(part)
	const rank = (mark: MarkView) => {
		const at = passages.findIndex(({ id }) => id === mark.place?.passage)
		return mark.place && at !== -1 ? at * 1_000_000 + mark.place.start : Number.MAX_SAFE_INTEGER
	}
	return {
		marks: marks.sort((a, b) => rank(a) - rank(b)),
		isBookmarked: bookmarks.some(({ partSlug }) => partSlug === part.slug),
		version: versionOf(lesson),
		passages: passages.flatMap((passage) =>
			paragraphsOf(passage)
				.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
				.map(({ start, end, text }) => ({ where: `${passage.id}:${start}-${end}`, label: shortened(text) })),
		),
	}
}

function shortened(text: string): string {
	return text.length > LABEL ? `${text.slice(0, LABEL).replace(/\s+\S*$/, '')} …` : text
}
