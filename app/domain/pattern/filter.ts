import { bareWords } from '../plain-text'
import type { Group, Moment } from './kinds'
import type { Pattern } from './pattern'

export type Asked = { moment?: Moment; group?: Group; words?: string; templates?: boolean }

/** Patterns that fit everything asked for. Each word must begin a word of the pattern; case and accents do not matter. */
export function filterPatterns(patterns: readonly Pattern[], asked: Asked): Pattern[] {
	const wanted = bareWords(asked.words ?? '')
	return patterns.filter(
		(pattern) =>
			(!asked.moment || pattern.moments.includes(asked.moment)) &&
			(!asked.group || pattern.group === asked.group) &&
			(!asked.templates || pattern.template !== null) &&
			(wanted.length === 0 || holdsAll(pattern, wanted)),
	)
}

function holdsAll(pattern: Pattern, wanted: string[]): boolean {
	const words = bareWords([pattern.title, pattern.situation, ...pattern.moments, pattern.text].join(' '))
	return wanted.every((word) => words.some((each) => each.startsWith(word)))
}
