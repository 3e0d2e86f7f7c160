import { capitalized, counted, listed, spelled } from '../number-words'
import type { RequirementResult } from './evidence'

/** "Three modules, a knowledge check, three sessions, …": kinds and counts, never scores or routes. */
export function whatItTook(results: RequirementResult[]): string {
	const parts = results.flatMap((result) => {
		if (result.state !== 'met') return []
		const count = Number.parseInt(result.short, 10)
		switch (result.kind) {
			case 'modules':
				// Shown by the check: it stands there for itself.
				return Number.isNaN(count) ? [] : [`${spelled(count)} modules`]
			case 'check':
				return ['a knowledge check']
			case 'sessions':
				return [`${spelled(count)} sessions with a cohort`]
			case 'case':
				return ['a case brought to peers and told to its end']
			case 'practice':
				return ['practice between sessions']
			case 'commitments':
				return [`${counted(count, 'commitment', 'commitments')} tried out at work`]
			case 'assessment':
				return [`${result.title.toLowerCase()} judged by two assessors`]
			default:
				return [result.title.toLowerCase()]
		}
	})
	return capitalized(listed(parts))
}
