import type { Fact } from './news'

/**
 * News that is told together, without what later news of it replaces: whole entries are said anew, so only the last word
 * about each counts. A full batch of cards is then a number for each column, and not one for each card.
 */
export function lastWords(facts: Fact[]): Fact[] {
	const said = new Set<string>()
	const sayFirst = (entry: string) => {
		const isFirst = !said.has(entry)
		said.add(entry)
		return isFirst
	}
	const kept: Fact[] = []
	for (const fact of facts.toReversed()) {
		if (fact.type === 'set') {
			const entries = Object.entries(fact.patch).filter(([entry]) => sayFirst(entry))
			if (entries.length > 0) kept.push({ type: 'set', patch: Object.fromEntries(entries) })
		} else if (fact.type !== 'down' || (!said.has('down') && sayFirst(`down ${fact.column}`))) kept.push(fact)
	}
	return kept.reverse()
}
