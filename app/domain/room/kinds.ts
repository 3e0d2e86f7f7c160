/** Characters that fit; the browser counts them, wire.ts refuses more. */
export const LONGEST = {
	slip: 500,
	bundle: 60,
	title: 80,
	situation: 4_000,
	ask: 500,
	question: 500,
	learning: 500,
	draft: 4_000,
} as const

/** Of the sheet all write on */
export const LONGEST_SHEET = 12_000

/** What people say without a word: unsigned, kept nowhere, and gone after a moment. */
export const REACTIONS = ['thanks', 'same-here', 'more', 'slower'] as const
export type Reaction = (typeof REACTIONS)[number]
export const reactionNames: Record<Reaction, string> = {
	thanks: 'Thank you',
	'same-here': 'Same here',
	more: 'Say more',
	slower: 'Slower, please',
}

/** “Was this worth your time?”, from 1 to this. */
export const WORTH_MOST = 10
