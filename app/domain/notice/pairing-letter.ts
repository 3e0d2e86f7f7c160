import type { Letter } from './letters'

export const PAIRING_LETTER = 'pairing-asked'

/** The subject says neither who nor what: mail programs show it to whoever passes by. */
export function pairingLetter(facts: { calledName: string; by: string; link: string }): Letter {
	return {
		subject: 'A short question waits for you',
		lines: [
			`Hello ${facts.calledName},`,
			`${facts.by} has written down a conversation, or a time at work, that the two of you shared. It counts for a level once you say that it was so: that everybody in it had agreed, and that you talked about it afterwards.`,
			'You are asked for one word, and nothing of what was said.',
		],
		act: { label: 'Say whether it was so', href: facts.link },
		foot: 'If it was not so, say that. Nobody else hears of it.',
	}
}
