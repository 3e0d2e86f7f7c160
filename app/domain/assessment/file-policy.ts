import type { Verdict } from '../errors'
import { spelled } from '../number-words'
import { MOST_FILES } from './file-kinds'

/**
 * Who may have a file: its author, and whoever assesses the try it is pinned to, for as long as they do. The first pair is
 * done once they have decided, an appeal is the second pair's alone, and nobody else's role opens it
 * (docs/decisions/0047).
 */
export function mayHaveFile(facts: {
	isAuthor: boolean
	isAssessor: boolean
	/** Of the pair the reader is named in; null for none */
	namedInRound: number | null
	round: number
	handedIn: boolean
	decided: boolean
}): Verdict<'not-theirs'> {
	if (facts.isAuthor) return { ok: true }
	const assesses = facts.isAssessor && facts.namedInRound === facts.round && facts.handedIn && !facts.decided
	return assesses ? { ok: true } : { ok: false, why: 'not-theirs' }
}

export const fileRefusals: Record<string, string> = {
	'no-file': 'Choose a file first. An empty one cannot be attached.',
	'file-too-large': 'This file is larger than 5 MB. Make it smaller, or attach it in parts.',
	'file-kind':
		'Files of this kind cannot be attached. PDF, PNG, JPEG, plain text, Markdown, Word, Excel and PowerPoint can.',
	'file-content':
		'This file is not what its ending says, is damaged, or holds macros or something else behind it. Save it anew and attach that.',
	'too-many-files': `There are ${spelled(MOST_FILES)} files already. Take one off first.`,
	'too-much': 'You have as much attached as one person may, over all your tries. Take files off a draft to make room.',
	'file-gone': 'That file is not here any more.',
	'no-files-here': 'This level asks for a text alone.',
}
