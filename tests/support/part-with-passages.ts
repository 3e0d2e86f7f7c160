import type { Part } from '~/domain/program/lesson'
import type { Passage } from '~/domain/progress/passages'
import { aPart } from './lessons'

/** Text in which a test can mark words: three paragraphs and a block of its own. */
export const SENTENCES = {
	first: 'On 2 September Vasco, who builds payment retries in Lisbon, told his manager that he was not sure.',
	second:
		'Zofia had defended that work in two planning rounds, and it took her six minutes to give him the business case.',
	third: 'Listening is finding out what you have been told before you do anything with it.',
	note: 'In five studies of live conversation, minds wandered 24 percent of the time.',
}

export function aReadPart(
	slug = 'line',
	paragraphs: string[] = [SENTENCES.first, SENTENCES.second, SENTENCES.third],
): Part {
	return aPart(slug, {
		blocks: [
			{ kind: 'prose', html: paragraphs.map((text) => `<p>${text}</p>`).join('\n') },
			{ kind: 'note', id: 'note-1', title: 'Nodding', html: `<p>${SENTENCES.note}</p>` },
		],
	})
}

/** Where words stand, as a form sends it. */
export function whereOf(passages: Passage[], words: string) {
	const passage = passages.find(({ text }) => text.includes(words))
	if (!passage) throw new Error(`nowhere: ${words}`)
	const start = passage.text.indexOf(words)
	return { passage: passage.id, start, end: start + words.length }
}
