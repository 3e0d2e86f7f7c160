import type { Stage } from '../program/lesson'
import type { Format } from '../room/format'

/** `title`: what a session of this format is called until somebody names it */
export type FormatChoice = { id: string; name: string; title: string; hasRoom: boolean }

/** Formats a session may have: those of the level's plan first, then every other one with a room, and the one it has. */
export function formatChoices(
	stage: Stage | undefined,
	formats: Map<string, Format>,
	current?: string,
): FormatChoice[] {
	const planned = stage?.sessions.map((session) => session.format) ?? []
	const ids = [...new Set([...planned, ...formats.keys(), ...(current ? [current] : [])])]
	return ids.map((id) => {
		const format = formats.get(id)
		return {
			id,
			title: stage?.sessions.find((session) => session.format === id)?.title ?? format?.title ?? wordsOf(id).name,
			name: format ? `${format.title}, ${format.minutes} min` : nameOf(id),
			hasRoom: format !== undefined,
		}
	})
}

/** "Case review, 75 min" of "case-review-75". */
function nameOf(id: string): string {
	const { name, minutes } = wordsOf(id)
	return minutes ? `${name}, ${minutes} min` : name
}

function wordsOf(id: string): { name: string; minutes: string | undefined } {
	const [, words = id, minutes] = /^(.+?)(?:-(\d+))?$/.exec(id) ?? []
	const name = words.replaceAll('-', ' ')
	return { name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, minutes }
}
