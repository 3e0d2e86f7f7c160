import type { Rewording } from '../program/changes'
import type { Lesson } from '../program/lesson'
import type { Shelf } from '../program/shelf.server'

/** How many of the parts a person has read were edited since. */
export async function countChanged(shelf: Shelf, lesson: Lesson, readIn: Record<string, string>): Promise<number> {
	const changed = await Promise.all(lesson.parts.map((part) => changedSince(shelf, lesson, part.slug, readIn)))
	return changed.filter((passages) => passages.length > 0).length
}

/** The passages of a part that read otherwise than when this person read it; none when it was never read. */
export async function changedSince(
	shelf: Shelf,
	lesson: Lesson,
	slug: string,
	readIn: Record<string, string>,
): Promise<Rewording[]> {
	const hash = readIn[slug]
	if (!hash || hash === lesson.hash) return []
	const change = (await shelf.changesSince(hash, lesson)).find((each) => each.slug === slug)
	return change?.kind === 'changed' ? change.passages : []
}
