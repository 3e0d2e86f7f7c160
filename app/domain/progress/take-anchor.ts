import { DomainError } from '../errors'
import type { Lesson } from '../program/lesson'
import { type Anchor, anchorAt, type Stretch } from './anchor'
import { passagesOf } from './passages'

/** What a page says it was made from. */
export const versionOf = (lesson: Pick<Lesson, 'hash'>) => lesson.hash.slice(0, 16)

/**
 * The words of a stretch, read from the lesson itself and not from what was sent.
 * @throws DomainError 'conflict' ('passage-changed'): the page was made from another version, so its count means other words
 */
export function takeAnchor(lesson: Lesson, partSlug: string, sent: { where: Stretch; version: string }): Anchor {
	const part = lesson.parts.find(({ slug }) => slug === partSlug)
	const anchor = part && sent.version === versionOf(lesson) ? anchorAt(passagesOf(part), sent.where) : null
	if (!anchor) throw new DomainError('conflict', 'passage-changed')
	return anchor
}
