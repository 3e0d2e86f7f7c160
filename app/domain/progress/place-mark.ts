import type { Lesson } from '../program/lesson'
import { type Anchor, findAnchor, type Place } from './anchor'
import { type Passage, passagesOf } from './passages'

export type PlacedMark = { partSlug: string; place: Place }

/** A lesson as marks are looked for in it: the text of a part is read once, and only when somebody asks. */
export function markedLesson(lesson: Lesson) {
	const read = new Map<string, Passage[]>()
	const passages = (partSlug: string): Passage[] => {
		const known = read.get(partSlug)
		if (known) return known
		const part = lesson.parts.find(({ slug }) => slug === partSlug)
		const found = part ? passagesOf(part) : []
		read.set(partSlug, found)
		return found
	}
	return {
		passages,
		/**
		 * In its own part first. A part with a new title has a new address: then in the others, letter for letter.
		 * @returns null when the words no longer stand there
		 */
		place(mark: Anchor & { partSlug: string }): PlacedMark | null {
			const own = findAnchor(passages(mark.partSlug), mark)
			if (own) return { partSlug: mark.partSlug, place: own }
			if (lesson.parts.some(({ slug }) => slug === mark.partSlug)) return null
			for (const { slug } of lesson.parts) {
				const place = findAnchor(passages(slug), mark)
				if (place?.isAsMarked) return { partSlug: slug, place }
			}
			return null
		},
	}
}
