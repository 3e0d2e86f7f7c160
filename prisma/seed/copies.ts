import { renderTyped } from '~/domain/markdown.server'
import { originalOf } from '~/domain/pattern/copy'
import { findPattern, type PatternLibrary } from '~/domain/pattern/pattern'
import { daysFrom, idOf, type Story } from './story'

/** A pattern one learner made their own: the template of the weekly 1-on-1, with a line changed. */
export async function workOnPattern({ tx, now }: Story, library: PatternLibrary): Promise<void> {
	const pattern = findPattern(library, 'weekly-1-on-1')
	const original = pattern && originalOf(pattern, 'template')
	if (!pattern || !original) return
	const text = `Thursdays, camera off, on foot when it is dry.\n\n${original.text}`
	await tx.patternCopy.create({
		data: {
			id: idOf('copy-weekly'),
			ownerId: idOf('learner1'),
			patternId: pattern.id,
			part: 'template',
			title: 'The weekly 1-on-1, with R.',
			text,
			html: renderTyped(text, 3),
			baseText: original.text,
			baseVersion: original.version,
			revision: 3,
			createdAt: daysFrom(now, -16),
			changedAt: daysFrom(now, -9),
		},
	})
}
