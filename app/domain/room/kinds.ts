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

/** “Was this worth your time?”, from 1 to this. */
export const WORTH_MOST = 10
