import type { Rewording } from '../program/changes'
import type { Lesson } from '../program/lesson'
import type { Shelf } from '../program/shelf.server'

/** How many of the parts a person has read were edited since. */
export async function countChanged(shelf: Shelf, lesson: Lesson, readIn: Record<string, string>): Promise<number> {
	const changed = await Promise.all(lesson.parts.map((part) => changedSince(shelf, lesson, part.slug, readIn)))
	return changed.filter((passages) => passages.length > 0).length
}

/** How many parts were added to a lesson since a person read in it: parts that no version they read had. */
export async function countAdded(shelf: Shelf, lesson: Lesson, readIn: Record<string, string>): Promise<number> {
	const older = new Set(Object.values(readIn).filter((hash) => hash !== lesson.hash))
	if (older.size === 0) return 0
	const changes = await Promise.all([...older].map((hash) => shelf.changesSince(hash, lesson)))
	const isNew = (slug: string) =>
		changes.every((each) => each.some((part) => part.slug === slug && part.kind === 'new'))
	return lesson.parts.filter(({ slug }) => !(slug in readIn) && isNew(slug)).length
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
