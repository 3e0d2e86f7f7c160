import type { CopyPart } from './kinds'
import type { Pattern } from './pattern'

/** The text of a pattern that a copy begins as; null when the pattern has none. */
export function originalOf(pattern: Pattern | undefined, part: CopyPart): Original | null {
	const text = part === 'template' ? pattern?.template : pattern?.body
	return pattern && text ? { text, version: pattern.version } : null
}

export type Original = { text: string; version: number }

export type Standing = 'own' | 'current' | 'moved' | 'gone'

/** Of no pattern in the library: what a draft of one's own has for its `patternId` */
export const OWN_DRAFT = ''

/** `own`: a draft, which has no original. `moved`: the original has changed since this copy was made, or since it last took a change up. */
export function standingOf(copy: { patternId: string; baseText: string }, original: Original | null): Standing {
	if (copy.patternId === OWN_DRAFT) return 'own'
	if (!original) return 'gone'
	return original.text === copy.baseText ? 'current' : 'moved'
}

/** A refused act on a copy, in words. */
export const copyRefusals: Record<string, string> = {
	'too-many-copies': 'You have 200 working copies, which is as many as we keep. Delete one you no longer need.',
	'nothing-new': 'There is nothing newer to take up: this copy holds the newest version.',
	'nothing-to-undo': 'There is nothing to undo any more.',
	'too-long': 'Your text and the new version are together longer than 20,000 characters. Shorten yours first.',
}
