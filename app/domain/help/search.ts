import { bareWords } from '../plain-text'
import type { HelpPage } from './page'

const SHORTEST_WORD = 3
const IN_TITLE = 5
const IN_SUMMARY = 3
/** Words that stand in every question and on every page. */
const COMMON = new Set(
	'and are can does for from how not the this what when where which who why with you your'.split(' '),
)

/**
 * Pages that hold every word asked for, or a word that begins with it; when none does, those that hold most. The best come first.
 * Case and accents do not matter.
 */
export function searchHelp<Page extends Pick<HelpPage, 'title' | 'summary' | 'text'>>(
	pages: readonly Page[],
	asked: string,
): Page[] {
	const words = bareWords(asked)
	const wanted = words.filter((word) => word.length >= SHORTEST_WORD && !COMMON.has(word))
	if (wanted.length === 0) return []
	const rated = pages
		.map((page) => ({ page, ...rate(page, wanted) }))
		.filter((each) => each.found > 0)
		.sort((a, b) => b.found - a.found || b.score - a.score)
	const most = rated[0]?.found
	return rated.filter((each) => each.found === most).map((each) => each.page)
}

function rate(page: Pick<HelpPage, 'title' | 'summary' | 'text'>, wanted: string[]) {
	const title = bareWords(page.title)
	const summary = bareWords(page.summary)
	const text = bareWords(page.text)
	const count = (words: string[], word: string) => words.filter((each) => each.startsWith(word)).length
	const scores = wanted.map((word) =>
		[word, singular(word)]
			.map((form) => count(title, form) * IN_TITLE + count(summary, form) * IN_SUMMARY + count(text, form))
			.reduce((best, score) => Math.max(best, score), 0),
	)
	return {
		found: scores.filter((score) => score > 0).length,
		score: scores.reduce((sum, score) => sum + score, 0),
	}
}

/** "certificates" also finds "certificate"; nothing cleverer. */
function singular(word: string): string {
	return word.length > SHORTEST_WORD + 1 && word.endsWith('s') ? word.slice(0, -1) : word
}
