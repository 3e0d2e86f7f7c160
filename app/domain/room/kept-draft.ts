/**
 * What somebody was still writing when the server could not be reached, as their browser kept it: docs/decisions/0041.
 * `over`: what the server had when it was typed.
 */
export type KeptDraft = { text: string; over: string }

/** What the box says once another tab has written on: what was only added to there stands around what was typed here. */
export function withBoth(newer: string, { text, over }: KeptDraft): string {
	if (over !== '' && newer.startsWith(over)) return text + newer.slice(over.length)
	if (over !== '' && newer.endsWith(over)) return newer.slice(0, -over.length) + text
	return withKept(newer, { text, over })
}

/** What the box says when they come back. Nothing of either is lost where they wrote on from another device meanwhile. */
export function withKept(onServer: string, { text, over }: KeptDraft): string {
	if (onServer === over || onServer === '' || onServer === text) return text
	return text === '' ? onServer : `${onServer}\n${text}`
}
